using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Notifications;

/// <summary>
/// Notifies the owner of a connection, or its planner, of what it needs. The words are those of the moment: a notice that waited for a mail
/// server says what holds now, and nothing where that was mended meanwhile.
/// </summary>
internal sealed class ConnectionNotifier(
    ConnectionStore connections, Planners planners, PlannerClient client, IMailer mailer, MailOptions mail, IEnumerable<INewsWords> words,
    PublicAddress address)
{
    /// <summary>One attempt. Throws what the mail server or the planner made of it.</summary>
    public async Task<NoticeOutcome> TellAsync(NoticeRow notice, CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(notice.TenantKey!);
        var connection = await connections.FindAsync(tenant, new(notice.PartitionKey), cancellation);
        if (connection is null || (notice is { State: NoticeState.Raised, IsNews: false } && !Stands(connection, notice)))
            return NoticeOutcome.NoLongerTrue;
        if (planners.Find(tenant.Planner) is not { } planner)
            return NoticeOutcome.NotTellable(NoticeOutcome.NotTaken);
        if (notice.IsNews)
        {
            return await FindNewsAsync(connection, notice, planner.Profile, cancellation) is { } news
                ? await TellNewsAsync(connection, notice, news, planner, cancellation)
                : NoticeOutcome.NoLongerTrue;
        }

        return notice.Channel == NoticeChannel.OwnerMail
            ? await MailAsync(connection, notice, planner.Profile, cancellation)
            : await TellPlannerAsync(connection, notice, planner, cancellation);
    }

    /// <summary>Null where no slice knows it, or it is not true any more.</summary>
    private async Task<News?> FindNewsAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation)
    {
        foreach (var one in words)
        {
            if (await one.OfAsync(connection, notice, profile, cancellation) is { } news)
                return news;
        }

        return null;
    }

    /// <summary>The connection still needs what the notice says.</summary>
    public static bool Stands(Connection connection, NoticeRow notice) =>
        connection.Attention?.ToString() == notice.Reason && connection.AttentionSince == notice.Since;

    private async Task<NoticeOutcome> MailAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation)
    {
        var reason = notice.AttentionReason;
        return await MailAsync(
            connection,
            owner => AttentionTexts.Mail(connection, reason, owner, profile, LinkTo(connection, reason), notice.MessageId), cancellation);
    }

    private async Task<NoticeOutcome> MailAsync(Connection connection, Func<string, Message> write, CancellationToken cancellation)
    {
        if (connection.OwnerEmail is not { } owner)
            return NoticeOutcome.NotTellable(NoticeOutcome.NoAddress);
        if (!mail.IsOn)
            return NoticeOutcome.NotTellable(NoticeOutcome.MailOff);
        await mailer.SendAsync(write(owner), cancellation);
        return NoticeOutcome.Told;
    }

    private async Task<NoticeOutcome> TellNewsAsync(
        Connection connection, NoticeRow notice, News news, PlannerSettings planner, CancellationToken cancellation)
    {
        if (notice.Channel == NoticeChannel.OwnerMail)
        {
            return news.Mail is { } text
                ? await MailAsync(connection, owner => new Message([owner], text.Subject, text.Text, Id: notice.MessageId), cancellation)
                : NoticeOutcome.NoLongerTrue;
        }

        var told = new PlannerNotice(
            connection.Id, JsonNamingPolicy.CamelCase.ConvertName(notice.Reason), notice.State, notice.Since, connection.Language,
            news.Detail, CodeOf(news.WhoseMove), news.WhatToDo, news.Link, notice.PeriodNames);
        return await client.SendNoticeAsync(planner, connection.Tenant.Account, notice.MessageId, told, cancellation)
            ? NoticeOutcome.Told
            : NoticeOutcome.NotTellable(NoticeOutcome.NotTaken);
    }

    private async Task<NoticeOutcome> TellPlannerAsync(
        Connection connection, NoticeRow notice, PlannerSettings planner, CancellationToken cancellation)
    {
        var reason = notice.AttentionReason;
        var told = new PlannerNotice(connection.Id, CodeOf(reason), notice.State, notice.Since, connection.Language);
        if (notice.State == NoticeState.Raised)
        {
            told = told with
            {
                Detail = AttentionTexts.WhatHappened(connection, reason, planner.Profile, connection.Language),
                WhoseMove = CodeOf(AttentionTexts.ActionOwnerOf(connection, reason)),
                WhatToDo = AttentionTexts.WhatToDo(connection, reason, connection.Language, planner.Profile),
                Link = LinkTo(connection, reason),
            };
        }

        return await client.SendNoticeAsync(planner, connection.Tenant.Account, notice.MessageId, told, cancellation)
            ? NoticeOutcome.Told
            : NoticeOutcome.NotTellable(NoticeOutcome.NotTaken);
    }

    private Uri LinkTo(Connection connection, AttentionReason reason) =>
        address.Api($"console/{AttentionTexts.PageOf(connection, reason)}");

    /// <summary>As everywhere in the API.</summary>
    private static string CodeOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
