using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Who knows what a connection needs now, and what to mend where somebody could not be told.</summary>
internal static class SentNoticesView
{
    /// <summary>Nothing where nothing is needed.</summary>
    public static IHtmlContent Of(ConsoleRequest visit, ConnectionResponse connection, NoticeList told)
    {
        var lines = told.Notices
            .Where(notice => notice.State == NoticeState.Raised && (notice.Reason, notice.Since) == (connection.Attention?.Reason, connection.Attention?.Since))
            .OrderBy(notice => notice.Channel)
            .Select(notice => notice.Channel == NoticeChannel.OwnerMail ? OwnerLine(visit, connection.Id, notice) : PlannerLine(visit, notice))
            .OfType<IHtmlContent>()
            .ToList();
        return lines.Count == 0 ? Nothing : Html($"<p class=\"quiet\">{Each(lines, line => $"{line} ")}</p>");
    }

    private static IHtmlContent OwnerLine(ConsoleRequest visit, string connectionId, SentNoticeResponse notice) => notice switch
    {
        { Status: NoticeStatus.Told, At: { } at } => Html($"{visit.In("SentNotices.TheOwnerWasMailedOn")} {Widgets.Moment(visit, at)}."),
        { Fault: NoticeOutcome.NoAddress } => Html(
            $"{visit.In("SentNotices.NobodyWasMailedFillInA")} {Settings(visit, connectionId)}"),
        { Fault: NoticeOutcome.MailOff } => Html($"{visit.In("SentNotices.NobodyWasMailedNoMailServer")}"),
        { Fault: NoticeOutcome.MailRefused } => Html(
            $"{visit.In("SentNotices.TheOwnerCouldNotBeMailed")} {Settings(visit, connectionId)}"),
        { Fault: NoticeOutcome.MailAddressNotSupported } => Html(
            $"{visit.In("SentNotices.TheOwnerCouldNotBeMailed2")} {Settings(visit, connectionId)}"),
        { Status: NoticeStatus.GivenUp } => Html($"{visit.In("SentNotices.TheOwnerCouldNotBeMailed3")}"),
        _ => Html($"{visit.In("SentNotices.TheOwnerIsStillToBe")}"),
    };

    /// <summary>Null where the planner does not take notices: it reads the connection's state instead.</summary>
    private static IHtmlContent? PlannerLine(ConsoleRequest visit, SentNoticeResponse notice) => notice switch
    {
        { Status: NoticeStatus.Told, At: { } at } => Html($"{visit.In("SentNotices.WasToldOn", visit.Product)} {Widgets.Moment(visit, at)}."),
        { Status: NoticeStatus.Waiting or NoticeStatus.GivenUp } => Html(
            $"{visit.In("SentNotices.CouldNotReceiveTheNoticeYet", visit.Product)}"),
        _ => null,
    };

    private static IHtmlContent Settings(ConsoleRequest visit, string connectionId) => visit.Caller.Access.Allows(Permission.EditConnection)
        ? Html($"<a href=\"{visit.Paths.Settings(connectionId)}\">{visit.In("Common.ToTheSettings")}</a>")
        : Nothing;
}
