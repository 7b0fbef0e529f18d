using LoketFunctions.Export.Model;
using LoketFunctions.Export.Select;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

/// <summary>Allowances that are not likely are reported of the person, the day and the component, and go out all the same.</summary>
public sealed class AllowanceLikelihoodTests
{
    private static readonly DateOnly Third = new(2026, 11, 3);

    private readonly SelectionHarness _given = new();
    private int _ids;

    public AllowanceLikelihoodTests() => _given.Person("ann", Cafe, ZeroHours());

    [Fact]
    public async Task The_same_allowance_twice_on_a_day_under_two_ids_is_told_of_the_day()
    {
        var doubt = Assert.Single(await DoubtsAsync(Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m))));
        Assert.Equal(
            new Doubt(DoubtCode.AllowanceDoubled, Third, "ann", "Ann Bos", new("1007"), null, 25, 12.5m) { Component = Travel }, doubt);
        Assert.Equal((37.5m, 12.5m),
            Numbers(Assert.Single(await DoubtsAsync(Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m))))));
    }

    /// <summary>Somebody entered the shift and its travel, and somebody else the travel again; or each of two shifts has it.</summary>
    [Fact]
    public async Task It_is_doubled_whether_hours_or_departments_stand_with_it_or_not()
    {
        Assert.Equal([DoubtCode.AllowanceDoubled],
            await CodesAsync(Of(3, ("travel", 12.5m)) with { Hours = 4, HourComponent = "worked" }, Of(3, ("travel", 12.50m))));
        Assert.Equal([DoubtCode.AllowanceDoubled], await CodesAsync(
            At("09:00", "13:00", ("travel", 8)) with { Department = "bar" },
            At("14:00", "18:00", ("travel", 8)) with { Department = "kitchen" }));
    }

    [Fact]
    public async Task Amounts_codes_and_days_tell_allowances_apart()
    {
        _given.WageComponents["bus"] = Travel;
        Assert.Empty(
            await CodesAsync(Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.51m)), Of(4, ("travel", 12.5m)), Of(3, ("bus", 12.5m))));
    }

    /// <summary>There and back stand in one registration, and so does what somebody else has.</summary>
    [Fact]
    public async Task Within_one_registration_nothing_is_doubled()
    {
        Assert.Empty(await CodesAsync(Of(3, ("travel", 6), ("travel", 6))));
        Assert.Empty(await CodesAsync(Of(3, ("travel", 6), ("travel", 6)), Of(3, ("travel", 6))));
        Assert.Equal((24m, 12m), Numbers(Assert.Single(await DoubtsAsync(Of(3, ("travel", 6), ("travel", 6)), Of(3, ("travel", 12))))));
    }

    /// <summary>In whatever order they come; corrections alone are not doubled, as they mend other days.</summary>
    [Fact]
    public async Task A_correction_of_the_day_takes_one_back()
    {
        Assert.Empty(await CodesAsync(Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m)), Of(3, ("travel", -12.5m))));
        Assert.Empty(await CodesAsync(Of(3, ("travel", -12.5m)), Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m))));
        Assert.Empty(await CodesAsync(Of(3, ("travel", -12.5m)), Of(3, ("travel", -12.5m))));
        Assert.Equal(
            [DoubtCode.AllowanceDoubled], await CodesAsync(Of(3, ("travel", 12.5m)), Of(3, ("travel", 12.5m)), Of(4, ("travel", -12.5m))));
    }

    [Fact]
    public async Task Somebody_else_and_another_employment_have_their_own()
    {
        _given.Person("bob", Cafe, ZeroHours(payrollId: 13));
        var (first, second) = (ZeroHours(payrollId: 14), ZeroHours(payrollId: 15));
        _given.Person("two", Cafe, first, second);
        var travel = Of(3, ("travel", 12.5m));
        Assert.Empty(await CodesAsync(
            travel, Of(3, ("travel", 12.5m)) with { EmployeeId = "bob" },
            Of(3, ("travel", 12.5m)) with { EmployeeId = "two", EmploymentId = first.EmploymentId },
            Of(3, ("travel", 12.5m)) with { EmployeeId = "two", EmploymentId = second.EmploymentId }));
    }

    /// <summary>Tips are mapped to nothing; what is not approved goes nowhere; of fixed contracts these allowances stay.</summary>
    [Fact]
    public async Task Only_what_goes_out_is_looked_at()
    {
        _given.Rules = _given.Rules with
        {
            Likely = new LikelyRules { MaxAllowancePerDay = 10 },
            Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>(
                _given.Rules.Matrix)
            { [ContractKind.FixedHours] = new HashSet<ExportItem> { ExportItem.WorkedHours } },
        };
        _given.Person("fay", Cafe, Fixed());
        Registration[] tips = [Of(3, ("tips", 20), ("travel", 1)), Of(3, ("tips", 20), ("travel", 2))];
        Registration[] fays = [
            .. new[] { 1, 2 }.Select(hours => Of(3, ("travel", 20)) with { EmployeeId = "fay", Hours = hours, HourComponent = "worked" })];
        Assert.Empty(await CodesAsync([.. tips, .. fays, Of(4, ("travel", 5)), Of(4, ("travel", 5)) with { Approved = false }]));
    }

    /// <summary>Standby, a phone or the kilometres of a month come without a shift.</summary>
    [Fact]
    public async Task An_allowance_on_a_day_without_hours_is_likely() =>
        Assert.Empty(await CodesAsync(Of(3, ("travel", 12.5m)), Of(30, ("travel", 250))));

    [Theory]
    [InlineData(200, 50, null)]
    [InlineData(200, 50.01, "250.01")]
    [InlineData(251, 0, "251")]
    [InlineData(300, -50, null)]
    public async Task More_of_an_allowance_on_a_day_than_is_set_is_told(double one, double other, string? sum)
    {
        _given.Rules = _given.Rules with { Likely = new LikelyRules { MaxAllowancePerDay = 250 } };
        var doubts = await DoubtsAsync(Of(3, ("travel", (decimal)one)), Of(3, ("travel", (decimal)other)));
        Doubt[] expected = sum is null
            ? []
            : [new Doubt(DoubtCode.AllowanceTooMuch, Third, "ann", "Ann Bos", new("1007"), null, Number(sum), 250) { Component = Travel }];
        Assert.Equal(expected, doubts);
    }

    [Fact]
    public async Task The_most_is_of_one_allowance_and_one_day_and_there_is_none_unless_it_is_set()
    {
        _given.WageComponents["bonus"] = 50;
        Registration[] much = [Of(3, ("travel", 200), ("bonus", 200)), Of(4, ("travel", 200)), Of(4, ("bonus", 100_000))];
        Assert.Empty(await CodesAsync(much));
        _given.Rules = _given.Rules with { Likely = new LikelyRules { MaxAllowancePerDay = 250 } };
        Assert.Equal([(DoubtCode.AllowanceTooMuch, 50)], (await DoubtsAsync(much)).Select(doubt => (doubt.Code, doubt.Component!.Value)));
    }

    /// <summary>Nobody has so many: what comes after is not looked at, and those that are kept are all the same.</summary>
    [Fact]
    public async Task Of_one_employment_only_so_many_are_kept()
    {
        var many = Enumerable.Range(1, AllowanceLikelihood.MaxKept).Select(cents => Of(3, ("travel", cents / 100m)));
        Assert.Equal((2m, 1m),
            Numbers(Assert.Single(await DoubtsAsync([.. many, Of(3, ("travel", 1)), Of(4, ("travel", 99)), Of(4, ("travel", 99))]))));
    }

    private static (decimal Value, decimal Usual) Numbers(Doubt doubt) => (doubt.Value!.Value, doubt.Usual!.Value);

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(params Registration[] registrations) =>
        (await _given.SelectAsync(registrations)).Of(Cafe).Doubts;

    private async Task<List<string>> CodesAsync(
        params Registration[] registrations) => [.. (await DoubtsAsync(registrations)).Select(doubt => doubt.Code)];

    private Registration At(string start, string end, params (string Code, decimal Value)[] allowances) =>
        Of(3, allowances) with { Start = TimeOnly.Parse(start), End = TimeOnly.Parse(end), HourComponent = "worked" };

    private Registration Of(int day, params (string Code, decimal Value)[] allowances) =>
        Shift("ann", "2026-11-01", null, $"reg-{++_ids}") with
        {
            Date = new DateOnly(2026, 11, day),
            Allowances = [.. allowances.Select(one => new Allowance(one.Code, one.Value))],
        };
}
