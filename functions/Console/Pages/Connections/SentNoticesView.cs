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
    public static IHtmlContent Of(ConsoleRequest request, ConnectionResponse connection, NoticeList told)
    {
        var lines = told.Notices
            .Where(notice => notice.State == NoticeState.Raised && (notice.Reason, notice.Since) == (connection.Attention?.Reason, connection.Attention?.Since))
            .OrderBy(notice => notice.Channel)
            .Select(notice => notice.Channel == NoticeChannel.OwnerMail ? OwnerLine(request, connection.Id, notice) : PlannerLine(request, notice))
            .OfType<IHtmlContent>()
            .ToList();
        return lines.Count == 0 ? Nothing : Html($"<p class=\"quiet\">{Each(lines, line => $"{line} ")}</p>");
    }

    private static IHtmlContent OwnerLine(ConsoleRequest request, string connectionId, SentNoticeResponse notice) => notice switch
    {
        { Status: NoticeStatus.Told, At: { } at } => Html($"{request.In("SentNotices.TheOwnerWasMailedOn")} {Widgets.Moment(request, at)}."),
        { Fault: NoticeOutcome.NoAddress } => Html(
            $"{request.In("SentNotices.NobodyWasMailedFillInA")} {Settings(request, connectionId)}"),
        { Fault: NoticeOutcome.MailOff } => Html($"{request.In("SentNotices.NobodyWasMailedNoMailServer")}"),
        { Fault: NoticeOutcome.MailRefused } => Html(
            $"{request.In("SentNotices.TheOwnerCouldNotBeMailed")} {Settings(request, connectionId)}"),
        { Fault: NoticeOutcome.MailAddressNotSupported } => Html(
            $"{request.In("SentNotices.TheOwnerCouldNotBeMailed2")} {Settings(request, connectionId)}"),
        { Status: NoticeStatus.GivenUp } => Html($"{request.In("SentNotices.TheOwnerCouldNotBeMailed3")}"),
        _ => Html($"{request.In("SentNotices.TheOwnerIsStillToBe")}"),
    };

    /// <summary>Null where the planner does not take notices: it reads the connection's state instead.</summary>
    private static IHtmlContent? PlannerLine(ConsoleRequest request, SentNoticeResponse notice) => notice switch
    {
        { Status: NoticeStatus.Told, At: { } at } => Html($"{request.In("SentNotices.WasToldOn", request.Product)} {Widgets.Moment(request, at)}."),
        { Status: NoticeStatus.Waiting or NoticeStatus.GivenUp } => Html(
            $"{request.In("SentNotices.CouldNotReceiveTheNoticeYet", request.Product)}"),
        _ => null,
    };

    private static IHtmlContent Settings(ConsoleRequest request, string connectionId) => request.Caller.Access.Allows(Permission.EditConnection)
        ? Html($"<a href=\"{request.Paths.Settings(connectionId)}\">{request.In("Common.ToTheSettings")}</a>")
        : Nothing;
}
