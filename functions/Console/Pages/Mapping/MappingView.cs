using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>The mapping page as HTML.</summary>
internal sealed class MappingView(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, MappingState state, MappingFilter filter)
{
    public const string Save = "save";
    private const string Add = "add";

    private readonly string _path = visit.Paths.Mapping(connection.Id, administration.Id);

    /// <summary>Why what was typed is not saved.</summary>
    public Problem? Problem { get; init; }

    private bool MayEdit => visit.Caller.Access.Allows(Permission.EditPayroll, administration.Id);

    /// <param name="version">That the form is made from.</param>
    public IResult Show(IReadOnlyList<MappingLine> lines, int version, int page, int pages)
    {
        var title = $"{visit.In("Codes koppelen", "Map codes")}: {administration.Name}";
        return visit.Show(
            new Page(title, connection, Section.Administrations) { Status = Problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {Faults(lines)}
                {Years()}
                {MappingSummary.Of(visit, state.Overview)}
                {Versions()}
                {Filter()}
                {(lines.Count == 0 ? Html($"<p class=\"quiet\">{Empty()}</p>") : Nothing)}
                {(MayEdit ? Editable(lines, version, page) : ReadOnly(lines))}
                {Widgets.Pager(visit, page, pages, number => filter.PathOf(_path, number))}
                """));
    }

    /// <summary>For the year that it shows, whichever is the current one when it is sent.</summary>
    private IHtmlContent Editable(IReadOnlyList<MappingLine> lines, int version, int page) => visit.Form(
        (filter with { Year = state.Overview.Year }).PathOf(_path, page),
        Html($"""
            {Forms.Hidden(MappingInput.VersionField, version.ToString(CultureInfo.InvariantCulture))}
            {When(lines.Count > 0, () => $"<div class=\"actions\" data-guards=\"{(lines.Any(line => line.IsUnsaved) ? "unsaved" : "")}\">{SaveButton()}</div>")}
            {new MappingFields(visit, state.Choices, FaultyFields(lines).Keys.ToHashSet(StringComparer.Ordinal)).Sections(lines)}
            {When(lines.Count > 0, () => $"<div class=\"actions\">{SaveButton()}<span class=\"quiet\">{visit.In("Alles op deze pagina wordt in één keer opgeslagen.", "All of this page is saved at once.")}</span></div>")}
            <fieldset class="add">
            <legend>{visit.In("Zelf een code toevoegen", "Add a code by hand")}</legend>
            <p class="hint">{visit.In("Voor een code die uw planner nog niet heeft doorgegeven. Vul haar in zoals ze in de planner staat.", "For a code that your planner has not told yet. Type it as the planner has it.")}</p>
            <div class="filter">
            {Forms.SelectField(new Field(MappingInput.NewKind, visit.In("Soort", "Kind"), visit.Text(MappingInput.NewKind)), Kinds())}
            {Forms.TextField(new Field(MappingInput.NewCode, "Code"))}
            {Forms.Button(visit.In("Toevoegen aan de pagina", "Add to the page"), Add, "second")}
            </div>
            </fieldset>
            """));

    private IHtmlContent ReadOnly(IEnumerable<MappingLine> lines) => All(lines.GroupBy(line => line.Kind).OrderBy(section => section.Key).Select(section =>
        Widgets.Part($"section-{section.Key}", MappingNames.SectionOf(visit, section.Key), Widgets.Table(
            MappingNames.SectionOf(visit, section.Key),
            [new Column(visit.In("Code van de planner", "Code of the planner")), new Column(visit.In("In Loket", "In Loket")), new Column(visit.In("Stand", "State"))],
            section.Select(line => (IReadOnlyList<object?>)
            [
                Foreign(line.Code.Name is { } name ? $"{name} ({line.Code.Code})" : line.Code.Code), state.Choices.Describe(line.Kind, line.Shown), MappingNames.Badge(visit, line.Code.State),
            ]),
            ""))));

    private IHtmlContent Filter() => Html($"""
        <form method="get" action="{_path}" class="filter" role="search">
        {When(filter.Year is not null, () => $"{Forms.Hidden(MappingFilter.YearField, filter.Year!.Value.ToString(CultureInfo.InvariantCulture))}")}
        {Forms.SelectField(
            new Field(MappingFilter.Show, visit.In("Toon", "Show"), filter.ToDo ? MappingFilter.ShowToDo : ""),
            [("", visit.In("Alle codes", "All codes")), (MappingFilter.ShowToDo, visit.In("Wat nog te doen is", "What is still to do"))])}
        {Forms.SelectField(
            new Field(MappingFilter.KindField, visit.In("Onderdeel", "Section"), filter.Kind?.ToString()), Kinds().Prepend(("", visit.In("Alle", "All"))))}
        {Forms.TextField(new Field(MappingFilter.TextField, visit.In("Code of naam", "Code or name"), filter.Text), "search")}
        <button class="second">{visit.In("Filter", "Filter")}</button>
        {When(filter.IsOn, () => $"{Widgets.Link(filter.Year is { } year ? MappingFilter.YearPath(_path, year) : _path, visit.In("Toon alles", "Show all"))}")}
        </form>
        """);

    /// <summary>The year before, this one, and the next: what else there is, few people need.</summary>
    private IHtmlContent Years()
    {
        var (year, near) = (state.Overview.Year, state.Overview.Years.Where(other => Math.Abs(other - state.Overview.Year) == 1).ToList());
        return near.Count == 0 ? Nothing : Html($"""
            <p><strong>{visit.In($"Loonjaar {year}", $"Payroll year {year}")}</strong>
            {Each(near, other => $"{Widgets.Link(MappingFilter.YearPath(_path, other), visit.In($"Loonjaar {other}", $"Payroll year {other}"))} ")}</p>
            """);
    }

    private IHtmlContent Versions() => Html($"""
        {MappingNames.ChangedBy(visit, state.Stored.Version, state.Stored.ChangedAt, state.Stored.ChangedBy)}
        {When(state.Stored.Version > 0, () => $"<p>{Widgets.Link(visit.Paths.MappingVersion(connection.Id, administration.Id, state.Stored.Version), visit.In("Bekijk de versies en wat er gewijzigd is", "Look at the versions and what changed"))}</p>")}
        """);

    private IHtmlContent Faults(IReadOnlyList<MappingLine> lines)
    {
        if (Problem is null)
            return Nothing;
        var faulty = FaultyFields(lines);
        return visit.Faults(
            Problem with { Faults = faulty },
            (field, _) => $"{faulty[field]}: {visit.In("Loket heeft deze keuze niet, of staat haar hier niet toe. Kies iets anders.", "Loket does not have this choice, or does not allow it here. Choose something else.")}");
    }

    /// <summary>Ids of the fields that the operation found something wrong with, and of which code they are.</summary>
    private Dictionary<string, string> FaultyFields(IEnumerable<MappingLine> lines)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Problem?.Faults is null ? [] : lines)
        {
            foreach (var (field, end) in MappingFaults.FieldsOf(line).Where(pair => Problem!.Faults!.ContainsKey(pair.Fault)))
                fields[end] = line.Code.Code;
        }

        return fields;
    }

    private string Empty() => filter.IsOn
        ? visit.In("Er is geen code die hieraan voldoet.", "There is no code like that.")
        : visit.In(
            "Er zijn nog geen codes bekend. Ze verschijnen hier zodra uw planner ze doorgeeft of een export ze tegenkomt; u kunt ze ook zelf toevoegen.",
            "No codes are known yet. They appear here once your planner tells them or an export meets them; you can also add them by hand.");

    private IEnumerable<(string Value, string Text)> Kinds() => Enum.GetValues<MappingKind>().Select(kind => (kind.ToString(), MappingNames.SectionOf(visit, kind)));

    private IHtmlContent SaveButton() => Forms.Button(visit.In("Opslaan", "Save"), Save);
}
