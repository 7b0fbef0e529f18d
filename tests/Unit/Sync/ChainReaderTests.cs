using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>Which days are asked for besides today. Days are counted from today.</summary>
public sealed class ChainReaderTests
{
    private static readonly DateOnly Today = People.Today;

    private readonly List<Employment> _jobs = [];
    private readonly List<Record> _loket = [];
    private readonly List<string> _asked = [];
    private bool _refusesFilters;
    private UnreadableRecord? _unreadable;

    [Fact]
    public async Task Whoever_left_or_has_yet_to_begin_is_read_for_the_last_or_first_day()
    {
        var (left, later, here) = (Job(-400, -10), Job(20), Job(-400));
        Hold(left, -400);
        Hold(later, 20);
        Hold(here, -400);
        Assert.Equal([left, later, here], (await ReadAsync()).Select(one => one.Employment).OrderBy(_jobs.IndexOf));
        Assert.Equal(["-10 filtered", "20 filtered"], _asked.Order());
    }

    [Fact]
    public async Task What_held_before_is_followed_back_for_two_months()
    {
        Hold(Job(-400), -400, -100, -30, -5);
        Assert.Equal([-5, -30, -100], (await ReadAsync()).Select(one => one.From));
        Assert.Equal(["-6 filtered", "-31 filtered"], _asked);
    }

    [Fact]
    public async Task What_is_whole_or_lies_long_ago_costs_no_call()
    {
        Hold(Job(-400), -400);
        Hold(Job(-5), -5);
        Hold(Job(-400, -63), -400);
        Job(-10);
        Assert.Equal(2, (await ReadAsync()).Count);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Many_on_one_day_are_read_as_the_whole_list()
    {
        for (var i = 0; i < 41; i++)
            Hold(Job(-400, -7), -400);
        Assert.Equal(41, (await ReadAsync()).Count);
        Assert.Equal(["-7 whole"], _asked);
    }

    [Fact]
    public async Task A_list_that_takes_no_filter_is_read_whole()
    {
        var job = Job(-400, -7);
        Hold(job, -400);
        Hold(Job(-400), -400);
        _refusesFilters = true;
        Assert.Equal([job], (await ReadAsync()).Where(one => one.Employment.EndDate is not null).Select(one => one.Employment));
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    /// <summary>P1: one that cannot be read on an earlier day is reported with those of today.</summary>
    [Fact]
    public async Task What_cannot_be_read_on_another_day_is_not_lost()
    {
        var left = Job(-400, -10);
        Hold(left, -400);
        _unreadable = new UnreadableRecord("workingHours.startDate", left.Id, null, null);
        Assert.Equal([_unreadable], (await CompleteAsync()).Unreadable);
    }

    private async Task<IReadOnlyList<Record>> ReadAsync() => (await CompleteAsync()).Complete();

    private Task<LoketList<Record>> CompleteAsync() => new ChainReader<Record>(
        new Chain<Record>(ListAsync, one => one.Employment.Id, one => Today.AddDays(one.From)), Today)
        .CompleteAsync(_jobs, new LoketList<Record>("", On(0, null), []), default);

    private Task<LoketList<Record>> ListAsync(DateOnly date, LoketFilter? filter, CancellationToken cancellation)
    {
        var day = date.DayNumber - Today.DayNumber;
        if (filter is not null && _refusesFilters)
            throw new LoketException(new LoketFailure(FailureReason.BadRequest, 400, ""));
        _asked.Add($"{day} {(filter is null ? "whole" : "filtered")}");
        return Task.FromResult(new LoketList<Record>("", On(day, filter), []) { Unreadable = _unreadable is { } one ? [one] : [] });
    }

    /// <summary>As Loket answers: of each employment that is under way on the day, the record that holds then.</summary>
    private List<Record> On(int day, LoketFilter? filter) =>
    [
        .. _loket.Where(
            one => one.Employment.StartDate <= Today.AddDays(day) && !(one.Employment.EndDate < Today.AddDays(day)) && one.From <= day)
            .Where(one => filter?.Text.Contains(one.Employment.Id!.Value.ToString(), StringComparison.Ordinal) != false)
            .GroupBy(one => one.Employment.Id).Select(chain => chain.MaxBy(one => one.From)!),
    ];

    private Employment Job(int from, int? to = null)
    {
        var job = new Employment
        {
            Id = Guid.NewGuid(),
            PayrollId = 1,
            StartDate = Today.AddDays(from),
            EndDate = to is { } last ? Today.AddDays(last) : null,
            IsOnCallEmployment = true,
        };
        _jobs.Add(job);
        return job;
    }

    private void Hold(Employment job, params int[] from) => _loket.AddRange(from.Select(day => new Record(job, day)));

    private sealed record Record(Employment Employment, int From) : IListed
    {
        string? IListed.Identity => $"{Employment.Id} {From}";
    }
}
