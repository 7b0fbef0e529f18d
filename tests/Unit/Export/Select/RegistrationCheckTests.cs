using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Select;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

public sealed class RegistrationCheckTests
{
    private const string Day = "2026-11-03";
    private static readonly string TooLong = new('x', 101);

    private readonly RegistrationFaults _faults = new();
    private readonly RegistrationCheck _check;

    public RegistrationCheckTests() => _check = new RegistrationCheck(_faults);

    [Fact]
    public void Text_of_any_language_is_fine()
    {
        Assert.Equal(
            480, Check(Shift("=1+1;\"'", Day, id: "😀 مرحبا \u202E") with
            {
                Department = "＝café",
                HourComponent = new string('x', 100)
            }));
        Assert.False(_faults.Any);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085")]
    [InlineData("a\u2028")]
    [InlineData("a\u2029")]
    [InlineData(null)]
    public void Text_that_is_empty_too_long_or_not_in_one_line_is_not(string? text)
    {
        text ??= TooLong;
        Check(Shift("ann", Day) with { Id = text });
        Check(Shift(text, Day) with { Department = text, HourComponent = text, Allowances = [new("travel", 1), new(text, 1)] }, 7);

        Assert.Equal(
            [(0, null, "id"), (7, "reg-1", "employeeId"), (7, "reg-1", "department"), (7, "reg-1", "hourComponent"),
                (7, "reg-1", "allowances[1].component")],
            _faults.First.Select(fault => (fault.Index, fault.RegistrationId, fault.Field)));
    }

    [Fact]
    public void An_id_is_used_once()
    {
        foreach (var (index, id) in new[] { "a", "b", "a" }.Index())
            Check(Shift("ann", Day, id: id), index);
        var fault = Assert.Single(_faults.First);
        Assert.Equal((2, "a", "id"), (fault.Index, fault.RegistrationId, fault.Field));
    }

    [Theory]
    [InlineData("-1000", false)]
    [InlineData("-999.99", true)]
    [InlineData("-0.01", true)]
    [InlineData("0", true)]
    [InlineData("999.99", true)]
    [InlineData("1000", false)]
    public void Hours_are_bounded(string hours, bool isFine) => Holds(Shift("ann", Day, Number(hours)), isFine, "hours");

    [Theory]
    [InlineData("8", true)]
    [InlineData("8.01", true)]
    [InlineData("7.99", true)]
    [InlineData("8.011", false)]
    [InlineData("7.98", false)]
    [InlineData("8.30", false)]
    public void Hours_and_times_agree(string hours, bool isFine) =>
        Holds(Timed(Day, "09:00", "17:30", 30) with { Hours = Number(hours) }, isFine, "hours");

    [Fact]
    public void Times_count_where_both_are_told() => Assert.Equal(480, Check(Timed(Day, "09:00", "17:00") with { Hours = 8.01m }));

    /// <summary>
    /// Clocks go back on 25 October 2026 at 3:00, and forward on 29 March at 2:00. From 22:00 to 6:00 clocks show 8 hours; 9 or 7 go
    /// by. Half past two comes twice in October, and not at all in March.
    /// </summary>
    [Theory]
    [InlineData("2026-10-24", "22:00", "06:00", "8", 540, true)]
    [InlineData("2026-10-24", "22:00", "06:00", "9", 540, false)]
    [InlineData("2026-10-24", "22:00", "06:00", "10", null, false)]
    [InlineData("2026-10-24", "22:00", "06:00", "7", null, false)]
    [InlineData("2026-03-28", "22:00", "06:00", "8", 420, true)]
    [InlineData("2026-03-28", "22:00", "06:00", "7", 420, false)]
    [InlineData("2026-03-28", "22:00", "06:00", "6", null, false)]
    [InlineData("2026-10-24", "22:00", "02:30", "4.5", 270, false)]
    [InlineData("2026-10-24", "22:00", "02:30", "5.5", 270, true)]
    [InlineData("2026-10-24", "22:00", "02:30", "3.5", null, false)]
    [InlineData("2026-03-29", "02:30", "06:00", "2.5", 150, false)]
    [InlineData("2026-03-29", "02:30", "06:00", "3.5", 150, true)]
    [InlineData("2026-10-25", "03:30", "11:30", "8", 480, false)]
    [InlineData("2026-10-25", "03:30", "11:30", "9", null, false)]
    [InlineData("2026-10-25", "03:30", "11:30", "7", null, false)]
    [InlineData("2026-11-03", "22:00", "06:00", "9", null, false)]
    public void In_a_night_in_which_clocks_are_moved_counts_what_went_by(
        string day, string start, string end, string told, int? minutes, bool differs)
    {
        var worked = _check.Check(0, Timed(day, start, end) with { Hours = Number(told) });
        Assert.Equal((minutes, differs), ((int?)worked?.Minutes, worked?.DiffersByTheClock ?? false));
        if (minutes is null)
            Assert.Equal("hours", Assert.Single(_faults.First).Field);
    }

    /// <summary>The break is taken off what clocks showed as well.</summary>
    [Fact]
    public void A_break_in_such_a_night_is_taken_off_once()
    {
        Assert.Equal(new WorkedTime(510, true), _check.Check(0, Timed("2026-10-24", "22:00", "06:00", 30) with { Hours = 7.5m }));
        Assert.Null(_check.Check(1, Timed("2026-10-24", "22:00", "06:00", 30) with { Id = "reg-2", Hours = 8 }));
    }

    [Fact]
    public void Times_make_sense()
    {
        Holds(Timed(Day, "09:00", "10:00", 60), true, "");
        Holds(Timed(Day, "09:00", "10:00", 61), false, "breakMinutes");
        Holds(Timed(Day, "09:00", "10:00", int.MaxValue), false, "breakMinutes");
        Holds(Timed(Day, "09:00", "10:00", -1), false, "breakMinutes");
        Holds(Timed(Day, "09:00:30", "10:00"), false, "start");
        Holds(Timed(Day, "09:00", "10:00") with { End = null }, false, "end");
        Holds(Timed(Day, "09:00", "10:00") with { Start = null }, false, "start");
        Holds(Timed("2026-03-29", "02:30", "03:15"), false, "start");
        Holds(Timed("9999-12-31", "09:00", "01:00"), false, "date");
    }

    [Fact]
    public void What_is_counted_and_paid_is_bounded()
    {
        Holds(Shift("ann", Day) with { Meals = -1 }, true, "");
        Holds(Shift("ann", Day) with { Allowances = [new("travel", 100_000_000), new("travel", -100_000_000)] }, true, "");
        Holds(Shift("ann", Day) with { Allowances = [new("travel", 100_000_000.01m)] }, false, "allowances[0].value");
        Holds(Shift("ann", Day) with { Allowances = [.. Enumerable.Repeat(new Allowance("travel", 1), 50)] }, true, "");
        Holds(Shift("ann", Day) with { Allowances = [.. Enumerable.Repeat(new Allowance("travel", 1), 51)] }, false, "allowances");
    }

    [Fact]
    public void Hours_have_a_component()
    {
        Holds(Shift("ann", Day) with { HourComponent = null }, false, "hourComponent");
        Holds(Shift("ann", Day, 0) with { HourComponent = null }, true, "");
    }

    [Fact]
    public void The_first_faults_are_kept_and_all_are_counted()
    {
        for (var index = 0; index < 250; index++)
            Check(Shift("ann", Day, id: $"reg-{index}") with { BreakMinutes = -1 }, index);
        Assert.Equal((250, 100, 99), (_faults.Count, _faults.First.Count, _faults.First[^1].Index));
    }

    [Fact]
    public void A_million_ids_are_told_apart()
    {
        var ids = new IdSet();
        Assert.All(Enumerable.Range(0, 1_000_000), number => Assert.True(ids.Add($"reg-{number}")));
        Assert.False(ids.Add("reg-0"));
        Assert.True(ids.Contains("reg-999999"));
        Assert.False(ids.Contains("reg-1000000"));
    }

    private decimal? Check(Registration registration, int index = 0) => _check.Check(index, registration)?.Minutes;

    private static void Holds(Registration registration, bool isFine, string field)
    {
        var faults = new RegistrationFaults();
        var minutes = new RegistrationCheck(faults).Check(0, registration);
        Assert.Equal(isFine, minutes is not null);
        if (!isFine)
            Assert.Equal(field, Assert.Single(faults.First).Field);
    }
}
