using LoketFunctions.Components;
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
internal sealed class ExportView(ConsoleRequest request, ConnectionResponse connection, ExportResponse export)
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

    private readonly PageQuery _page = request.PageOf(export.AdministrationCount);

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
        return request.Show(
            new Page($"{ExportNames.KindOf(request, export.Preview)} {request.In("Common.Of")} {request.Reader.Moment(export.QueuedAt)}", connection, Section.Exports)
            {
                IsLive = isLive,
                Status = Problem?.Status ?? StatusCodes.Status200OK,
            },
            Html($"""
                {request.Faults(Shown(Problem), (_, _) => request.In("Export.FillInValidEMailAddresses"))}
                {Widgets.Live("state", isLive, State(isGoingOn))}
                {Widgets.Live("parts", isLive, Parts(isGoingOn), isRead: false)}
                {Widgets.Pager(request, _page, export.AdministrationCount, request.Paths.Export(connection.Id, export.Id))}
                <p>{Widgets.Link(request.Paths.Exports(connection.Id), request.In("Export.AllExports"))}</p>
                """));
    }

    private IHtmlContent State(bool isGoingOn)
    {
        return Html($"""
            <p>{Widgets.Badge(ExportNames.Badge(request, export.State))} {request.In("Export.OfAdministrationsReady", request.Reader.Count(export.AdministrationsEnded), request.Reader.Count(export.AdministrationCount))}</p>
            {When(isGoingOn && export.AdministrationCount > 0, () => $"<progress max=\"{export.AdministrationCount}\" value=\"{export.AdministrationsEnded}\" aria-label=\"{request.In("Export.Progress")}\"></progress>")}
            {When(export is { Preview: true, State: ExportState.Previewed }, () => $"{Widgets.Notice(Tone.Quiet, request.In("Export.ThisIsAPreviewNothingWas"))}")}
            """);
    }

    private IHtmlContent Parts(bool isGoingOn) => Html($"""
        {Advice.Problem(request, new(connection.Id, ExportId: export.Id), export.Problem)}
        {Faults()}
        {Unplaced()}
        {Widgets.Facts(
        [
            (request.In("Common.AskedFor"), Widgets.Moment(request, export.QueuedAt)),
            (request.In("Common.Finished"), export.FinishedAt is { } at ? Widgets.Moment(request, at) : "–"),
            (RegistrationCountWords.Name(request.Reader), RegistrationCountWords.Of(export.Registrations, request.Reader)),
            (request.In("Common.Lines"), request.Reader.Count(export.Lines)),
        ])}
        {(export.Preview ? Nothing : Marks(isGoingOn))}
        {Each(_page.From(export.Administrations), one => $"{new ExportParts(request, connection, export, one) { FaultOfRecipients = FaultOf(one) }.Show(isGoingOn)}")}
        """);

    /// <summary>What is wrong with the registrations: the planner's vendor mends it.</summary>
    private IHtmlContent Faults() => export.Faults.Count == 0 ? Nothing : Widgets.Part("registration-faults", request.In("Export.FaultsInTheRegistrations"), Html($"""
        <p>{request.In("Export.FoundTheseAreTheFirstTell", request.Reader.Count(export.FaultCount), request.Product)}
        {When(export.Problem is null, () => $"{request.In("Export.TheseRegistrationsWereSetAsideThe")}")}</p>
        {Widgets.Table(
            request.In("Export.FaultsInTheRegistrations"),
            [new Column(request.In("Common.Registration")), new Column(request.In("Export.Field")), new Column(request.In("Export.Fault"))],
            export.Faults.Select(fault => (IReadOnlyList<object?>)
            [
                Foreign(fault.RegistrationId ?? (fault.Index is { } index ? request.In("Export.Number", index + 1) : "–")), Html($"<code>{fault.Field}</code>"), Html($"<span lang=\"en\">{fault.Fault}</span>"),
            ]),
            "")}
        """));

    /// <summary>What no administration's report has, as it is not known whose it is.</summary>
    private IHtmlContent Unplaced() => export.Unplaced.Count == 0 ? Nothing : Widgets.Part("unplaced", request.In("Export.RegistrationsOfNoAdministration"), Html($"""
        <p>{request.In("Export.OfRegistrationsItIsNotKnown", request.Reader.Count(export.UnplacedCount))}</p>
        {Widgets.Table(
            request.In("Export.RegistrationsOfNoAdministration"),
            [
                new Column(request.In("Common.Registration")), new Column(request.In("Common.Date")), new Column(request.In("Common.Employee")),
                new Column(request.In("Common.EmployeeInThePlanner")), new Column(request.In("Common.Reason")), new Column(request.In("Common.WhatToDo")),
            ],
            export.Unplaced.Select(line => (IReadOnlyList<object?>)
            [
                Foreign(line.RegistrationId), line.Date is { } date ? request.Reader.Date(date) : null, Foreign(line.Name), Foreign(line.PlannerEmployeeId), line.What,
                Advice.Of(request, new(connection.Id, ExportId: export.Id), ExportWords.Explain(line.Reason, request.Language)),
            ]),
            "")}
        {Widgets.Pager(request, request.PageOf(export.UnplacedCount, UnplacedField), export.UnplacedCount, request.Paths.Export(connection.Id, export.Id), UnplacedField)}
        """));

    private IHtmlContent Marks(bool isGoingOn)
    {
        var isLeft = export.Marks == ConfirmationState.DeadLetter || export is { Marks: ConfirmationState.Waiting, MarksAttempts: > 0 };
        return Widgets.Part("marks", request.In("Export.Telling", request.Product), Html($"""
            <p>{Widgets.Badge(ExportNames.Badge(request, export.Marks))} {When(export.MarksAttempts > 1, () => $"{request.In("Export.TriedTimes", request.Reader.Count(export.MarksAttempts))}")}</p>
            <p class="quiet">{request.In("Export.IsToldWhichRegistrationsWereExported", request.Product)}</p>
            {When(isLeft && !isGoingOn && request.Caller.Access.Allows(Permission.EditPayroll), () => $"{request.ButtonForm(request.Paths.Export(connection.Id, export.Id), SendMarks, request.In("Export.TellAgain"), "second")}")}
            """));
    }

    private bool IsOfRecipients => Problem?.Faults?.ContainsKey(Recipients) == true;

    private string? FaultOf(ExportAdministrationResponse administration) => IsOfRecipients && request.Text(AdministrationField) == administration.Id.ToString()
        ? request.In("Export.ThisIsNoValidEMail")
        : null;

    /// <summary>With its fault at the field that was filled in.</summary>
    private Problem? Shown(Problem? problem) => IsOfRecipients && Guid.TryParse(request.Text(AdministrationField), out var administrationId)
        ? problem! with { Faults = new Dictionary<string, InputFault> { [RecipientsOf(administrationId)] = InputFaults.NotMailAddress } }
        : problem;
}
