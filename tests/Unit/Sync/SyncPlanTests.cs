using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Loket;
using LoketFunctions.Time;

namespace LoketFunctions.Tests.Sync;

/// <summary>Which employers a run reads, and which of them whole.</summary>
public sealed class SyncPlanTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private readonly LoketHarness _loket = new();

    /// <summary>M2: what no list of changes shows comes to light by itself.</summary>
    [Theory]
    [InlineData(28, SyncTrigger.Nightly, true)]
    [InlineData(27, SyncTrigger.Nightly, false)]
    [InlineData(28, SyncTrigger.Request, false)]
    [InlineData(null, SyncTrigger.Nightly, false)]
    internal async Task A_night_reads_everything_anew_every_so_often(int? daysAgo, SyncTrigger trigger, bool isFull)
    {
        var connection = new ConnectionId($"full-{daysAgo}-{trigger}");
        var profile = People.Profile("eitje");
        var today = AmsterdamTime.DateOf(_loket.Time.GetUtcNow());
        var snapshot = new StaffSnapshot(5, SyncPlan.RulesOf(profile), []) { FullOn = daysAgo is { } days ? today.AddDays(-days) : null };
        var snapshots = new SnapshotStore(storage.Blobs);
        Assert.True(await snapshots.TryCommitAsync(new(connection, People.Administration), snapshot, null, 1, default));
        _loket.Server.ThenOk(
            $$"""
            { "totalSize": 1, "totalPages": 1, "currentPage": 1,
              "_embedded": [ { "id": "{{LoketHarness.Employer}}", "lastModifiedVersionNumber": 5 } ] }
            """);

        var plan = await new SyncPlan(snapshots, new SyncOptions(), _loket.Time).MakeAsync(
            new SyncRequest("eitje:acme", connection, "run", 1, trigger), profile,
            [new AdministrationRow { RowKey = People.Administration.ToString(), EmployerId = LoketHarness.Employer }], _loket.Client,
            default);

        var employer = Assert.Single(plan.Employers);
        Assert.Equal((isFull, isFull ? null : 5L), (employer.Read, employer.Cursor));
    }
}
