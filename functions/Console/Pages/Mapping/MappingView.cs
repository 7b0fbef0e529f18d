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
internal sealed class MappingView(ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, MappingState state, MappingFilter filter)
{
    public const string Save = "save";
    private const string Add = "add";

    private readonly string _path = request.Paths.Mapping(connection.Id, administration.Id);

    /// <summary>Why what was typed is not saved.</summary>
    public Problem? Problem { get; init; }

    private bool MayEdit => request.Caller.Access.Allows(Permission.EditPayroll, administration.Id);

    /// <param name="version">That the form is made from.</param>
    public IResult Show(IReadOnlyList<MappingLine> lines, int version, int page, int pages)
    {
        var title = $"{request.In("Common.MapCodes")}: {administration.Name}";
        return request.Show(
            new Page(title, connection, Section.Administrations) { Status = Problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {Faults(lines)}
                {Years()}
                {MappingSummary.Of(request, state.Overview)}
                {Versions()}
                {Filter()}
                {(lines.Count == 0 ? Html($"<p class=\"quiet\">{Empty()}</p>") : Nothing)}
                {(MayEdit ? Editable(lines, version, page) : ReadOnly(lines))}
                {Widgets.Pager(request, page, pages, number => filter.PathOf(_path, number))}
                """));
    }

    /// <summary>For the year that it shows, whichever is the current one when it is sent.</summary>
    private IHtmlContent Editable(IReadOnlyList<MappingLine> lines, int version, int page) => request.Form(
        (filter with { Year = state.Overview.Year }).PathOf(_path, page),
        Html($"""
            {Forms.Hidden(MappingInput.VersionField, version.ToString(CultureInfo.InvariantCulture))}
            {When(lines.Count > 0, () => $"<div class=\"actions\" data-guards=\"{(lines.Any(line => line.IsUnsaved) ? "unsaved" : "")}\">{SaveButton()}</div>")}
            {new MappingFields(request, state.Choices, FaultyFields(lines).Keys.ToHashSet(StringComparer.Ordinal)).Sections(lines)}
            {When(lines.Count > 0, () => $"<div class=\"actions\">{SaveButton()}<span class=\"quiet\">{request.In("Mapping.AllOfThisPageIsSaved")}</span></div>")}
            <fieldset class="add">
            <legend>{request.In("Mapping.AddACodeByHand")}</legend>
            <p class="hint">{request.In("Mapping.ForACodeThatYourPlanner")}</p>
            <div class="filter">
            {Forms.SelectField(new Field(MappingInput.NewKind, request.In("Common.Kind"), request.Text(MappingInput.NewKind)), Kinds())}
            {Forms.TextField(new Field(MappingInput.NewCode, "Code"))}
            {Forms.Button(request.In("Mapping.AddToThePage"), Add, "second")}
            </div>
            </fieldset>
            """));

    private IHtmlContent ReadOnly(IEnumerable<MappingLine> lines) => All(lines.GroupBy(line => line.Kind).OrderBy(section => section.Key).Select(section =>
        Widgets.Part($"section-{section.Key}", MappingNames.SectionOf(request, section.Key), Widgets.Table(
            MappingNames.SectionOf(request, section.Key),
            [new Column(request.In("Common.CodeOfThePlanner")), new Column(request.In("Common.InLoket")), new Column(request.In("Common.State"))],
            section.Select(line => (IReadOnlyList<object?>)
            [
                Foreign(line.Code.Name is { } name ? $"{name} ({line.Code.Code})" : line.Code.Code), state.Choices.Describe(line.Kind, line.Shown), MappingNames.Badge(request, line.Code.State),
            ]),
            ""))));

    private IHtmlContent Filter() => Html($"""
        <form method="get" action="{_path}" class="filter" role="search">
        {When(filter.Year is not null, () => $"{Forms.Hidden(MappingFilter.YearField, filter.Year!.Value.ToString(CultureInfo.InvariantCulture))}")}
        {Forms.SelectField(
            new Field(MappingFilter.Show, request.In("Mapping.Show"), filter.ToDo ? MappingFilter.ShowToDo : ""),
            [("", request.In("Mapping.AllCodes")), (MappingFilter.ShowToDo, request.In("Mapping.WhatIsStillToDo"))])}
        {Forms.SelectField(
            new Field(MappingFilter.KindField, request.In("Common.Section"), filter.Kind?.ToString()), Kinds().Prepend(("", request.In("Common.All"))))}
        {Forms.TextField(new Field(MappingFilter.TextField, request.In("Mapping.CodeOrName"), filter.Text), "search")}
        <button class="second">{request.In("Common.Filter")}</button>
        {When(filter.IsOn, () => $"{Widgets.Link(filter.Year is { } year ? MappingFilter.YearPath(_path, year) : _path, request.In("Mapping.ShowAll"))}")}
        </form>
        """);

    /// <summary>The year before, this one, and the next: what else there is, few people need.</summary>
    private IHtmlContent Years()
    {
        var (year, near) = (state.Overview.Year, state.Overview.Years.Where(other => Math.Abs(other - state.Overview.Year) == 1).ToList());
        return near.Count == 0 ? Nothing : Html($"""
            <p><strong>{request.In("Mapping.PayrollYear", year)}</strong>
            {Each(near, other => $"{Widgets.Link(MappingFilter.YearPath(_path, other), request.In("Mapping.PayrollYear", other))} ")}</p>
            """);
    }

    private IHtmlContent Versions() => Html($"""
        {MappingNames.ChangedBy(request, state.Stored.Version, state.Stored.ChangedAt, state.Stored.ChangedBy)}
        {When(state.Stored.Version > 0, () => $"<p>{Widgets.Link(request.Paths.MappingVersion(connection.Id, administration.Id, state.Stored.Version), request.In("Mapping.LookAtTheVersionsAndWhat"))}</p>")}
        """);

    private IHtmlContent Faults(IReadOnlyList<MappingLine> lines)
    {
        if (Problem is null)
            return Nothing;
        var faulty = FaultyFields(lines);
        return request.Faults(
            Problem with { Faults = faulty.Keys.ToDictionary(field => field, _ => InputFaults.NotOffered, StringComparer.Ordinal) },
            (field, _) => $"{faulty[field]}: {request.In("Mapping.LoketDoesNotHaveThisChoice")}");
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
        ? request.In("Mapping.ThereIsNoCodeLikeThat")
        : request.In("Mapping.NoCodesAreKnownYetThey");

    private IEnumerable<(string Value, string Text)> Kinds() => Enum.GetValues<MappingKind>().Select(kind => (kind.ToString(), MappingNames.SectionOf(request, kind)));

    private IHtmlContent SaveButton() => Forms.Button(request.In("Common.Save"), Save);
}
