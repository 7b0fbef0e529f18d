using LoketFunctions.Personnel.Chains;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Personnel.Chains;

public sealed class ChainPlannerTests
{
    private static readonly DateOnly Line = Day("2026-03-01");
    private static readonly DateOnly Today = Day("2026-06-15");
    private readonly LinkedChain _chain = new(Day("2026-01-01"), "12.00");

    [Fact]
    public void What_begins_later_waits_until_its_day()
    {
        Assert.Empty(Plan(("2026-03-01", "12.00"), ("2026-06-16", "13.00")));
        Assert.Equal(["Append 2026-06-15 13.00"], Plan(("2026-03-01", "12.00"), ("2026-06-15", "13.00")));
    }

    [Fact]
    public void What_was_before_the_start_line_stays() =>
        Assert.Equal(["Append 2026-03-01 14.00"], Plan(("2025-07-01", "13.00"), ("2026-02-01", "14.00")));

    [Fact]
    public void Days_before_the_first_that_the_HR_system_tells_of_stay() =>
        Assert.Equal(["Append 2026-05-01 13.00"], Plan(("2026-05-01", "13.00")));

    [Fact]
    public void What_was_changed_by_hand_is_overwritten_in_its_place()
    {
        _chain.Append(Day("2026-04-01"), "15.00");
        Assert.Equal(["Change 2026-04-01 13.00"], Plan(("2026-03-01", "12.00"), ("2026-04-01", "13.00")));
        Assert.Equal(["Change 2026-04-01 12.00"], Plan(("2026-03-01", "12.00")));
    }

    [Fact]
    public void What_comes_before_later_records_waits_until_they_made_way_and_they_follow_it()
    {
        _chain.Append(Day("2026-04-01"), "13.00");
        _chain.Append(Day("2026-05-01"), "14.00");
        Assert.Equal(
            ["Remove 2026-05-01 14.00", "Append 2026-04-15 13.50", "Append 2026-05-01 14.00"],
            Plan(("2026-03-01", "12.00"), ("2026-04-01", "13.00"), ("2026-04-15", "13.50"), ("2026-05-01", "14.00")));
    }

    [Fact]
    public void What_was_entered_for_later_by_hand_makes_way_only_where_it_is_in_the_way()
    {
        _chain.Append(Day("2026-09-01"), "20.00");
        Assert.Empty(Plan(("2026-03-01", "12.00")));
        Assert.Equal(["Remove 2026-09-01 20.00", "Append 2026-06-01 13.00"], Plan(("2026-03-01", "12.00"), ("2026-06-01", "13.00")));
    }

    [Fact]
    public void An_empty_chain_begins_where_the_history_does_or_the_line_is() =>
        Assert.Equal(
            [(ChainWriteKind.Append, (ChainRecord<string>?)null, Line, "12.00")],
            ChainPlanner.Plan<string>([], [History("2026-01-01", "12.00")], Line, Today)
                .Select(write => (write.Kind, write.Record, write.Start, write.Value)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DatedValue<string> History(string from, string value) => new(Day(from), value);

    private IEnumerable<string> Plan(params (string From, string Value)[] history) => ChainPlanner
        .Plan(_chain.Records, [.. history.Select(one => History(one.From, one.Value))], Line, Today)
        .Select(write => $"{write.Kind} {write.Start:yyyy-MM-dd} {write.Value}");
}
