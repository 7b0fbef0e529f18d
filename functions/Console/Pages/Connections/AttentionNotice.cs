using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>What a connection needs: what happened, whose move it is, what to do, and the page where it is mended.</summary>
internal static class AttentionNotice
{
    /// <summary>Nothing where all is well.</summary>
    /// <param name="isLinked">False on the very page where it is mended.</param>
    public static IHtmlContent Of(ConsoleRequest visit, ConnectionResponse connection, bool isLinked = true) =>
        connection.Attention is not { } attention ? Nothing : Widgets.Notice(Tone.Warning, Html($"""
            <p><strong>{Title(visit, attention.Reason)}.</strong> {Foreign(attention.Detail)}
            {When(attention.Since is not null, () => $"<span class=\"quiet\">{visit.In("Sinds", "Since")} {Widgets.Moment(visit, attention.Since!.Value)}.</span>")}</p>
            <p>{visit.WhoseMove(attention.WhoseMove)} {ToDo(visit, attention)}</p>
            {(isLinked ? Mend(visit, connection.Id, attention) : Nothing)}
            """));

    /// <summary>Here one need not choose again to have the rights checked.</summary>
    private static string ToDo(ConsoleRequest visit, AttentionResponse attention) => attention.Reason == AttentionReason.RightsMissing
        ? visit.In(
            "Vraag om de genoemde rechten bij de genoemde werkgevers. Kies daarna op de pagina Verbinden voor “Opnieuw nakijken”.",
            "Ask for the rights named here at the employers named. Then choose “Check again” on the page Connect.")
        : attention.WhatToDo;

    private static IHtmlContent Mend(ConsoleRequest visit, string connectionId, AttentionResponse attention)
    {
        var (paths, access) = (visit.Paths, visit.Caller.Access);
        return attention.Reason switch
        {
            AttentionReason.Reconnect when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), visit.In("Opnieuw verbinden", "Connect again")),
            AttentionReason.RightsMissing when access.Allows(Permission.EditConnection) =>
                Link(paths.Connect(connectionId), visit.In("Bekijk welke rechten ontbreken", "See which rights are missing")),
            AttentionReason.Reconnect or AttentionReason.RightsMissing => Html(
                $"<p>{visit.In("Wie de koppeling beheert, kan dit herstellen.", "Whoever manages the connection can mend this.")}</p>"),
            AttentionReason.PlannerFailing or AttentionReason.RunFailed or AttentionReason.RecordsUnreadable
                when access.Allows(Permission.ViewPayroll) =>
                Link(paths.Runs(connectionId), visit.In("Naar de synchronisaties", "To the syncs")),
            AttentionReason.ExportFailed or AttentionReason.FileNotMailed or AttentionReason.MarksNotDelivered when access.Allows(Permission.ViewPayroll) =>
                Link($"{paths.Home}/{attention.Page}", visit.In("Ga hiernaartoe", "Go there")),
            _ => Nothing,
        };

        static IHtmlContent Link(string path, string text) => Html($"<p class=\"actions\">{Widgets.ButtonLink(path, text)}</p>");
    }

    private static string Title(ConsoleRequest visit, AttentionReason reason) => reason switch
    {
        AttentionReason.Reconnect => visit.In("Log opnieuw in bij Loket.nl", "Sign in at Loket.nl again"),
        AttentionReason.RightsMissing => visit.In("Er ontbreken rechten in Loket.nl", "Rights are missing in Loket.nl"),
        AttentionReason.PlannerFailing => visit.In($"{visit.Product} kon de medewerkers niet ontvangen", $"{visit.Product} could not receive the staff"),
        AttentionReason.RunFailed => visit.In("De laatste synchronisatie is niet afgemaakt", "The last sync did not finish"),
        AttentionReason.ExportFailed => visit.In("De laatste export is niet (geheel) gelukt", "The last export did not succeed, or not wholly"),
        AttentionReason.FileNotMailed => visit.In("Een loonbestand kon niet worden gemaild", "A payroll file could not be mailed"),
        AttentionReason.RecordsUnreadable => visit.In("Gegevens in Loket.nl zijn niet te lezen", "Data in Loket.nl cannot be read"),
        _ => visit.In(
            $"{visit.Product} weet nog niet welke uren zijn geëxporteerd", $"{visit.Product} does not know yet which hours were exported"),
    };
}
