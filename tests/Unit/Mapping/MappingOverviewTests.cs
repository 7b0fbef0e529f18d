using LoketFunctions.Mapping;
using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Mapping;

public sealed class MappingOverviewTests
{
    private static readonly Guid Bar = Guid.Parse("b14acd0d-75d7-4fc8-8b22-4a3924585cab");

    private static readonly PayrollLists Lists = new(
        2026,
        [
            new(1, "Uren gewerkt", IsHours: true, 1, "Uren", Collective: true),
            new(41, "KM.ONBELAST", IsHours: false, 9, "Netto vergoeding", Collective: true),
            new(42, "Fooien", IsHours: false, 9, "Netto vergoeding", Collective: true),
            new(70, "Loon", IsHours: false, 26, "Output", Collective: false),
        ],
        [new(Bar, 3, "Bar")],
        [new(2, "0040", "Horéca")],
        [],
        [1]);

    private AdministrationMapping _mapping = AdministrationMapping.None;

    [Fact]
    public void A_mapped_code_is_shown_with_what_Loket_calls_its_target()
    {
        _mapping = _mapping with
        {
            Departments = new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Bar, 2, 9, 1), ["hal"] = new() },
            HourComponents = new Dictionary<string, HourTarget?> { ["gewerkt"] = new(1, Extra: true, Worked: false) },
        };

        var bar = Code(MappingKind.Department, "bar");
        Assert.Equal(
            [
                new(TargetKind.DistributionUnit, Bar.ToString(), "3", "Bar"), new(TargetKind.CostCenter, "2", "0040", "Horéca"),
                new(TargetKind.CostUnit, "9", null, null), new(TargetKind.Shift, "1", null, null),
            ],
            bar.Targets);
        Assert.Equal(CodeState.TargetGone, bar.State);
        Assert.Equal((CodeState.Mapped, 0), (Code(MappingKind.Department, "hal").State, Code(MappingKind.Department, "hal").Targets.Count));
        var worked = Code(MappingKind.HourComponent, "gewerkt");
        Assert.Equal((new MappingTarget(TargetKind.Component, "1", null, "Uren gewerkt"), true, false),
            (Assert.Single(worked.Targets), worked.Extra, worked.Worked));
    }

    [Theory]
    [InlineData(MappingKind.WageComponent, "travel", "km onbelast", "41", SuggestionReason.SameDescription)]
    [InlineData(MappingKind.WageComponent, "fooien", null, "42", SuggestionReason.SameDescription)]
    [InlineData(MappingKind.WageComponent, "041", "Reiskosten", "41", SuggestionReason.SameNumber)]
    [InlineData(MappingKind.HourComponent, "x", "UREN, GEWERKT", "1", SuggestionReason.SameDescription)]
    [InlineData(MappingKind.Department, "horeca", "Bediening", "2", SuggestionReason.SameDescription)]
    [InlineData(MappingKind.Department, "40", null, "2", SuggestionReason.SameNumber)]
    internal void What_Loket_calls_or_numbers_the_same_is_suggested(
        MappingKind kind, string code, string? name, string key, SuggestionReason reason)
    {
        var suggestion = Assert.Single(Code(kind, code, new PlannerCode(code, name)).Suggestions);
        Assert.Equal((key, reason), (suggestion.Target.Key, suggestion.Reason));
    }

    [Theory]
    [InlineData(MappingKind.WageComponent, "1", "Uren gewerkt")]
    [InlineData(MappingKind.HourComponent, "41", "KM.ONBELAST")]
    [InlineData(MappingKind.WageComponent, "70", "Loon")]
    [InlineData(MappingKind.WageComponent, "!", "0")]
    internal void What_cannot_be_mapped_to_is_not_suggested(MappingKind kind, string code, string name) =>
        Assert.Empty(Code(kind, code, new PlannerCode(code, name)).Suggestions);

    [Fact]
    public void A_code_that_leads_somewhere_needs_no_suggestion()
    {
        _mapping = _mapping with { WageComponents = new Dictionary<string, int?> { ["fooien"] = 41, ["42"] = null } };
        Assert.Empty(Code(MappingKind.WageComponent, "fooien").Suggestions);
        Assert.Empty(Code(MappingKind.WageComponent, "42").Suggestions);
    }

    [Fact]
    public void A_code_that_no_mapping_can_hold_is_passed_over_and_one_that_comes_twice_is_there_once() => Assert.Equal(
        ["a"],
        Sections([new("a", "A"), new("a", "B"), new("tab\t", "C"), new(new string('x', 101)), new("")])[0].Codes.Select(code => code.Code));

    [Fact]
    public void What_is_to_be_done_stands_first()
    {
        _mapping = _mapping with
        {
            Departments =
            new Dictionary<string, DepartmentTarget?> { ["a"] = new(), ["c"] = new(CostCenter: 99), ["d"] = null }
        };
        var section = Sections([new("b")])[0];
        Assert.Equal(["b", "c", "a", "d"], section.Codes.Select(code => code.Code));
        Assert.Equal(new CodeCounts(1, 1, 1, 1), section.Counts);
    }

    [Fact]
    public void Exports_stop_only_for_what_is_open_still()
    {
        EncounteredCode[] met = [new(new UnmappedCode(MappingKind.Count, CountedItem.Meals), InLast: true)];
        Assert.Equal(ExportOutlook.Stops, MappingOverview.Outlook(Sections([], met)));
        _mapping = _mapping with { Counts = new Dictionary<string, int?> { [CountedItem.Meals] = 41 } };
        Assert.Equal(ExportOutlook.MayStop, MappingOverview.Outlook(Sections([], met)));
        _mapping = _mapping with { Counts = new Dictionary<string, int?> { [CountedItem.Meals] = 41, [CountedItem.WorkedDays] = null } };
        Assert.Equal(ExportOutlook.Clear, MappingOverview.Outlook(Sections([], met)));
    }

    [Fact]
    public void What_the_profile_never_counts_is_not_asked_for()
    {
        var rules = Profiles.Find("eitje")!.Export with { Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>() };
        Assert.Empty(new MappingOverview(_mapping, Lists, new PlannerCodes(), [], rules, "nl").Sections()[3].Codes);
        Assert.Equal(["Maaltijden", "Gewerkte dagen"], Sections([])[3].Codes.Select(code => code.Name));
    }

    private MappedCode Code(MappingKind kind, string code, params PlannerCode[] listed) =>
        Sections(listed).Single(section => section.Kind == kind).Codes.Single(one => one.Code == code);

    /// <summary>The planner lists these codes in each of its lists.</summary>
    private IReadOnlyList<MappingSection> Sections(PlannerCode[] listed, IReadOnlyList<EncounteredCode>? met = null) => new MappingOverview(
        _mapping, Lists, new PlannerCodes { Departments = listed, HourComponents = listed, WageComponents = listed }, met ?? [],
        Profiles.Find("eitje")!.Export, "nl").Sections();
}
