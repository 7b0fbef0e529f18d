using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Mapping;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>The codes of a page as tables with fields, one per section.</summary>
/// <param name="faulty">Ids of the fields that something is wrong with.</param>
internal sealed class MappingFields(ConsoleRequest request, MappingChoices choices, IReadOnlySet<string> faulty)
{
    /// <summary>From so many options on, typing narrows the list.</summary>
    private const int LongList = 12;

    public IHtmlContent Sections(IEnumerable<MappingLine> lines) => All(lines.GroupBy(line => line.Kind).OrderBy(section => section.Key).Select(Section));

    private IHtmlContent Section(IGrouping<MappingKind, MappingLine> section)
    {
        var extra = ExtraColumns(section.Key).Where(column => column.IsUsed(section)).ToList();
        return Widgets.Part($"section-{section.Key}", MappingNames.SectionOf(request, section.Key), Html($"""
            <p>{HintOf(section.Key)}</p>
            {Widgets.Table(
                MappingNames.SectionOf(request, section.Key),
                [new Column(request.In("Common.CodeOfThePlanner")), new Column(request.In("Common.InLoket")), .. extra.Select(column => new Column(column.Title))],
                section.Select(line => (IReadOnlyList<object?>)[Name(line), Target(line), .. extra.Select(column => column.Cell(line))]),
                "")}
            """));
    }

    private IHtmlContent Name(MappingLine line) => Html($"""
        {Forms.Hidden($"{line.Id}-kind", line.Kind.ToString())}{Forms.Hidden($"{line.Id}-code", line.Code.Code)}
        {Foreign(line.Code.Name ?? line.Code.Code)}
        {When(line.Code.Name is not null, () => $"<span class=\"quiet code\">{Foreign(line.Code.Code)}</span>")}
        <span class="badges">{MappingNames.Badge(request, line.Code.State)}
        {When(line.IsUnsaved, () => $"{Widgets.Badge(request.In("MappingFields.NotSavedYet"), Tone.Busy)}")}
        {When(line.Code.StoppedExport, () => $"{Widgets.Badge(request.In("MappingFields.StoppedTheLastExport"), Tone.Bad)}")}</span>
        """);

    private IHtmlContent Target(MappingLine line)
    {
        var list = line.Kind == MappingKind.Department ? request.In("Common.DistributionUnit") : request.In("Common.Component");
        return Html($"""
            <div>{Select(line.Id, list, line, choices.Targets(line.Kind), line.Shown.Target)}
            {When(line.Meanwhile is not null, () => $"<p class=\"fault\">{request.In("MappingFields.SavedBySomebodyElseMeanwhile")} {choices.Describe(line.Kind, line.Meanwhile!)}</p>")}
            {When(!line.Shown.IsMade || line.Code.State == CodeState.TargetGone, () => $"{Each(line.Code.Suggestions, suggestion => $"{Suggestion(line, suggestion)}")}")}</div>
            """);
    }

    private FormattableString Suggestion(MappingLine line, MappingSuggestion suggestion)
    {
        var field = suggestion.Target.Kind switch
        {
            TargetKind.CostCenter => $"{line.Id}-center",
            TargetKind.CostUnit => $"{line.Id}-unit",
            _ => line.Id,
        };
        return $"""
            <button class="link" name="action" value="{MappingInput.FillAction(field, suggestion.Target.Key)}" data-fills="{field}" data-value="{suggestion.Target.Key}">{request.In("MappingFields.FillIn")} {Foreign(MappingNames.Of(request, suggestion))}</button>
            <span class="hint">({MappingNames.ReasonOf(request, suggestion.Reason)})</span>
            """;
    }

    private IEnumerable<ExtraColumn> ExtraColumns(MappingKind kind) => kind switch
    {
        MappingKind.Department =>
        [
            ListColumn(request.In("MappingFields.CostCentre"), "center", choices.CostCenters, choice => choice.CostCenter),
            ListColumn(request.In("MappingFields.CostUnit"), "unit", choices.CostUnits, choice => choice.CostUnit),
            ListColumn(request.In("MappingFields.Shift"), "shift", choices.Shifts, choice => choice.Shift),
        ],
        MappingKind.HourComponent =>
        [
            new(request.In("MappingFields.ExtraOnTopOfFixedHours"), _ => true, line => Tick(line, "extra", line.Shown.Extra, request.In("Common.Extra"))),
            new(request.In("MappingFields.CountsAsWorked"), _ => true, line => Tick(line, "worked", line.Shown.Worked, request.In("MappingFields.Worked"))),
        ],
        _ => [],
    };

    /// <summary>A list that Loket does not have for this administration needs no column, unless something is chosen in it.</summary>
    private ExtraColumn ListColumn(string title, string name, IReadOnlyList<Option> options, Func<CodeChoice, string> value) => new(
        title,
        lines => options.Count > 0 || lines.Any(line => value(line.Shown).Length > 0),
        line => Html($"<div>{Select($"{line.Id}-{name}", title, line, options.Prepend(new("", request.In("Common.Default"))).ToList(), value(line.Shown))}</div>"));

    private static IHtmlContent Tick(MappingLine line, string name, bool isOn, string label) => Html(
        $"<div><input type=\"checkbox\" id=\"{line.Id}-{name}\" name=\"{line.Id}-{name}\" value=\"true\" aria-label=\"{line.Code.Code}: {label}\"{When(isOn, () => $" checked")}></div>");

    private IHtmlContent Select(string id, string list, MappingLine line, IReadOnlyList<Option> options, string value)
    {
        var all = options.Any(option => option.Value == value) ? options : [choices.Gone(value), .. options];
        return Html($"""
            {When(options.Count > LongList, () => $"<input type=\"search\" data-narrows=\"{id}\" data-needs-script hidden placeholder=\"{request.In("MappingFields.SearchTheList")}\" aria-label=\"{line.Code.Code}: {request.In("MappingFields.SearchTheList2")} {list}\">")}
            <select id="{id}" name="{id}" aria-label="{line.Code.Code}: {list}"{When(faulty.Contains(id), () => $" aria-invalid=\"true\"")}>
            {Each(all, option => $"<option value=\"{option.Value}\"{When(option.Value == value, () => $" selected")}>{option.Text}</option>")}
            </select>
            """);
    }

    private string HintOf(MappingKind kind) => kind switch
    {
        MappingKind.Department => request.In("MappingFields.UnderWhichDistributionUnitADepartments"),
        MappingKind.HourComponent => request.In("MappingFields.UnderWhichWageComponentEachKind"),
        MappingKind.WageComponent => request.In("MappingFields.UnderWhichWageComponentEachAllowance"),
        _ => request.In("MappingFields.WhatIsCountedRatherThanTaken"),
    };

    /// <param name="IsUsed">Whether the section needs the column.</param>
    private sealed record ExtraColumn(string Title, Func<IEnumerable<MappingLine>, bool> IsUsed, Func<MappingLine, IHtmlContent> Cell)
    {
        public override string ToString() => nameof(ExtraColumn);
    }
}
