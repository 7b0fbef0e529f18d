using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Connections;
using LoketFunctions.Steps;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Security;
using LoketFunctions.Tests.Telemetry;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Sync;

/// <summary>Who asks for a sync while another one is under way, or about to end.</summary>
public sealed class SyncStarterTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
    private readonly Connection _connection = new() { PartitionKey = "zonplan:acme", RowKey = Guid.NewGuid().ToString("N") };
    private readonly BusyClient _client = new();

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

    private RunStore Runs => new(storage.Tables, _clock);

    private WorkLeases Leases => new(storage.Tables, _clock);

    private Task<StartedRun> AskAsync(CancellationToken cancellation = default) =>
        new SyncStarter(Runs, Leases, Quiet.RunEvents, Quiet.Traces, _clock).StartAsync(_client, _connection, new SyncScope(), cancellation);

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
        await Runs.ChangeAsync(_connection.Id, first.RunId!, row => row.FinishedAt = _clock.GetUtcNow(), default);
        return first;
    }

    private sealed class BusyClient : StartingClient
    {
        public bool IsBusy { get; set; }

        public Func<Task>? End { get; set; }

        public string? Waited { get; private set; }

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
