using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Loket;

namespace LoketFunctions.Tests.Runs;

public sealed class WorkLeasesTests : IClassFixture<AppStorage>
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero);
    private readonly ConnectionId _connection = new(Guid.NewGuid().ToString("N"));
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkLeases _leases;

    public WorkLeasesTests(AppStorage storage) => _leases = new WorkLeases(storage.Tables, _clock);

    [Fact]
    public async Task Of_many_that_take_it_at_once_one_holds_it()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => _leases.TakeAsync(new RunKey(_connection, $"run{n}"), SyncRequest.Lease, null, default)));
        Assert.Single(taken.Select(lease => lease.RunId).Distinct());
    }

    [Fact]
    public async Task A_lapsed_lease_goes_to_the_next_with_a_higher_fence_and_the_old_holder_is_refused()
    {
        var old = await _leases.TakeAsync(new RunKey(_connection, "old"), SyncRequest.Lease, null, default);
        _clock.Advance(TimeSpan.FromMinutes(3));
        var next = await _leases.TakeAsync(new RunKey(_connection, "new"), SyncRequest.Lease, null, default);
        Assert.Equal("new", next.RunId);
        Assert.True(next.Fence > old.Fence);
        Assert.False(await _leases.KeepAsync(Hold("old", old.Fence), default));
        Assert.True(await _leases.KeepAsync(Hold("new", next.Fence), default));
    }

    [Fact]
    public async Task A_kept_lease_does_not_lapse_between_steps()
    {
        var lease = await _leases.TakeAsync(new RunKey(_connection, "run"), SyncRequest.Lease, null, default);
        await _leases.KeepAsync(Hold("run", lease.Fence), default);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("run", (await _leases.TakeAsync(new RunKey(_connection, "other"), SyncRequest.Lease, null, default)).RunId);
    }

    [Fact]
    public async Task A_night_is_taken_once_but_a_sync_can_be_asked_for_after_it()
    {
        var first = await _leases.TakeAsync(new RunKey(_connection, "first"), SyncRequest.Lease, Night, default);
        await _leases.ReleaseAsync(Hold("first", first.Fence), default);
        Assert.Null((await _leases.TakeAsync(new RunKey(_connection, "again"), SyncRequest.Lease, Night, default)).RunId);
        Assert.Equal("asked", (await _leases.TakeAsync(new RunKey(_connection, "asked"), SyncRequest.Lease, null, default)).RunId);
    }

    [Fact]
    public async Task The_next_night_is_another_one()
    {
        var first = await _leases.TakeAsync(new RunKey(_connection, "first"), SyncRequest.Lease, Night, default);
        await _leases.ReleaseAsync(Hold("first", first.Fence), default);
        Assert.Equal(
            "second", (await _leases.TakeAsync(new RunKey(_connection, "second"), SyncRequest.Lease, Night.AddDays(1), default)).RunId);
    }

    [Fact]
    public async Task A_night_whose_run_never_got_going_can_be_taken_again()
    {
        await _leases.TakeAsync(new RunKey(_connection, "crashed"), SyncRequest.Lease, Night, default);
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("again", (await _leases.TakeAsync(new RunKey(_connection, "again"), SyncRequest.Lease, Night, default)).RunId);
    }

    [Fact]
    public async Task A_night_that_is_given_back_can_be_taken_again_at_once_and_the_one_before_it_cannot()
    {
        var before = await _leases.TakeAsync(new RunKey(_connection, "before"), SyncRequest.Lease, Night.AddDays(-1), default);
        await _leases.ReleaseAsync(Hold("before", before.Fence), default);
        var failed = await _leases.TakeAsync(new RunKey(_connection, "failed"), SyncRequest.Lease, Night, default);
        await _leases.GiveBackAsync(Hold("failed", failed.Fence), default);
        Assert.Null((await _leases.TakeAsync(new RunKey(_connection, "again"), SyncRequest.Lease, Night.AddDays(-1), default)).RunId);
        Assert.Equal("again", (await _leases.TakeAsync(new RunKey(_connection, "again"), SyncRequest.Lease, Night, default)).RunId);
        Assert.False(await _leases.KeepAsync(Hold("failed", failed.Fence), default));
    }

    /// <summary>A sync that was asked for between two nights is of none.</summary>
    [Fact]
    public async Task Giving_back_what_is_of_no_night_leaves_the_night_taken()
    {
        var night = await _leases.TakeAsync(new RunKey(_connection, "night"), SyncRequest.Lease, Night, default);
        await _leases.ReleaseAsync(Hold("night", night.Fence), default);
        var asked = await _leases.TakeAsync(new RunKey(_connection, "asked"), SyncRequest.Lease, null, default);
        await _leases.GiveBackAsync(Hold("asked", asked.Fence), default);
        Assert.Null((await _leases.TakeAsync(new RunKey(_connection, "again"), SyncRequest.Lease, Night, default)).RunId);
    }

    [Fact]
    public async Task Giving_back_another_s_lease_does_nothing()
    {
        var lease = await _leases.TakeAsync(new RunKey(_connection, "run"), SyncRequest.Lease, Night, default);
        await _leases.GiveBackAsync(Hold("stranger", lease.Fence), default);
        Assert.Equal(("run", Night),
            await _leases.FindAsync(_connection, SyncRequest.Lease, default) is { } found ? (found.RunId, found.LastNight) : default);
    }

    [Fact]
    public async Task Releasing_another_s_lease_does_nothing()
    {
        var lease = await _leases.TakeAsync(new RunKey(_connection, "run"), SyncRequest.Lease, null, default);
        await _leases.ReleaseAsync(Hold("stranger", lease.Fence), default);
        Assert.Equal("run", (await _leases.FindAsync(_connection, SyncRequest.Lease, default))!.RunId);
    }

    private WorkHold Hold(string run, long fence) => new(new RunKey(_connection, run), SyncRequest.Lease, fence);
}
