using LoketFunctions.Export.Select;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

public sealed class ShiftLengthTests
{
    [Theory]
    [InlineData("2026-11-03", "09:00", "17:00", 30, 450)]
    [InlineData("2026-11-03", "22:00", "06:30", 30, 480)] // over midnight
    [InlineData("2026-11-03", "07:00", "07:00", 0, 1440)] // the next day
    [InlineData("2026-11-03", "00:00", "23:59", 0, 1439)]
    [InlineData("2026-03-28", "22:00", "06:00", 0, 420)] // summer time begins: an hour is skipped
    [InlineData("2026-10-24", "22:00", "06:00", 0, 540)] // winter time begins: an hour comes twice
    [InlineData("2026-03-29", "01:30", "03:30", 0, 60)]
    [InlineData("2026-10-25", "01:30", "03:30", 0, 180)]
    [InlineData("2026-03-28", "23:00", "02:30", 0, 210)] // an end that is skipped is as far after the gap
    [InlineData("2026-10-25", "02:15", "02:45", 0, 30)] // what comes twice is the first
    [InlineData("2026-03-29", "02:30", "03:15", 0, -15)]
    public void Minutes_are_those_that_really_go_by(string day, string start, string end, int rest, int minutes) =>
        Assert.Equal(minutes, ShiftLength.Minutes(DateOnly.Parse(day), TimeOnly.Parse(start), TimeOnly.Parse(end), rest));

    [Theory]
    [InlineData("8.5", "510")]
    [InlineData("7.75", "465")]
    [InlineData("0.01", "0.6")]
    [InlineData("8.3", "498")] // and not 8 hours 30 minutes
    public void Decimal_hours_are_no_hours_and_minutes(string hours, string minutes) =>
        Assert.Equal(Number(minutes), ShiftLength.Minutes(Number(hours)));

    /// <summary>A shift belongs to the day on which it starts, so the period's last night is paid with it, and whole.</summary>
    [Fact]
    public async Task The_last_night_of_a_period_is_whole()
    {
        var given = new SelectionHarness();
        given.Person("ann", Cafe, ZeroHours(to: "2026-11-30"));
        Assert.Equal(["1 Minutes 480", "4 Count 1"], (await given.SelectAsync(Timed("2026-11-30", "22:00", "06:30", 30))).Amounts(Cafe));
        Assert.Empty((await given.SelectAsync(Timed("2026-10-31", "22:00", "06:30", 30))).Out);
    }
}
