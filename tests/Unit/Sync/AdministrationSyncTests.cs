using Azure;
using Azure.Data.Tables;
using LoketFunctions.Connections;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Sync;

/// <summary>The step that may run twice: after a crash between any of its writes it decides, sends and counts as the first time.</summary>
public sealed class AdministrationSyncTests : IClassFixture<AppStorage>, IDisposable
{
    private static readonly PlannerSettings Planner = new(
        "zonplan", People.Profile("l1nda"), new Uri("https://planner.example.nl/"), [],
        WebhookSecret.Parse("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), []);

    private readonly AcceptingPlanner _planner = new();
    private readonly AppTables _tables;
    private readonly AppBlobs _blobs;
    private readonly Connection _connection = new() { PartitionKey = "zonplan:acme", RowKey = Guid.NewGuid().ToString("N") };

    public AdministrationSyncTests(AppStorage storage) => (_tables, _blobs) = (storage.Tables, storage.Blobs);

    public void Dispose() => _planner.Dispose();

    [Fact]
    public async Task A_step_that_runs_twice_counts_and_sends_once()
    {
        var step = await StepAsync();
        Assert.Equal(new SyncCounts(1, 0, 0, 0, 0), await RunAsync(step));
        Assert.Equal(new SyncCounts(1, 0, 0, 0, 0), await RunAsync(step));
        Assert.Single(_planner.Keys);
    }

    [Fact]
    public async Task A_crash_right_after_the_commit_loses_no_count()
    {
        var step = await StepAsync();
        var broken = new AppTables(new TableServiceClient(StorageOfNoOne, new TableClientOptions { Retry = { MaxRetries = 0 } }));
        await Assert.ThrowsAnyAsync<RequestFailedException>(() => RunAsync(step, new LinkStore(broken, TimeProvider.System)));
        Assert.Equal(new SyncCounts(1, 0, 0, 0, 0), await RunAsync(step));
    }

    [Fact]
    public async Task A_run_whose_lease_was_taken_over_commits_nothing()
    {
        var step = await StepAsync();
        await Assert.ThrowsAsync<SupersededException>(
            () => RunAsync(step with { Request = step.Request with { Fence = step.Request.Fence - 1 } }));
        Assert.Null(await new SnapshotStore(_blobs).ReadAsync(new(_connection.Id, People.Administration), default));
    }

    /// <summary>A push brought the planner's person to Loket after the run had read the links, and before it read Loket.</summary>
    [Fact]
    public async Task Whoever_was_pushed_while_the_run_went_on_is_updated_and_not_added()
    {
        var step = await StepAsync();
        Assert.True(await new LinkStore(_tables, TimeProvider.System).TryKeepPushedAsync(
            _connection.Id, People.Sanne, "made-here", default));

        Assert.Equal(new SyncCounts(0, 1, 0, 0, 0), await RunAsync(step));
    }

    /// <summary>Nothing listens there.</summary>
    private const string StorageOfNoOne =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=bm9ib2R5;TableEndpoint=http://127.0.0.1:1/devstoreaccount1;";

    /// <summary>A run that has the lease, and has read one person of Loket's and nobody of the planner's.</summary>
    private async Task<AdministrationStep> StepAsync()
    {
        var (runs, staging) = (new SyncRunStore(_tables, TimeProvider.System), new SyncStaging(_blobs));
        var run = new RunKey(_connection.Id, runs.NewRunId());
        var lease = await new WorkLeases(_tables, TimeProvider.System).TakeAsync(run, SyncRequest.Lease, null, default);
        await runs.TryAddAsync(run, row => (row.Trigger, row.Preview) = (SyncTrigger.Request, false), default);
        await runs.AddAdministrationAsync(run, new AdministrationRow { RowKey = People.Administration.ToString() }, default);
        await staging.WritePlannerStaffAsync(run, new PlannerStaff(DateTimeOffset.UtcNow, [], []), default);
        var employer = new EmployerPlan(Guid.NewGuid(), [People.Administration], null, 9, Read: true);
        await staging.WriteStaffAsync(run, employer.EmployerId, new StagedStaff(true, 9, [People.Staged()], [], false), default);
        return new AdministrationStep(
            new SyncRequest(_connection.PartitionKey, _connection.Id, run.RunId, lease.Fence, SyncTrigger.Request), employer,
            People.Administration);
    }

    private Task<SyncCounts> RunAsync(AdministrationStep step, LinkStore? links = null)
    {
        var clock = TimeProvider.System;
        var sync = new AdministrationSync(
            new AdministrationDecider(new SnapshotStore(_blobs), new SyncStaging(_blobs), new LinkStore(_tables, clock),
                new BranchCodes(new UnitCodes(new MappingStore(_tables, _blobs, clock))), clock),
            new SnapshotStore(_blobs),
            links ?? new LinkStore(_tables, clock), new SyncRunStore(_tables, clock), new ReportStore(_blobs),
            new WorkLeases(_tables, clock), clock);
        return sync.RunAsync(
            step, _connection, Planner, new PlannerClient(_planner, new PlannerOptions(), clock, Quiet.Traces, Quiet.Metrics), default);
    }
}
