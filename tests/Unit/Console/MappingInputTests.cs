using LoketFunctions.Console.Pages.Mapping;
using LoketFunctions.Mapping;

namespace LoketFunctions.Tests.Console;

/// <summary>The form of the mapping page, held against the mapping that it was made from.</summary>
public sealed class MappingInputTests
{
    private const string Unit = "b14acd0d-75d7-4fc8-8b22-4a3924585cab";

    private static readonly MappingResponse Seen = new(
        3, null, null,
        new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Guid.Parse(Unit), 2), ["hal"] = new(), ["kantoor"] = null },
        new Dictionary<string, HourTarget?> { ["gewerkt"] = new(1), ["ziek"] = new(2, Worked: false), ["pauze"] = null },
        new Dictionary<string, int?> { ["reis"] = 41, ["fooi"] = null },
        new Dictionary<string, int?> { ["meals"] = 50 }, 2026, 2);

    [Theory]
    [InlineData(MappingKind.Department, "bar")]
    [InlineData(MappingKind.Department, "hal")]
    [InlineData(MappingKind.Department, "kantoor")]
    [InlineData(MappingKind.HourComponent, "ziek")]
    [InlineData(MappingKind.HourComponent, "pauze")]
    [InlineData(MappingKind.WageComponent, "reis")]
    [InlineData(MappingKind.WageComponent, "onbekend")]
    [InlineData(MappingKind.Count, "meals")]
    internal void What_a_page_shows_and_nobody_touches_is_no_edit(MappingKind kind, string code)
    {
        var key = new CodeKey(kind, code);
        var input = new MappingInput(3, [new ChosenCode(key, CodeChoice.Of(Seen, key).For(kind))]);
        Assert.Empty(input.Edits(Seen));
    }

    [Fact]
    public void Only_what_was_edited_changes()
    {
        var change = MappingInput.Apply(Seen,
        [
            new(new(MappingKind.Department, "bar"), new CodeChoice(CodeChoice.Default, CostCenter: "7")),
            new(new(MappingKind.Department, "hal"), CodeChoice.None),
            new(new(MappingKind.HourComponent, "gewerkt"), new CodeChoice("5", Extra: true, Worked: false)),
            new(new(MappingKind.WageComponent, "reis"), new CodeChoice(CodeChoice.Empty)),
            new(new(MappingKind.Count, "workedDays"), new CodeChoice("4")),
        ]);

        Assert.Equal(3, change.Version);
        Assert.Equal(new Dictionary<string, DepartmentTarget?> { ["bar"] = new(null, 7), ["kantoor"] = null }, change.Departments);
        Assert.Equal(new Dictionary<string, HourTarget?>
        {
            ["gewerkt"] = new(5, Extra: true, Worked: false),
            ["ziek"] = new(2, Worked: false),
            ["pauze"] = null
        }, change.HourComponents);
        Assert.Equal(new Dictionary<string, int?> { ["reis"] = null, ["fooi"] = null }, change.WageComponents);
        Assert.Equal(new Dictionary<string, int?> { ["meals"] = 50, ["workedDays"] = 4 }, change.Counts);
    }

    [Fact]
    public void A_department_with_a_cost_centre_only_keeps_the_employments_own_unit() =>
        Assert.Equal(new DepartmentTarget(null, 7), new CodeChoice(CostCenter: "7").For(MappingKind.Department).ToDepartment());

    [Fact]
    public void Two_hundred_codes_with_long_lists_come_on_pages_and_none_is_lost()
    {
        KnownCodeOf[] codes = [.. Enumerable.Range(0, 200).Select(number => new KnownCodeOf(
            MappingKind.WageComponent, new MappedCode($"c{number}", null, CodeState.Unmapped, true, false, [], null, null, [])))];

        var pages = MappingFilter.Pages(codes, _ => 400);

        Assert.True(pages.Count > 10);
        Assert.Equal(codes, pages.SelectMany(page => page));
        Assert.Equal(codes, MappingFilter.Pages(codes, _ => 100_000).SelectMany(page => page));
        Assert.Single(MappingFilter.Pages([], _ => 1));
    }
}
