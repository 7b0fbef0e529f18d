using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Notifications;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Time;

namespace LoketFunctions.Pension.Delivery;

/// <summary>
/// Tells owner and provider what came of deliveries: each thing once. What a look tells is noted first, with the look, so that a repeat
/// after a death tells the same notices, each of which is one.
/// </summary>
internal sealed class DeliveryNews(
    DeliveryStore store, PensionStore stages, ConnectionNotices notices, OperatorNotices operators, PensionOptions options,
    TimeProvider clock)
{
    public const string Delivered = "PensionDelivered";
    public const string Corrected = "PensionCorrected";
    public const string SetAside = "PensionLinesSetAside";
    public const string Held = "PensionDeliveryHeld";
    public const string ApprovalMissing = "PensionApprovalMissing";
    public const string NotRead = "PensionPeriodsNotRead";

    /// <param name="at">Of the look: names the notices of it.</param>
    public async Task TellAsync(Connection connection, DateTimeOffset at, CancellationToken cancellation)
    {
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        foreach (var row in await store.ListAsync(connection.Id, cancellation))
        {
            if (NewsOf(row, today).Any())
                await store.ChangeAsync(connection.Id, row.Key, one => Note(one, today, at), cancellation);
        }

        var noted = (await store.ListAsync(connection.Id, cancellation)).Where(row => row.NewsAt == at)
            .OrderBy(row => row.PeriodId).ToList();
        foreach (var reason in noted.SelectMany(row => row.News.Split(' ')).Distinct(StringComparer.Ordinal))
        {
            var periods = noted.Where(row => row.News.Split(' ').Contains(reason)).Select(row => row.PeriodName);
            await notices.TellNewsAsync(connection, reason, [.. periods.Distinct(StringComparer.Ordinal)], at, cancellation);
        }

        var held = noted.Where(row => row.News.Split(' ').Contains(Held)).Select(row => row.Failure).OfType<string>();
        foreach (var code in held.Distinct(StringComparer.Ordinal))
            await TellOperatorAsync(connection, code, at, cancellation);
        await TellNotReadAsync(connection, at, cancellation);
    }

    /// <summary>Of what is the operator's to mend, and nobody else's.</summary>
    private async Task TellOperatorAsync(Connection connection, string code, DateTimeOffset at, CancellationToken cancellation)
    {
        if (DeliveryWords.Of(code, Languages.English).Move != ActionOwner.Operator)
            return;
        await operators.RaiseAsync(
            new OperatorNotice(
                OperatorReason.ConnectionFailing, $"{connection.Id} {code} {at.UtcTicks}",
                $"connection {connection.Id} of {connection.PartitionKey}: pension deliveries: {code}"),
            cancellation);
    }

    private IEnumerable<string> NewsOf(DeliveryRow row, DateOnly today)
    {
        if (row.State == DeliveryState.Delivered && row.Last is { } last)
        {
            if (last.Version > row.VersionTold)
                yield return last.Version == 1 ? Delivered : Corrected;
            if (row.HasNewSetAside)
                yield return SetAside;
        }

        if (row.Failure is not null && row.Failure != row.FailureTold)
            yield return Held;
        if (row is { State: DeliveryState.AwaitsApproval, ApprovalTold: null } && row.Period.End.AddDays(options.ApprovalDays) < today)
            yield return ApprovalMissing;
    }

    private void Note(DeliveryRow row, DateOnly today, DateTimeOffset at)
    {
        var news = NewsOf(row, today).ToList();
        (row.News, row.NewsAt) = (string.Join(' ', news), at);
        if (news.Contains(Delivered) || news.Contains(Corrected))
            row.VersionTold = row.Last!.Version;
        if (news.Contains(SetAside))
            row.HasNewSetAside = false;
        if (news.Contains(Held))
            row.FailureTold = row.Failure;
        if (news.Contains(ApprovalMissing))
            row.ApprovalTold = at;
    }

    private async Task TellNotReadAsync(Connection connection, DateTimeOffset at, CancellationToken cancellation)
    {
        var link = await stages.ChangeLinkAsync(
            connection.Id,
            row =>
            {
                if (row.LookFailure is null || row.LookFailure == row.LookFailureTold)
                    return false;
                (row.LookFailureTold, row.LookFailureToldAt) = (row.LookFailure, at);
                return true;
            },
            cancellation);
        if (link.LookFailureToldAt != at)
            return;
        await notices.TellNewsAsync(connection, NotRead, at, cancellation);
        await TellOperatorAsync(connection, link.LookFailureTold!, at, cancellation);
    }
}
