using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>What is to be arranged in Loket, how each thing stands, and what to ask the accountant.</summary>
internal sealed class ChecklistView(ConsoleRequest visit, ConnectionResponse connection, ChecklistResponse checklist)
{
    private const string MailId = "mail-to-accountant";

    /// <summary>Mail programs cut longer addresses off.</summary>
    private const int LongestMailLink = 1900;

    public IHtmlContent Show()
    {
        var items = Html($"""
            {Summary(checklist.Items.Count(IsOpen))}
            <ol class="checklist">{Each(checklist.Items, item => $"<li>{Item(item)}</li>")}</ol>
            {When(checklist.EmployersNotChecked > 0, () => $"<p class=\"quiet\">{NotChecked()}</p>")}
            """);
        return All(
            Widgets.Part("checklist", visit.In("Wat er in Loket.nl geregeld moet zijn", "What has to be arranged in Loket.nl"), items),
            checklist.MailToAccountant is { } mail ? Mail(mail) : Nothing);
    }

    private IHtmlContent Summary(int open)
    {
        var words = (open, connection.State) switch
        {
            (_, ConnectionState.Requested) => visit.In(
                "Wij kunnen dit pas in Loket.nl nakijken als u bent ingelogd.", "We can look this up in Loket.nl once you have signed in."),
            (0, _) => visit.In("Alles wat wij kunnen nakijken, is in orde.", "All that we can check is in order."),
            (1, _) => visit.In("Er ontbreekt 1 ding.", "1 thing is missing."),
            _ => visit.In($"Er ontbreken {open} dingen.", $"{open} things are missing."),
        };
        return Html($"<div role=\"status\">{Widgets.Notice(open > 0 ? Tone.Warning : connection.State == ConnectionState.Requested ? Tone.Quiet : Tone.Good, words)}</div>{Next(open)}");
    }

    /// <summary>Looks again, or goes on where nothing is in the way.</summary>
    private IHtmlContent Next(int open)
    {
        var again = connection.State == ConnectionState.Requested
            ? Nothing
            : visit.ButtonForm(visit.Paths.Connect(connection.Id), ConnectForm.CheckAgain, visit.In("Opnieuw nakijken", "Check again"), open > 0 ? "" : "second");
        var choose = connection.State is ConnectionState.SetUp && connection.Administrations.Count == 0
            ? Html($"<a class=\"button {(open > 0 ? "second" : "")}\" href=\"{visit.Paths.Administrations(connection.Id)}\">{visit.In("Administraties kiezen", "Choose administrations")}</a>")
            : Nothing;
        return Html($"<div class=\"actions\">{choose}{again}</div>");
    }

    private IHtmlContent Item(ChecklistItemResponse item) => Html($"""
        <h3>{item.Title} {Badge(item.State)}</h3>
        {When(item.Detail is not null, () => $"<p>{item.Detail}</p>")}
        {Employers(item)}
        {When(item.WhoseMove is not null && IsOpen(item), () => $"<p><strong>{visit.WhoseMove(item.WhoseMove!.Value)}</strong></p>")}
        <details{When(IsOpen(item), () => $" open")}>
        <summary>{visit.In("Waarom en hoe", "Why and how")}<span class="unseen">: {item.Title}</span></summary>
        <p>{item.Why}</p><p>{item.How}</p>
        {When(item.Note is not null, () => $"<p class=\"notice\">{item.Note}</p>")}
        </details>
        """);

    private IHtmlContent Employers(ChecklistItemResponse item) => item.Employers.Count == 0 ? Nothing : Html($"""
        <ul>{Each(item.Employers, employer => $"<li><strong>{Foreign(employer.EmployerName)}</strong>{Lacks(employer)}</li>")}</ul>
        """);

    private IHtmlContent Lacks(ChecklistEmployerResponse employer) => (employer.Missing.Count, employer.Detail) switch
    {
        ( > 0, _) => Html($": {visit.In("het ontbreekt aan", "lacks")} {string.Join(", ", employer.Missing)}"),
        (_, { } detail) => Html($": {detail}"),
        _ when employer.State == SetUpState.Missing => Html($": {visit.In("ontbreekt", "is missing")}"),
        _ => Nothing,
    };

    private IHtmlContent Mail(string mail)
    {
        var subject = visit.In("Loket.nl koppelen aan", "Connecting Loket.nl with") + " " + visit.Product;
        var address = $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(mail.ReplaceLineEndings("\r\n"))}";
        var copied = visit.In("Gekopieerd", "Copied");
        return Widgets.Part("ask", visit.In("Vraag aan uw accountant", "What to ask your accountant"), Html($"""
            <p>{visit.In("U kunt deze tekst in een mail zetten.", "You can put this text into a mail.")}</p>
            <div class="letter" id="{MailId}">{mail}</div>
            <div class="actions">
            <button type="button" class="second" data-copies="{MailId}" data-copied="{copied}" hidden>{visit.In("Tekst kopiëren", "Copy the text")}</button>
            {When(address.Length <= LongestMailLink, () => $"<a class=\"button second\" href=\"{address}\">{visit.In("Openen in uw mailprogramma", "Open in your mail program")}</a>")}
            </div>
            """));
    }

    private IHtmlContent Badge(SetUpState state) => state switch
    {
        SetUpState.Ok => Widgets.Badge(visit.In("In orde", "In order"), Tone.Good),
        SetUpState.Missing => Widgets.Badge(visit.In("Ontbreekt", "Missing"), Tone.Bad),
        SetUpState.NotYet => Widgets.Badge(visit.In("Nog niet na te kijken", "Cannot be checked yet"), Tone.Quiet),
        _ => Widgets.Badge(visit.In("Kijk dit zelf na", "Check this yourself"), Tone.Quiet),
    };

    private string NotChecked() => checklist.EmployersNotChecked == 1
        ? visit.In("Bij 1 andere werkgever is niet gekeken.", "1 more employer was not looked at.")
        : visit.In(
            $"Bij {visit.Reader.Count(checklist.EmployersNotChecked)} andere werkgevers is niet gekeken.",
            $"{visit.Reader.Count(checklist.EmployersNotChecked)} more employers were not looked at.");

    private static bool IsOpen(ChecklistItemResponse item) => item.State == SetUpState.Missing;
}
