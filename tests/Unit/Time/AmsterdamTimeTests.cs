using LoketFunctions.Time;

namespace LoketFunctions.Tests.Time;

public sealed class AmsterdamTimeTests
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("22:00", "2026-01-15T21:30:00Z", "2026-01-15T21:00:00Z")] // winter: one hour ahead of UTC
    [InlineData("22:00", "2026-07-15T20:30:00Z", "2026-07-15T20:00:00Z")] // summer: two
    [InlineData("22:00", "2026-07-15T19:59:00Z", "2026-07-14T20:00:00Z")] // not yet today
    [InlineData("02:30", "2026-03-29T06:00:00Z", "2026-03-29T01:30:00Z")] // skipped by summer time: 03:30 summer time
    [InlineData("02:30", "2026-10-25T06:00:00Z", "2026-10-25T00:30:00Z")] // comes twice: the first
    [InlineData("00:00", "2026-12-31T23:00:00Z", "2026-12-31T23:00:00Z")] // the moment itself counts
    public void The_last_time_of_day_is_on_Dutch_clocks(string time, string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), AmsterdamTime.LastTimeOfDay(TimeOnly.Parse(time), DateTimeOffset.Parse(now)));

    [Theory]
    [InlineData("22:00", "2026-10-24T20:30:00Z", "2026-10-25T21:00:00Z")] // the day between has 25 hours
    [InlineData("22:00", "2026-10-25T21:00:00Z", "2026-10-26T21:00:00Z")] // the moment itself is over
    [InlineData("02:30", "2026-03-28T22:00:00Z", "2026-03-29T01:30:00Z")] // skipped: as far after the gap
    [InlineData("00:00", "2026-12-31T22:59:00Z", "2026-12-31T23:00:00Z")]
    public void The_next_time_of_day_is_on_Dutch_clocks(string time, string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), AmsterdamTime.NextTimeOfDay(TimeOnly.Parse(time), DateTimeOffset.Parse(now)));

    [Fact]
    public void The_date_is_the_Dutch_one() =>
        Assert.Equal(new DateOnly(2026, 7, 2), AmsterdamTime.DateOf(DateTimeOffset.Parse("2026-07-01T22:30:00Z")));

    /// <summary>An hourly timer over both clock changes starts each night exactly once.</summary>
    [Theory]
    [InlineData("2026-03-27T00:00:00Z")]
    [InlineData("2026-10-23T00:00:00Z")]
    public void Every_night_is_due_once_over_a_clock_change(string from)
    {
        foreach (var nightlyAt in new[] { new TimeOnly(22, 0), new TimeOnly(2, 0), new TimeOnly(2, 30), new TimeOnly(3, 0),
            new TimeOnly(0, 0) })
        {
            const int Days = 5;
            var start = DateTimeOffset.Parse(from);
            DateTimeOffset? last = null;
            var nights = new List<DateTimeOffset>();
            for (var hour = 0; hour < Days * 24; hour++)
            {
                if (DailySchedule.DueMoment(nightlyAt, last, start.AddMinutes(-1), start.AddHours(hour)) is not { } night)
                    continue;
                nights.Add(night);
                last = night;
            }

            Assert.Equal(nights.Distinct(), nights);
            Assert.Equal(Days, nights.Count);
            Assert.Equal(Days, nights.Select(AmsterdamTime.DateOf).Distinct().Count());
        }
    }

    [Fact]
    public void A_night_missed_for_too_long_is_left_to_the_next()
    {
        var night = DateTimeOffset.Parse("2026-01-15T21:00:00Z");
        Assert.NotNull(DailySchedule.DueMoment(new TimeOnly(22, 0), null, LongAgo, night.AddHours(11)));
        Assert.Null(DailySchedule.DueMoment(new TimeOnly(22, 0), null, LongAgo, night.AddHours(13)));
    }

    [Fact]
    public void A_night_before_the_connection_existed_is_not_its()
    {
        var night = DateTimeOffset.Parse("2026-01-15T21:00:00Z");
        Assert.Null(DailySchedule.DueMoment(new TimeOnly(22, 0), null, night.AddMinutes(1), night.AddHours(1)));
    }

    [Fact]
    public void A_time_moved_to_later_the_same_day_comes_once_more()
    {
        var night = DateTimeOffset.Parse("2026-01-15T21:00:00Z");
        Assert.Equal(night.AddHours(1), DailySchedule.DueMoment(new TimeOnly(23, 0), night, LongAgo, night.AddHours(1)));
    }
}
