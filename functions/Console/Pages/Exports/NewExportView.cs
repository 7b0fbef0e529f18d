using System.Globalization;
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
internal sealed class NewExportView(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, MappingOverviewResponse codes)
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

    public static string ConfirmPath(ConsoleRequest visit, string connectionId, Guid administrationId, int period) => FormattableString.Invariant(
        $"{visit.Paths.NewExport(connectionId)}?{AdministrationField}={administrationId}&{PeriodField}={period}&{StepField}={Confirm}");

    /// <summary>Which administration it is to be of.</summary>
    public static IResult Choose(ConsoleRequest visit, ConnectionResponse connection, IReadOnlyList<ChosenAdministration> offered) => visit.Show(
        new Page(visit.In("Common.MakeAPreviewOrExport"), connection, Section.Exports),
        offered.Count == 0
            ? Html($"<p>{visit.In("NewExport.NoAdministrationThatYouMayExport")}</p>")
            : Html($"""
                <form method="get" action="{visit.Paths.NewExport(connection.Id)}">
                {Forms.SelectField(new Field(AdministrationField, visit.In("Common.Administration")), offered.Select(one => (one.Id.ToString(), $"{one.EmployerName}: {one.Name}")))}
                <p class="actions"><button>{visit.In("NewExport.Next")}</button></p>
                </form>
                """));

    /// <param name="chosen">Id of the period that is chosen already; null: the one that is most likely meant.</param>
    public IResult Show(IReadOnlyList<PayrollPeriodResponse> periods, string? chosen)
    {
        // The newest that can still be exported and has begun: the very newest is the next one.
        chosen ??= periods.Skip(1).Concat(periods).FirstOrDefault(one => one.Period.State == PeriodState.Open)?.Period.Id.ToString(CultureInfo.InvariantCulture);
        return visit.Show(
            PageOf($"{visit.In("Common.MakeAPreviewOrExport")}: {administration.Name}"),
            Html($"""
                {visit.Faults(Problem, (_, _) => visit.In("NewExport.ChooseAPayrollPeriodOfThis"))}
                {Codes()}
                {(periods.Count == 0 ? Html($"<p>{visit.In("NewExport.LoketHasNoPayrollPeriodsFor")}</p>") : All(Choice(periods, chosen), Periods(periods)))}
                """));
    }

    /// <summary>The period is named before anything goes out.</summary>
    public IResult AskAgain(PayrollPeriodResponse period)
    {
        var name = ExportNames.Period(visit, period.Period);
        return visit.Show(
            PageOf(visit.In("NewExport.ExportPeriod", ExportNames.Period(period.Period.Year, period.Period.PeriodNumber))),
            Html($"""
                {Codes()}
                <p>{visit.In("NewExport.TheRegistrationsOfThisPeriodGo")}</p>
                {Widgets.Facts(
                [
                    (visit.In("Common.Employer"), Foreign(administration.EmployerName)), (visit.In("Common.Administration"), Foreign(administration.Name)),
                    (visit.In("Common.PayrollPeriod"), name), (visit.In("Common.State"), ExportNames.StateOf(visit, period.Period.State)),
                    (visit.In("Common.LoketMakesTheRunOn"), period.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : visit.In("Common.NotByItself")),
                    (visit.In("NewExport.How"), HowItGoes()),
                ])}
                <p>{visit.In("NewExport.ExportingAgainDoesNoHarmNothing")}</p>
                {visit.Form(PathOf(), Html($"""
                    {Forms.Hidden(PeriodField, period.Period.Id.ToString(CultureInfo.InvariantCulture))}
                    <div class="actions">
                    {When(!IsBlocked, () => $"{Forms.Button(visit.In("NewExport.YesExportPeriod", ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)), Export)}")}
                    {Forms.Button(visit.In("NewExport.RatherAPreviewFirst"), Preview, "second")}
                    {Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("NewExport.Cancel"))}
                    </div>
                    """))}
                """));
    }

    private IHtmlContent Choice(IEnumerable<PayrollPeriodResponse> periods, string? chosen) => visit.Form(PathOf(), Html($"""
        {Forms.SelectField(
            new Field(PeriodField, visit.In("Common.PayrollPeriod"), chosen),
            periods.Select(one => (one.Period.Id.ToString(CultureInfo.InvariantCulture), $"{ExportNames.Period(visit, one.Period)}, {ExportNames.StateOf(visit, one.Period.State)}")))}
        <p class="hint">{visit.In("NewExport.APreviewShowsEverythingAndSends")}</p>
        <div class="actions">
        {Forms.Button(visit.In("Common.MakeAPreview"), Preview)}
        {When(!IsBlocked, () => $"{Forms.Button(visit.In("NewExport.Export"), Confirm, "second")}")}
        </div>
        """));

    private IHtmlContent Periods(IEnumerable<PayrollPeriodResponse> periods) => Widgets.Part("periods", visit.In("NewExport.PayrollPeriodsInLoket"), Widgets.Table(
        visit.In("NewExport.PayrollPeriodsTheNewestFirst"),
        [
            new Column(visit.In("Common.Period")), new Column(visit.In("Common.State")), new Column(visit.In("Common.LoketMakesTheRunOn")),
            new Column(visit.In("Common.LastExport")),
        ],
        periods.Select(one => (IReadOnlyList<object?>)
        [
            ExportNames.Period(visit, one.Period), ExportNames.StateOf(visit, one.Period.State), one.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : null,
            All(new[] { one.LastExport, one.LastSuccess }.OfType<LastExportResponse>().Distinct().Select(Last)),
        ]),
        ""));

    private IHtmlContent Last(LastExportResponse last) =>
        Html($"<div><a href=\"{visit.Paths.Export(connection.Id, last.ExportId)}\">{Widgets.Moment(visit, last.QueuedAt)}</a> {ExportNames.Badge(visit, last.State)}</div>");

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
                ? visit.In("NewExport.ExportingIsNotPossibleYetThese")
                : visit.In("NewExport.TheseCodesAreNotMappedYet"))}</strong></p>
            <ul>{Each(open.Take(ShownCodes), one => $"<li>{MappingNames.Of(visit, one.Kind)} {Foreign(one.Code.Code)}{When(one.Code.Name is not null, () => $" ({Foreign(one.Code.Name)})")}</li>")}</ul>
            {When(more > 0, () => $"<p>{visit.In("Common.AndMore", visit.Reader.Count(more))}</p>")}
            <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, administration.Id, year: null), visit.In("Common.MapThem"))}</p>
            """));
    }

    private string HowItGoes() => connection.Settings.Delivery switch
    {
        Delivery.Direct => visit.In("NewExport.StraightIntoLoket"),
        Delivery.File => visit.In("NewExport.AsAPayrollFileWhichYou"),
        _ => visit.In("NewExport.StraightIntoLoketAndAsA"),
    };

    private string PathOf() => $"{visit.Paths.NewExport(connection.Id)}?{AdministrationField}={administration.Id}";

    private Page PageOf(string title) => new(title, connection, Section.Exports) { Status = Problem?.Status ?? StatusCodes.Status200OK };
}
