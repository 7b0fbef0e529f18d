using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>What is to be arranged in Loket, how each thing stands, and what to ask the accountant.</summary>
internal sealed class ChecklistView(ConsoleRequest request, ConnectionResponse connection, ChecklistResponse checklist)
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
            Widgets.Part("checklist", request.In("Checklist.WhatHasToBeArrangedIn"), items),
            checklist.MailToAccountant is { } mail ? Mail(mail) : Nothing);
    }

    private IHtmlContent Summary(int open)
    {
        var words = (open, connection.State) switch
        {
            (_, ConnectionState.Requested) => request.In("Checklist.WeCanLookThisUpIn"),
            (0, _) => request.In("Checklist.AllThatWeCanCheckIs"),
            _ => request.InPlural("Checklist.Missing", open),
        };
        return Html($"<div role=\"status\">{Widgets.Notice(open > 0 ? Tone.Warning : connection.State == ConnectionState.Requested ? Tone.Quiet : Tone.Good, words)}</div>{Next(open)}");
    }

    /// <summary>Looks again, or goes on where nothing is in the way.</summary>
    private IHtmlContent Next(int open)
    {
        var again = connection.State == ConnectionState.Requested
            ? Nothing
            : request.ButtonForm(request.Paths.Connect(connection.Id), ConnectForm.CheckAgain, request.In("Checklist.CheckAgain"), open > 0 ? "" : "second");
        var choose = connection.State is ConnectionState.SetUp && connection.Administrations.Count == 0
            ? Html($"<a class=\"button {(open > 0 ? "second" : "")}\" href=\"{request.Paths.Administrations(connection.Id)}\">{request.In("Checklist.ChooseAdministrations")}</a>")
            : Nothing;
        return Html($"<div class=\"actions\">{choose}{again}</div>");
    }

    private IHtmlContent Item(ChecklistItemResponse item) => Html($"""
        <h3>{item.Title} {Badge(item.State)}</h3>
        {When(item.Detail is not null, () => $"<p>{item.Detail}</p>")}
        {Employers(item)}
        {When(item.WhoseMove is not null && IsOpen(item), () => $"<p><strong>{request.WhoseMove(item.WhoseMove!.Value)}</strong></p>")}
        <details{When(IsOpen(item), () => $" open")}>
        <summary>{request.In("Checklist.WhyAndHow")}<span class="unseen">: {item.Title}</span></summary>
        <p>{item.Why}</p><p>{item.How}</p>
        {When(item.Note is not null, () => $"<p class=\"notice\">{item.Note}</p>")}
        </details>
        """);

    private IHtmlContent Employers(ChecklistItemResponse item) => item.Employers.Count == 0 ? Nothing : Html($"""
        <ul>{Each(item.Employers, employer => $"<li><strong>{Foreign(employer.EmployerName)}</strong>{Lacks(employer)}</li>")}</ul>
        """);

    private IHtmlContent Lacks(ChecklistEmployerResponse employer) => (employer.Missing.Count, employer.Detail) switch
    {
        ( > 0, _) => Html($": {request.In("Checklist.Lacks")} {string.Join(", ", employer.Missing)}"),
        (_, { } detail) => Html($": {detail}"),
        _ when employer.State == SetUpState.Missing => Html($": {request.In("Checklist.IsMissing")}"),
        _ => Nothing,
    };

    private IHtmlContent Mail(string mail)
    {
        var subject = request.In("Checklist.ConnectingLoketNlWith") + " " + request.Product;
        var address = $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(mail.ReplaceLineEndings("\r\n"))}";
        var copied = request.In("Checklist.Copied");
        return Widgets.Part("ask", request.In("Checklist.WhatToAskYourAccountant"), Html($"""
            <p>{request.In("Checklist.YouCanPutThisTextInto")}</p>
            <div class="letter" id="{MailId}">{mail}</div>
            <div class="actions">
            <button type="button" class="second" data-copies="{MailId}" data-copied="{copied}" hidden>{request.In("Checklist.CopyTheText")}</button>
            {When(address.Length <= LongestMailLink, () => $"<a class=\"button second\" href=\"{address}\">{request.In("Checklist.OpenInYourMailProgram")}</a>")}
            </div>
            """));
    }

    private IHtmlContent Badge(SetUpState state) => state switch
    {
        SetUpState.Ok => Widgets.Badge(request.In("Checklist.InOrder"), Tone.Good),
        SetUpState.Missing => Widgets.Badge(request.In("Checklist.Missing"), Tone.Bad),
        SetUpState.NotYet => Widgets.Badge(request.In("Checklist.CannotBeCheckedYet"), Tone.Quiet),
        _ => Widgets.Badge(request.In("Checklist.CheckThisYourself"), Tone.Quiet),
    };

    private string NotChecked() => request.InPlural("Checklist.NotLookedAt", checklist.EmployersNotChecked);

    private static bool IsOpen(ChecklistItemResponse item) => item.State == SetUpState.Missing;
}
