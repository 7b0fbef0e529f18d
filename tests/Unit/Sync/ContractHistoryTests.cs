using LoketFunctions.Planner;
using LoketFunctions.Staff;
using static LoketFunctions.Planner.KindInLoket;

namespace LoketFunctions.Tests.Sync;

/// <summary>C1 and U1: every fact by the day it is about. Days are of November 2026; 0 is long before.</summary>
public sealed class ContractHistoryTests
{
    private static readonly Guid Bar = Guid.NewGuid();
    private static readonly Guid Kitchen = Guid.NewGuid();

    /// <summary>Nobody knows since when: what was before stays, tomorrow and at a full read too.</summary>
    [Fact]
    public void A_flag_without_a_date_holds_from_the_day_on_which_it_was_seen()
    {
        var before = Read(onCall: true, (0, ZeroHours));
        var changed = Read(onCall: false, (0, FixedHours)).After(before, Day(18));
        var again = Read(onCall: false, (0, FixedHours)).After(changed, Day(19));
        foreach (var history in new[] { changed, again })
            Assert.Equal([ZeroHours, ZeroHours, FixedHours, FixedHours], Kinds(history, 3, 17, 18, 20));
    }

    /// <summary>Working hours that came with it have a date.</summary>
    [Fact]
    public void A_flag_that_came_with_new_working_hours_holds_from_their_first_day()
    {
        var before = Read(onCall: true, (0, ZeroHours));
        // By today's flag the hours before read as something else.
        var changed = Read(onCall: false, (0, Unknown), (16, FixedHours)).After(before, Day(28));
        Assert.Equal([ZeroHours, ZeroHours, FixedHours], Kinds(changed, 3, 15, 16));
        Assert.Equal([ZeroHours, FixedHours], Kinds(Read(onCall: false, (0, Unknown), (16, FixedHours)).After(changed, Day(29)), 3, 16));
    }

    [Fact]
    public void Working_hours_of_a_later_day_say_nothing_of_a_flag_of_today()
    {
        var changed = (Read(onCall: false, (0, FixedHours)) with { HoursFrom = Day(29) }).After(
            Read(onCall: true, (0, ZeroHours)), Day(28));
        Assert.Equal([ZeroHours, FixedHours], Kinds(changed, 27, 28));
    }

    [Fact]
    public void Dated_records_are_followed_back_into_the_past()
    {
        var before = Read(onCall: true, (0, ZeroHours), (10, MinMax));
        Assert.Equal(
            [ZeroHours, ZeroHours, MinMax], Kinds(Read(onCall: true, (0, ZeroHours), (12, MinMax)).After(before, Day(20)), 9, 11, 12));
    }

    [Fact]
    public void What_is_read_no_more_stays_as_it_was_known()
    {
        var before = Read(onCall: true, (0, ZeroHours), (10, MinMax));
        Assert.Equal([ZeroHours, MinMax, MinMax], Kinds(Read(onCall: true, (10, MinMax)).After(before, Day(20)), 9, 10, 20));
        Assert.Equal([ZeroHours, MinMax], Kinds(Read(onCall: true).After(before, Day(20)), 9, 10));
    }

    /// <summary>What waited for an answer goes when it is there, also of the days before.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void What_was_unknown_is_known_of_all_days_once_it_is(bool? was)
    {
        var before = Read(onCall: was, (0, Unknown));
        Assert.Equal([ZeroHours, ZeroHours], Kinds(Read(onCall: true, (0, ZeroHours)).After(before, Day(20)), 3, 20));
        Assert.Equal([FixedHours, ZeroHours],
            Kinds(Read(onCall: true, (0, ZeroHours)).After(Read(was, (0, FixedHours), (5, Unknown)), Day(20)), 3, 6));
    }

    [Fact]
    public void What_becomes_unknown_was_known_until_then()
    {
        var history = Read(onCall: null, (0, Unknown)).After(Read(onCall: true, (0, ZeroHours)), Day(20));
        Assert.Equal([ZeroHours, Unknown], Kinds(history, 19, 20));
    }

    /// <summary>Loket gives no date with a number, and none at all where a list came back short.</summary>
    [Fact]
    public void A_number_holds_from_the_day_on_which_it_was_seen()
    {
        static ContractHistory Number(int? number) =>
            ContractHistory.None with { Numbers = number is null ? [] : DatedValues.Always(number) };
        var changed = Number(43).After(Number(12), Day(18));
        foreach (var history in new[] { changed, Number(43).After(changed, Day(19)), Number(null).After(changed, Day(19)) })
            Assert.Equal([12, 12, 43, 43], new[] { 0, 17, 18, 30 }.Select(day => history.Numbers.On(Day(day))));
        Assert.Equal([12, 43, 12], new[] { 17, 18, 25 }.Select(day => Number(12).After(changed, Day(25)).Numbers.On(Day(day))));
        Assert.Equal(7, Number(7).After(ContractHistory.None, Day(18)).Numbers.On(Day(1)));
    }

    [Fact]
    public void A_unit_is_that_of_the_day_and_corrected_when_Loket_corrects_it()
    {
        var before = Units((0, Bar), (16, Kitchen));
        Assert.Equal([Bar, Kitchen], new[] { 15, 16 }.Select(day => before.Units.On(Day(day))));
        Assert.Equal([Bar, Kitchen, Kitchen],
            new[] { 0, 1, 20 }.Select(day => Units((0, Bar), (1, Kitchen)).After(before, Day(20)).Units.On(Day(day))));
        Assert.Equal([Bar, Kitchen], new[] { 15, 16 }.Select(day => Units((16, Kitchen)).After(before, Day(20)).Units.On(Day(day))));
        Assert.Null(ContractHistory.None.Units.On(Day(1)));
    }

    private static ContractHistory Read(bool? onCall, params (int Day, KindInLoket Kind)[] kinds) =>
        new([.. kinds.Select(one => new DatedValue<KindInLoket>(Day(one.Day), one.Kind))], [], onCall,
            kinds.Length == 0 ? null : Day(kinds[^1].Day));

    private static ContractHistory Units(params (int Day, Guid Unit)[] units) =>
        new([], [.. units.Select(one => new DatedValue<Guid?>(Day(one.Day), one.Unit))]);

    private static IEnumerable<KindInLoket> Kinds(ContractHistory history, params int[] days) =>
        days.Select(day => history.Kinds.On(Day(day)));

    private static DateOnly Day(int day) => day == 0 ? new DateOnly(2024, 1, 1) : new DateOnly(2026, 11, day);
}
