using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Mapping;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The page on which a preview or an export is asked for, as HTML.</summary>
internal sealed class NewExportView(ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, MappingOverviewResponse codes)
{
    public const string AdministrationField = "administration";
    public const string PeriodField = "period";
    public const string StepField = "step";
    public const string Confirm = "confirm";
    public const string Export = "export";
    private const string Preview = "preview";

    private const int ShownCodes = 20;

    public Problem? Problem { get; init; }

    private bool IsBlocked => codes.Exports == ExportOutlook.Stops;

    public static string ConfirmPath(ConsoleRequest request, string connectionId, Guid administrationId, int period) => FormattableString.Invariant(
        $"{request.Paths.NewExport(connectionId)}?{AdministrationField}={administrationId}&{PeriodField}={period}&{StepField}={Confirm}");

    /// <summary>Which administration it is to be of.</summary>
    public static IResult Choose(ConsoleRequest request, ConnectionResponse connection, IReadOnlyList<ChosenAdministration> offered) => request.Show(
        new Page(request.In("Common.MakeAPreviewOrExport"), connection, Section.Exports),
        offered.Count == 0
            ? Html($"<p>{request.In("NewExport.NoAdministrationThatYouMayExport")}</p>")
            : Html($"""
                <form method="get" action="{request.Paths.NewExport(connection.Id)}">
                {Forms.SelectField(new Field(AdministrationField, request.In("Common.Administration")), offered.Select(one => (one.Id.ToString(), $"{one.EmployerName}: {one.Name}")))}
                <p class="actions"><button>{request.In("NewExport.Next")}</button></p>
                </form>
                """));

    /// <param name="chosen">Id of the period that is chosen already; null: the one that is most likely meant.</param>
    public IResult Show(IReadOnlyList<PayrollPeriodResponse> periods, string? chosen)
    {
        // The newest that can still be exported and has begun: the very newest is the next one.
        chosen ??= periods.Skip(1).Concat(periods).FirstOrDefault(one => one.Period.State == PeriodState.Open)?.Period.Id.ToString(CultureInfo.InvariantCulture);
        return request.Show(
            PageOf($"{request.In("Common.MakeAPreviewOrExport")}: {administration.Name}"),
            Html($"""
                {request.Faults(Problem, (_, _) => request.In("NewExport.ChooseAPayrollPeriodOfThis"))}
                {Codes()}
                {(periods.Count == 0 ? Html($"<p>{request.In("NewExport.LoketHasNoPayrollPeriodsFor")}</p>") : All(Choice(periods, chosen), Periods(periods)))}
                """));
    }

    /// <summary>The period is named before anything goes out.</summary>
    public IResult AskAgain(PayrollPeriodResponse period)
    {
        var name = ExportNames.Period(request, period.Period);
        return request.Show(
            PageOf(request.In("NewExport.ExportPeriod", ExportNames.Period(period.Period.Year, period.Period.PeriodNumber))),
            Html($"""
                {Codes()}
                <p>{request.In("NewExport.TheRegistrationsOfThisPeriodGo")}</p>
                {Widgets.Facts(
                [
                    (request.In("Common.Employer"), Foreign(administration.EmployerName)), (request.In("Common.Administration"), Foreign(administration.Name)),
                    (request.In("Common.PayrollPeriod"), name), (request.In("Common.State"), ExportNames.StateOf(request, period.Period.State)),
                    (request.In("Common.LoketMakesTheRunOn"), period.Period.RunCreatedOn is { } day ? request.Reader.Date(day) : request.In("Common.NotByItself")),
                    (request.In("NewExport.How"), HowItGoes()),
                ])}
                <p>{request.In("NewExport.ExportingAgainDoesNoHarmNothing")}</p>
                {request.Form(PathOf(), Html($"""
                    {Forms.Hidden(PeriodField, period.Period.Id.ToString(CultureInfo.InvariantCulture))}
                    <div class="actions">
                    {When(!IsBlocked, () => $"{Forms.Button(request.In("NewExport.YesExportPeriod", ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)), Export)}")}
                    {Forms.Button(request.In("NewExport.RatherAPreviewFirst"), Preview, "second")}
                    {Widgets.Link(request.Paths.Exports(connection.Id), request.In("NewExport.Cancel"))}
                    </div>
                    """))}
                """));
    }

    private IHtmlContent Choice(IEnumerable<PayrollPeriodResponse> periods, string? chosen) => request.Form(PathOf(), Html($"""
        {Forms.SelectField(
            new Field(PeriodField, request.In("Common.PayrollPeriod"), chosen),
            periods.Select(one => (one.Period.Id.ToString(CultureInfo.InvariantCulture), $"{ExportNames.Period(request, one.Period)}, {ExportNames.StateOf(request, one.Period.State)}")))}
        <p class="hint">{request.In("NewExport.APreviewShowsEverythingAndSends")}</p>
        <div class="actions">
        {Forms.Button(request.In("Common.MakeAPreview"), Preview)}
        {When(!IsBlocked, () => $"{Forms.Button(request.In("NewExport.Export"), Confirm, "second")}")}
        </div>
        """));

    private IHtmlContent Periods(IEnumerable<PayrollPeriodResponse> periods) => Widgets.Part("periods", request.In("NewExport.PayrollPeriodsInLoket"), Widgets.Table(
        request.In("NewExport.PayrollPeriodsTheNewestFirst"),
        [
            new Column(request.In("Common.Period")), new Column(request.In("Common.State")), new Column(request.In("Common.LoketMakesTheRunOn")),
            new Column(request.In("Common.LastExport")),
        ],
        periods.Select(one => (IReadOnlyList<object?>)
        [
            ExportNames.Period(request, one.Period), ExportNames.StateOf(request, one.Period.State), one.Period.RunCreatedOn is { } day ? request.Reader.Date(day) : null,
            All(new[] { one.LastExport, one.LastSuccess }.OfType<LastExportResponse>().Distinct().Select(Last)),
        ]),
        ""));

    private IHtmlContent Last(LastExportResponse last) =>
        Html($"<div><a href=\"{request.Paths.Export(connection.Id, last.ExportId)}\">{Widgets.Moment(request, last.QueuedAt)}</a> {Widgets.Badge(ExportNames.Badge(request, last.State))}</div>");

    /// <summary>Codes that stop exports, or may.</summary>
    private IHtmlContent Codes()
    {
        var open = codes.Sections.SelectMany(section => section.Codes, (section, code) => (section.Kind, Code: code))
            .Where(one => IsBlocked ? one.Code.StoppedExport && one.Code.State is CodeState.Unmapped or CodeState.TargetGone : one.Code.State is CodeState.Unmapped or CodeState.TargetGone)
            .ToList();
        if (open.Count == 0)
            return Nothing;
        var more = open.Count - ShownCodes;
        return Widgets.Notice(IsBlocked ? Tone.Bad : Tone.Warning, Html($"""
            <p><strong>{(IsBlocked
                ? request.In("NewExport.ExportingIsNotPossibleYetThese")
                : request.In("NewExport.TheseCodesAreNotMappedYet"))}</strong></p>
            <ul>{Each(open.Take(ShownCodes), one => $"<li>{MappingNames.Of(request, one.Kind)} {Foreign(one.Code.Code)}{When(one.Code.Name is not null, () => $" ({Foreign(one.Code.Name)})")}</li>")}</ul>
            {When(more > 0, () => $"<p>{request.In("Common.AndMore", request.Reader.Count(more))}</p>")}
            <p>{Widgets.Link(MappingFilter.ToDoPath(request, connection.Id, administration.Id, year: null), request.In("Common.MapThem"))}</p>
            """));
    }

    private string HowItGoes() => connection.Settings.Delivery switch
    {
        Delivery.Direct => request.In("NewExport.StraightIntoLoket"),
        Delivery.File => request.In("NewExport.AsAPayrollFileWhichYou"),
        _ => request.In("NewExport.StraightIntoLoketAndAsA"),
    };

    private string PathOf() => $"{request.Paths.NewExport(connection.Id)}?{AdministrationField}={administration.Id}";

    private Page PageOf(string title) => new(title, connection, Section.Exports) { Status = Problem?.Status ?? StatusCodes.Status200OK };
}
