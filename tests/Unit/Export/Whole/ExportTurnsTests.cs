using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Whose turn it is, of the exports of a connection, as time goes by.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportTurnsTests(AppStorage storage)
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.Zero));
    private readonly ConnectionId _connectionId = new(SecureRandom.NewId());

    private ExportStore Exports => new(storage.Tables, _clock);

    private WorkLeases Leases => new(storage.Tables, _clock);

    private ExportTurns Turns => new(Exports, Leases, _clock);

    [Fact]
    public async Task The_oldest_goes_first_and_each_waits_for_the_end_of_the_one_before()
    {
        var (first, second) = (await QueueAsync(), await QueueAsync());
        Assert.False((await Turns.TakeAsync(second.Key, default)).Taken);
        var turn = await Turns.TakeAsync(first.Key, default);
        Assert.True(turn.Taken);
        Assert.Equal(turn, await Turns.TakeAsync(first.Key, default)); // A step that runs twice has the turn that it had.
        Assert.False((await Turns.TakeAsync(second.Key, default)).Taken);

        await FinishAsync(first, turn);
        var next = await Turns.TakeAsync(second.Key, default);
        Assert.True(next.Taken && next.Fence > turn.Fence);
    }

    [Fact]
    public async Task One_that_never_starts_holds_nobody_up_for_long()
    {
        var (never, second) = (await QueueAsync(), await QueueAsync());
        Assert.Equal(5, await MinutesUntilTurnAsync(second, whileAt: 5));
        Assert.False((await Turns.TakeAsync(second.Key, default)).Taken);

        Assert.InRange(await MinutesUntilTurnAsync(second, whileAt: 60), 1, 10);

        var row = (await Exports.FindAsync(new RunKey(_connectionId, never.ExportId), default))!;
        Assert.Equal((ExportState.Failed, "unexpected"), (row.State, row.FailureCode));
        Assert.NotNull(row.FinishedAt);
    }

    [Fact]
    public async Task One_that_looks_is_waited_for_however_long_it_takes()
    {
        var (first, second, third) = (await QueueAsync(), await QueueAsync(), await QueueAsync());
        var turn = await Turns.TakeAsync(first.Key, default);
        for (var minute = 0; minute < 30; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Leases.KeepAsync(Hold(first, turn), default);
            Assert.False((await Turns.TakeAsync(third.Key, default)).Taken);
            Assert.False((await Turns.TakeAsync(second.Key, default)).Taken);
        }

        await FinishAsync(first, turn);
        Assert.False((await Turns.TakeAsync(third.Key, default)).Taken);
        Assert.True((await Turns.TakeAsync(second.Key, default)).Taken);
    }

    [Fact]
    public async Task After_a_time_in_which_nothing_ran_the_order_is_the_same()
    {
        var (first, second) = (await QueueAsync(), await QueueAsync());
        await Turns.TakeAsync(second.Key, default);
        _clock.Advance(TimeSpan.FromHours(3));

        Assert.False((await Turns.TakeAsync(second.Key, default)).Taken);
        Assert.True((await Turns.TakeAsync(first.Key, default)).Taken);
    }

    [Fact]
    public async Task An_export_has_begun_when_it_has_its_turn_not_when_it_looked()
    {
        var run = await QueueAsync();
        Assert.True((await new ExportTurns(Exports, Leases, new TickingClock(_clock)).TakeAsync(run.Key, default)).Taken);

        var row = (await Exports.FindAsync(run.Key, default))!;
        Assert.True(row.StartedAt > row.SeenAt);
    }

    [Fact]
    public async Task One_that_was_given_up_does_not_come_after_a_later_one()
    {
        var (first, second) = (await QueueAsync(), await QueueAsync());
        await MinutesUntilTurnAsync(second, whileAt: 60);

        await Assert.ThrowsAsync<SupersededException>(() => Turns.TakeAsync(first.Key, default));
        Assert.Equal(second.ExportId, (await Leases.FindAsync(_connectionId, ExportStep.Lease, default))!.RunId);
    }

    /// <summary>Looks once a minute, at most so many times.</summary>
    private async Task<int> MinutesUntilTurnAsync(ExportRun run, int whileAt)
    {
        var minutes = 0;
        while (minutes < whileAt && !(await Turns.TakeAsync(run.Key, default)).Taken)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            minutes++;
        }

        return minutes;
    }

    private async Task<ExportRun> QueueAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        var run = new ExportRun("eitje:acme", _connectionId, Exports.NewRunId());
        await Exports.TryAddAsync(new RunKey(_connectionId, run.ExportId), _ => { }, default);
        return run;
    }

    private async Task FinishAsync(ExportRun run, RunTurn turn)
    {
        await Exports.ChangeAsync(new RunKey(_connectionId, run.ExportId), row => row.State = ExportState.Completed, default);
        await Leases.ReleaseAsync(Hold(run, turn), default);
    }

    private static WorkHold Hold(ExportRun run, RunTurn turn) => new ExportStep(run, turn.Fence).Hold();

    /// <summary>A second goes by between any two looks at it.</summary>
    private sealed class TickingClock(ManualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return clock.GetUtcNow();
        }
    }
}
