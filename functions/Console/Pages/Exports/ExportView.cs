using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The page of one export as HTML.</summary>
internal sealed class ExportView(ConsoleRequest visit, ConnectionResponse connection, ExportResponse export)
{
    public const string SendMarks = "marks";
    public const string Mail = "mail";
    public const string Confirm = "confirm";
    public const string TokenField = "token";
    public const string AdministrationField = "administration";

    /// <summary>Which page of the registrations of no administration.</summary>
    public const string UnplacedField = "unplaced";

    /// <summary>As the operation names it.</summary>
    private const string Recipients = "recipients";

    private readonly PageQuery _page = visit.PageOf(export.AdministrationCount);

    /// <summary>Why what was asked was not done.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The field for other addresses, of which a page can have several.</summary>
    public static string RecipientsOf(Guid administrationId) => $"{Recipients}-{administrationId}";

    public IResult Show()
    {
        var isGoingOn = ExportNames.IsGoingOn(export.State);
        // The first attempt is watched, and the second, which follows within minutes. Others can take a day: nothing to watch.
        var isLive = isGoingOn || export is { Marks: ConfirmationState.Waiting, MarksAttempts: <= 1 }
            || _page.From(export.Administrations).Any(one => one.File?.Mail is SendState.Waiting);
        return visit.Show(
            new Page($"{ExportNames.KindOf(visit, export.Preview)} {visit.In("Common.Of")} {visit.Reader.Moment(export.QueuedAt)}", connection, Section.Exports)
            {
                IsLive = isLive,
                Status = Problem?.Status ?? StatusCodes.Status200OK,
            },
            Html($"""
                {visit.Faults(Shown(Problem), (_, _) => visit.In("Export.FillInValidEMailAddresses"))}
                {Widgets.Live("state", isLive, State(isGoingOn))}
                {Widgets.Live("parts", isLive, Parts(isGoingOn), isRead: false)}
                {Widgets.Pager(visit, _page, export.AdministrationCount, visit.Paths.Export(connection.Id, export.Id))}
                <p>{Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("Export.AllExports"))}</p>
                """));
    }

    private IHtmlContent State(bool isGoingOn)
    {
        return Html($"""
            <p>{ExportNames.Badge(visit, export.State)} {visit.In("Export.OfAdministrationsReady", visit.Reader.Count(export.AdministrationsEnded), visit.Reader.Count(export.AdministrationCount))}</p>
            {When(isGoingOn && export.AdministrationCount > 0, () => $"<progress max=\"{export.AdministrationCount}\" value=\"{export.AdministrationsEnded}\" aria-label=\"{visit.In("Export.Progress")}\"></progress>")}
            {When(export is { Preview: true, State: ExportState.Previewed }, () => $"{Widgets.Notice(Tone.Quiet, visit.In("Export.ThisIsAPreviewNothingWas"))}")}
            """);
    }

    private IHtmlContent Parts(bool isGoingOn) => Html($"""
        {Advice.Problem(visit, new(connection.Id, ExportId: export.Id), export.Problem)}
        {Faults()}
        {Unplaced()}
        {Widgets.Facts(
        [
            (visit.In("Common.AskedFor"), Widgets.Moment(visit, export.QueuedAt)),
            (visit.In("Common.Finished"), export.FinishedAt is { } at ? Widgets.Moment(visit, at) : "–"),
            (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(export.Registrations, visit.Reader)),
            (visit.In("Common.Lines"), visit.Reader.Count(export.Lines)),
        ])}
        {(export.Preview ? Nothing : Marks(isGoingOn))}
        {Each(_page.From(export.Administrations), one => $"{new ExportParts(visit, connection, export, one) { FaultOfRecipients = FaultOf(one) }.Show(isGoingOn)}")}
        """);

    /// <summary>What is wrong with the registrations: the planner's vendor mends it.</summary>
    private IHtmlContent Faults() => export.Faults.Count == 0 ? Nothing : Widgets.Part("registration-faults", visit.In("Export.FaultsInTheRegistrations"), Html($"""
        <p>{visit.In("Export.FoundTheseAreTheFirstTell", visit.Reader.Count(export.FaultCount), visit.Product)}
        {When(export.Problem is null, () => $"{visit.In("Export.TheseRegistrationsWereSetAsideThe")}")}</p>
        {Widgets.Table(
            visit.In("Export.FaultsInTheRegistrations"),
            [new Column(visit.In("Common.Registration")), new Column(visit.In("Export.Field")), new Column(visit.In("Export.Fault"))],
            export.Faults.Select(fault => (IReadOnlyList<object?>)
            [
                Foreign(fault.RegistrationId ?? (fault.Index is { } index ? visit.In("Export.Number", index + 1) : "–")), Html($"<code>{fault.Field}</code>"), Html($"<span lang=\"en\">{fault.Fault}</span>"),
            ]),
            "")}
        """));

    /// <summary>What no administration's report has, as it is not known whose it is.</summary>
    private IHtmlContent Unplaced() => export.Unplaced.Count == 0 ? Nothing : Widgets.Part("unplaced", visit.In("Export.RegistrationsOfNoAdministration"), Html($"""
        <p>{visit.In("Export.OfRegistrationsItIsNotKnown", visit.Reader.Count(export.UnplacedCount))}</p>
        {Widgets.Table(
            visit.In("Export.RegistrationsOfNoAdministration"),
            [
                new Column(visit.In("Common.Registration")), new Column(visit.In("Common.Date")), new Column(visit.In("Common.Employee")),
                new Column(visit.In("Common.EmployeeInThePlanner")), new Column(visit.In("Common.Reason")), new Column(visit.In("Common.WhatToDo")),
            ],
            export.Unplaced.Select(line => (IReadOnlyList<object?>)
            [
                Foreign(line.RegistrationId), line.Date is { } date ? visit.Reader.Date(date) : null, Foreign(line.Name), Foreign(line.PlannerEmployeeId), line.What,
                Advice.Of(visit, new(connection.Id, ExportId: export.Id), ExportWords.Explain(line.Reason, visit.Language)),
            ]),
            "")}
        {Widgets.Pager(visit, visit.PageOf(export.UnplacedCount, UnplacedField), export.UnplacedCount, visit.Paths.Export(connection.Id, export.Id), UnplacedField)}
        """));

    private IHtmlContent Marks(bool isGoingOn)
    {
        var isLeft = export.Marks == ConfirmationState.DeadLetter || export is { Marks: ConfirmationState.Waiting, MarksAttempts: > 0 };
        return Widgets.Part("marks", visit.In("Export.Telling", visit.Product), Html($"""
            <p>{ExportNames.Badge(visit, export.Marks)} {When(export.MarksAttempts > 1, () => $"{visit.In("Export.TriedTimes", visit.Reader.Count(export.MarksAttempts))}")}</p>
            <p class="quiet">{visit.In("Export.IsToldWhichRegistrationsWereExported", visit.Product)}</p>
            {When(isLeft && !isGoingOn && visit.Caller.Access.Allows(Permission.EditPayroll), () => $"{visit.ButtonForm(visit.Paths.Export(connection.Id, export.Id), SendMarks, visit.In("Export.TellAgain"), "second")}")}
            """));
    }

    private bool IsOfRecipients => Problem?.Faults?.ContainsKey(Recipients) == true;

    private string? FaultOf(ExportAdministrationResponse administration) => IsOfRecipients && visit.Text(AdministrationField) == administration.Id.ToString()
        ? visit.In("Export.ThisIsNoValidEMail")
        : null;

    /// <summary>With its fault at the field that was filled in.</summary>
    private Problem? Shown(Problem? problem) => IsOfRecipients && Guid.TryParse(visit.Text(AdministrationField), out var administrationId)
        ? problem! with { Faults = new Dictionary<string, InputFault> { [RecipientsOf(administrationId)] = InputFaults.NotMailAddress } }
        : problem;
}
