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
        { Status: NoticeStatus.Told, At: { } at } => Html($"{visit.In("De beheerder is gemaild op", "The owner was mailed on")} {Widgets.Moment(visit, at)}."),
        { Fault: NoticeOutcome.NoAddress } => Html(
            $"{visit.In("Er is niemand gemaild: vul een mailadres in.", "Nobody was mailed: fill in a mail address.")} {Settings(visit, connectionId)}"),
        { Fault: NoticeOutcome.MailOff } => Html($"{visit.In("Er is niemand gemaild: er is geen mailserver ingesteld.", "Nobody was mailed: no mail server is set.")}"),
        { Fault: NoticeOutcome.MailRefused } => Html(
            $"{visit.In("De beheerder kon niet worden gemaild: controleer het mailadres.", "The owner could not be mailed: check the mail address.")} {Settings(visit, connectionId)}"),
        { Fault: NoticeOutcome.MailAddressNotSupported } => Html(
            $"{visit.In("De beheerder kon niet worden gemaild: de mailserver kan niet mailen aan een adres met letters zoals é voor het apenstaartje.", "The owner could not be mailed: the mail server takes no address with letters such as é before the @.")} {Settings(visit, connectionId)}"),
        { Status: NoticeStatus.GivenUp } => Html($"{visit.In("De beheerder kon niet worden gemaild.", "The owner could not be mailed.")}"),
        _ => Html($"{visit.In("De beheerder wordt nog gemaild.", "The owner is still to be mailed.")}"),
    };

    /// <summary>Null where the planner does not take notices: it reads the connection's state instead.</summary>
    private static IHtmlContent? PlannerLine(ConsoleRequest visit, SentNoticeResponse notice) => notice switch
    {
        { Status: NoticeStatus.Told, At: { } at } => Html($"{visit.In($"{visit.Product} weet het sinds", $"{visit.Product} was told on")} {Widgets.Moment(visit, at)}."),
        { Status: NoticeStatus.Waiting or NoticeStatus.GivenUp } => Html(
            $"{visit.In($"{visit.Product} kon de melding nog niet ontvangen.", $"{visit.Product} could not receive the notice yet.")}"),
        _ => null,
    };

    private static IHtmlContent Settings(ConsoleRequest visit, string connectionId) => visit.Caller.Access.Allows(Permission.EditConnection)
        ? Html($"<a href=\"{visit.Paths.Settings(connectionId)}\">{visit.In("Naar de instellingen", "To the settings")}</a>")
        : Nothing;
}
