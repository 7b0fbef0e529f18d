using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Notifications;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Sync;

/// <summary>What a run's end says of the connection: a preview's says nothing.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RunFinisherTests(AppStorage fixture)
{
    [Theory]
    [InlineData(false, ConnectionState.NeedsAttention)]
    [InlineData(true, ConnectionState.Active)]
    internal async Task Only_a_sync_that_fails_needs_attention(bool preview, ConnectionState state) =>
        Assert.Equal(state, (await FinishAsync(
            ConnectionState.Active, null, preview, new StepFailure(FailureClass.Configuration, "planner-refused"))).State);

    [Theory]
    [InlineData(false, ConnectionState.Active)]
    [InlineData(true, ConnectionState.NeedsAttention)]
    internal async Task Only_a_sync_that_went_well_mends_what_was_wrong(bool preview, ConnectionState state) =>
        Assert.Equal(state, (await FinishAsync(ConnectionState.NeedsAttention, AttentionReason.PlannerFailing, preview, null)).State);

    private async Task<Connection> FinishAsync(ConnectionState state, AttentionReason? attention, bool preview, StepFailure? failure)
    {
        var installation = new Installation(fixture.Tables);
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(state);
        await machine.Connections.ChooseAsync(
            connection.Id, [new AdministrationRow { RowKey = People.Administration.ToString() }], default);
        await machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.Attention = attention, default);
        var (runs, leases) = (new SyncRunStore(fixture.Tables, installation.Clock), new WorkLeases(fixture.Tables, installation.Clock));
        var lease = await leases.TakeAsync(new RunKey(connection.Id, "run"), SyncRequest.Lease, null, default);
        await runs.TryAddAsync(
            new RunKey(connection.Id, "run"), row => (row.Trigger, row.Preview) = (SyncTrigger.Request, preview), default);
        var request = new SyncRequest(connection.Tenant.Key, connection.Id, "run", lease.Fence, SyncTrigger.Request, Preview: preview);
        var lasting = new LastingFaults(runs, new NoticeKit(installation).Operators, installation.Clock);
        await new SyncFinisher(machine.Connections, machine.Attention, lasting, runs, new SyncStaging(fixture.Blobs), leases,
            RunReporterTests.Reporter(installation, machine, runs), Quiet.RunEvents, Quiet.Traces, installation.Clock)
            .FinishAsync(new RunEnd(request, failure, []), default);
        return await machine.ReadAsync(connection);
    }
}
