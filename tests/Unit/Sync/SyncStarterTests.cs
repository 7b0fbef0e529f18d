using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Connections;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Security;
using LoketFunctions.Tests.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Sync;

/// <summary>Who asks for a sync while another one is under way, or about to end.</summary>
public sealed class SyncStarterTests(AppStorage storage) : IClassFixture<AppStorage>, IAsyncDisposable
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
    private readonly Connection _connection = new() { PartitionKey = "zonplan:acme", RowKey = Guid.NewGuid().ToString("N") };
    private readonly BusyClient _client = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_while_one_is_under_way_is_told_of_that_one()
    {
        var first = await UnderWayAsync();
        Assert.Equal(first with { AlreadyRunning = true }, await AskAsync());
        Assert.Null(_client.Waited);
    }

    [Fact]
    public async Task Whoever_asks_after_one_has_told_its_end_gets_another_once_that_is_over()
    {
        var first = await EndedAsync();
        _client.End = async () => await Leases.ReleaseAsync(((SyncRequest)_client.Started!).Hold(), default);
        var next = await AskAsync();
        Assert.False(next.AlreadyRunning);
        Assert.NotEqual(first.RunId, next.RunId);
        Assert.Equal(next.RunId, ((SyncRequest)_client.Started!).RunId);
    }

    [Fact]
    public async Task One_that_does_not_end_in_time_is_still_under_way()
    {
        var first = await EndedAsync();
        _client.End = () => throw new OperationCanceledException();
        Assert.Equal(first with { AlreadyRunning = true }, await AskAsync());
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_gets_no_answer()
    {
        await EndedAsync();
        using var gone = new CancellationTokenSource();
        _client.End = () =>
        {
            gone.Cancel();
            throw new OperationCanceledException(gone.Token);
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => AskAsync(gone.Token));
    }

    /// <summary>Storage or engine answered 503, or the host stopped in order, at the moment when the run was to be scheduled.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_night_that_could_not_be_started_is_started_by_the_next_look(bool stops, bool scheduled)
    {
        var night = new SyncScope(Night: _clock.GetUtcNow());
        _client.Fault = stops ? new OperationCanceledException() : new InvalidOperationException("503");
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(night));
        var failed = Assert.IsType<SyncRequest>(_client.Started);
        Assert.Equal(RunState.Failed, (await Runs.FindAsync(new RunKey(_connection.Id, failed.RunId), default))!.State);
        // It may have been scheduled all the same: then it finds the lease gone, takes no step, and the night is another run's.
        Assert.False(await Leases.KeepAsync(failed.Hold(), default));
        (_client.Fault, _client.IsBusy, _client.End) = (null, scheduled, () => Task.CompletedTask);

        _clock.Advance(TimeSpan.FromSeconds(10));
        var next = await AskAsync(night);

        Assert.False(next.AlreadyRunning);
        Assert.Equal(next.RunId, ((SyncRequest)_client.Started!).RunId);
        await Leases.ReleaseAsync(((SyncRequest)_client.Started!).Hold(), default);
        _client.IsBusy = false;
        Assert.Equal(new StartedRun(null, AlreadyRunning: true), await AskAsync(night));
    }

    private SyncRunStore Runs => new(storage.Tables, _clock);

    private WorkLeases Leases => new(storage.Tables, _clock);

    private Task<StartedRun> AskAsync(CancellationToken cancellation = default) => AskAsync(new SyncScope(), cancellation);

    private Task<StartedRun> AskAsync(SyncScope scope, CancellationToken cancellation = default) =>
        new SyncStarter(Runs, Leases, Quiet.RunEvents, Quiet.Traces, _clock).StartAsync(_client, _connection, scope, cancellation);

    private async Task<StartedRun> UnderWayAsync()
    {
        var first = await AskAsync();
        _client.IsBusy = true;
        return first;
    }

    /// <summary>Its row says that it is finished; the orchestration has its last steps before it.</summary>
    private async Task<StartedRun> EndedAsync()
    {
        var first = await UnderWayAsync();
        await Runs.ChangeAsync(new RunKey(_connection.Id, first.RunId!), row => row.FinishedAt = _clock.GetUtcNow(), default);
        return first;
    }

    private sealed class BusyClient : StartingClient
    {
        public bool IsBusy { get; set; }

        public Func<Task>? End { get; set; }

        /// <summary>In the place of what is to be started, though that may begin.</summary>
        public Exception? Fault { get; set; }

        public string? Waited { get; private set; }

        public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation =
                default)
        {
            var id = await base.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);
            return Fault is null ? id : throw Fault;
        }

        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            Task.FromResult(IsBusy ? Metadata(instanceId, OrchestrationRuntimeStatus.Running) : null);

        public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        {
            Waited = instanceId;
            await End!();
            return Metadata(instanceId, OrchestrationRuntimeStatus.Completed);
        }

        private static OrchestrationMetadata Metadata(string instanceId, OrchestrationRuntimeStatus status) =>
            new(nameof(SyncConnectionOrchestration.SyncConnection), instanceId) { RuntimeStatus = status };
    }
}
