using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

/// <summary>What is not likely is reported of the person and the day, and goes out all the same.</summary>
public sealed class LikelihoodTests
{
    private readonly SelectionHarness _given = new();
    private int _ids;

    public LikelihoodTests() => _given.Person("ann", Cafe, ZeroHours());

    [Fact]
    public async Task An_ordinary_month_raises_no_doubt()
    {
        List<Registration> month = [];
        for (var day = new DateOnly(2026, 11, 1); day.Month == 11; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not DayOfWeek.Sunday)
                month.AddRange([At(day, "09:00", "13:00"), At(day, "13:00", "17:00") with { Meals = 1 }]);
        }

        Assert.Empty((await _given.SelectAsync([.. month])).Of(Cafe).Doubts);
    }

    [Fact]
    public async Task A_shift_that_ends_when_it_starts_is_told_with_its_registration()
    {
        var doubts = await DoubtsAsync(At(3, "08:00", "08:00"));
        Assert.Equal(
            new Doubt(DoubtCode.StartEqualsEnd, new DateOnly(2026, 11, 3), "ann", "Ann Bos", new("1007"), "reg-1"), Assert.Single(doubts));
    }

    /// <summary>
    /// By the law on working hours 12 hours, without the break. An end typed before the start makes a shift of nearly a day.
    /// </summary>
    [Fact]
    public async Task A_shift_longer_than_the_law_allows_is_told_with_its_registration()
    {
        var doubt = Assert.Single(await DoubtsAsync(At(3, "09:00", "08:30")));
        Assert.Equal(
            (DoubtCode.ShiftTooLong, "reg-1", 23.5m, 12m), (doubt.Code, doubt.RegistrationId, doubt.Value!.Value, doubt.Usual!.Value));
        Assert.Equal([DoubtCode.ShiftTooLong], await CodesAsync(Hours(3, 12.01m)));
        Assert.Empty(await CodesAsync(Hours(3, 12), At(4, "08:00", "20:30") with { BreakMinutes = 30 }));
    }

    /// <summary>Nine to five twice under two ids, and four to eight beside it.</summary>
    [Fact]
    public async Task Doubled_and_overlapping_shifts_are_told_apart()
    {
        Assert.Equal([DoubtCode.ShiftDoubled], await CodesAsync(At(3, "09:00", "17:00"), At(3, "09:00", "17:00")));
        Assert.Equal([DoubtCode.ShiftsOverlap], await CodesAsync(At(3, "09:00", "17:00"), At(3, "16:00", "20:00")));
        Assert.Equal([DoubtCode.ShiftsOverlap], await CodesAsync(At(3, "12:00", "13:00"), At(3, "09:00", "17:00")));
        Assert.Equal([DoubtCode.ShiftDoubled, DoubtCode.ShiftsOverlap],
            await CodesAsync(At(3, "09:00", "17:00"), At(3, "09:00", "17:00"), At(3, "16:59", "20:00")));
        Assert.Empty(await CodesAsync(At(3, "09:00", "17:00"), At(3, "17:00", "20:00"), At(4, "09:00", "17:00")));
    }

    [Fact]
    public async Task A_night_that_runs_into_the_next_shift_is_told_on_the_day_of_that()
    {
        var doubt = Assert.Single(await DoubtsAsync(At(3, "22:00", "06:00"), At(4, "05:30", "09:00")));
        Assert.Equal((DoubtCode.NightRunsIntoNext, new DateOnly(2026, 11, 4)), (doubt.Code, doubt.Date));
        Assert.Equal(doubt, Assert.Single(await DoubtsAsync(At(4, "05:30", "09:00"), At(3, "22:00", "06:00"))));
        Assert.Empty(await CodesAsync(At(3, "22:00", "06:00"), At(4, "06:00", "09:00")));
    }

    [Fact]
    public async Task Times_and_the_same_hours_on_one_day_are_one_shift_twice()
    {
        var doubt = Assert.Single(await DoubtsAsync(At(3, "09:00", "17:30") with { BreakMinutes = 30 }, Hours(3, 8)));
        Assert.Equal((DoubtCode.ShiftDoubled, new DateOnly(2026, 11, 3)), (doubt.Code, doubt.Date));
        Assert.Equal([DoubtCode.ShiftDoubled], await CodesAsync(Hours(3, 8), At(3, "16:00", "00:00")));
        Assert.Empty(await CodesAsync(At(3, "09:00", "17:00"), Hours(3, 7.5m), Hours(4, 8)));
    }

    /// <summary>Without times the same hours of the same kind in the same department are one shift twice; other ones are not.</summary>
    [Fact]
    public async Task Hours_without_times_can_be_doubled_and_not_overlap()
    {
        Assert.Equal([DoubtCode.ShiftDoubled], await CodesAsync(Hours(3, 4), Hours(3, 4)));
        Assert.Empty(await CodesAsync(
            Hours(3, 4), Hours(3, 5), Hours(4, 4), Hours(3, 4) with { Department = "bar" }, Hours(3, 4) with { HourComponent = "evening" },
            At(3, "00:00", "06:00")));
    }

    [Theory]
    [InlineData(16, 8, null)]
    [InlineData(16, 8.01, "24.01")]
    [InlineData(20, 11, "31")]
    public async Task More_than_a_days_hours_on_a_day_are_told(double one, double other, string? hours)
    {
        var doubts = (await DoubtsAsync(Hours(3, (decimal)one), Hours(3, (decimal)other)))
            .Where(doubt => doubt.Code == DoubtCode.DayTooLong).ToList();
        Assert.Equal(hours is null ? [] : [(new DateOnly(2026, 11, 3), Number(hours), 24m)],
            doubts.Select(doubt => (doubt.Date!.Value, doubt.Value!.Value, doubt.Usual!.Value)));
    }

    /// <summary>Monday the 2nd to Sunday the 8th; a correction counts.</summary>
    [Fact]
    public async Task More_hours_in_a_week_than_the_rules_allow_are_told()
    {
        Registration[] week = [.. Enumerable.Range(2, 7).Select(day => Hours(day, 9))];
        var doubt = Assert.Single(await DoubtsAsync(week));
        Assert.Equal((DoubtCode.WeekTooLong, new DateOnly(2026, 11, 2), 63m, 60m),
            (doubt.Code, doubt.Date!.Value, doubt.Value!.Value, doubt.Usual!.Value));
        Assert.Empty(await CodesAsync([.. week, Hours(5, -3)]));
        Assert.Empty(await CodesAsync([.. Enumerable.Range(6, 7).Select(day => Hours(day, 9))]));
        _given.Rules = _given.Rules with { Likely = new LikelyRules { MaxHoursPerWeek = 63 } };
        Assert.Empty(await CodesAsync(week));
    }

    [Fact]
    public async Task Meals_on_a_day_without_hours_are_told()
    {
        var doubt = Assert.Single(await DoubtsAsync(Hours(3, 4), Hours(4, null) with { Meals = 2 }));
        Assert.Equal((DoubtCode.MealsWithoutHours, new DateOnly(2026, 11, 4), 2m), (doubt.Code, doubt.Date!.Value, doubt.Value!.Value));
        Assert.Empty(await CodesAsync(Hours(3, 4), Hours(3, null) with { Meals = 2 }));
        Assert.Equal([DoubtCode.MealsWithoutHours], await CodesAsync(Hours(3, 4) with { Meals = 1 }, Hours(3, -4)));
    }

    /// <summary>Of a fixed contract the meals go and the hours stay, which are there all the same.</summary>
    [Fact]
    public async Task Hours_that_stay_behind_count_and_are_not_doubted_themselves()
    {
        _given.Rules = _given.Rules with
        {
            Matrix = new Dictionary<ContractKind,
                IReadOnlySet<ExportItem>>
            { [ContractKind.FixedHours] = new HashSet<ExportItem> { ExportItem.Meals } },
        };
        _given.Person("fay", Cafe, Fixed());
        Registration[] shifts = [At(3, "08:00", "16:00"), At(3, "09:00", "17:00"), Hours(3, null) with { Meals = 1 }];
        Assert.Empty(await CodesAsync([.. shifts.Select(shift => shift with { EmployeeId = "fay" })]));
    }

    [Fact]
    public async Task Nobody_is_doubted_for_the_shifts_of_another()
    {
        _given.Person("bob", Cafe, ZeroHours(payrollId: 13));
        Assert.Empty(await CodesAsync(At(3, "09:00", "17:00"), At(3, "09:00", "17:00") with { EmployeeId = "bob" }));
    }

    /// <summary>What is not approved, of another period or wrong is nothing that goes out.</summary>
    [Fact]
    public async Task Only_what_is_placed_is_looked_at() => Assert.Empty(await CodesAsync(
        At(3, "09:00", "17:00"), At(3, "09:00", "17:00") with { Approved = false }, At(3, "09:00", "17:00") with { BreakMinutes = -1 },
        Hours(30, 20) with { Date = new DateOnly(2026, 12, 1) }, Hours(30, 20) with { Date = new DateOnly(2026, 12, 1) }));

    /// <summary>A shift at one administration and one at another at the same time: reported where the later of them is.</summary>
    [Fact]
    public async Task Shifts_at_two_administrations_can_overlap()
    {
        _given.Person("two", Cafe, ZeroHours());
        _given.Person("two", Hotel, ZeroHours(payrollId: 13));
        var (cafe, hotel) = (At(3, "09:00", "17:00") with { EmployeeId = "two", AdministrationId = Cafe },
            At(3, "16:00", "20:00") with { EmployeeId = "two", AdministrationId = Hotel });
        foreach (var order in new Registration[][] { [cafe, hotel], [hotel, cafe] })
        {
            var selected = await _given.SelectAsync(order);
            Assert.Equal(([], [DoubtCode.ShiftsOverlap]), (selected.Of(Cafe).Doubts.Select(one => one.Code).ToArray(),
                selected.Of(Hotel).Doubts.Select(one => one.Code).ToArray()), Same);
        }

        static bool Same((string[], string[]) one, (string[], string[]) other) =>
            one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2);
    }

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(params Registration[] registrations) =>
        (await _given.SelectAsync(registrations)).Of(Cafe).Doubts;

    private async Task<List<string>> CodesAsync(
        params Registration[] registrations) => [.. (await DoubtsAsync(registrations)).Select(doubt => doubt.Code)];

    private Registration At(int day, string start, string end) => At(new DateOnly(2026, 11, day), start, end);

    private Registration At(DateOnly day, string start, string end) =>
        Timed("2026-11-01", start, end) with { Id = $"reg-{++_ids}", Date = day };

    private Registration Hours(int day, decimal? hours) =>
        Shift("ann", "2026-11-01", hours, $"reg-{++_ids}") with { Date = new DateOnly(2026, 11, day) };
}
