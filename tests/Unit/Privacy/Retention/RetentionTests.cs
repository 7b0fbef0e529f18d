using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.Retention;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Security;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Privacy.Retention;

/// <summary>What goes when it has been kept long enough, and what stays. On a storage of its own, as it looks at all connections.</summary>
public sealed class RetentionTests(AppStorage storage) : IClassFixture<AppStorage>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 13, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);

    public async ValueTask InitializeAsync() =>
        await storage.Tables.Retention.DeleteEntityAsync(RetentionProgressRow.Partition, RetentionProgressRow.Rows);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task History_is_purged_day_by_day_without_a_gap_and_each_day_once()
    {
        var client = new PurgingClient();
        var purge = new HistoryPurge(new RetentionProgress(storage.Tables), new RetentionOptions(), _clock);

        Assert.True(await purge.IsDueAsync(default));
        await ToEndAsync();
        Assert.False(await purge.IsDueAsync(default));
        await ToEndAsync();
        var first = Assert.Single(client.Asked);
        Assert.Equal(new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero), first.CreatedTo);

        // Three days without a look, of which one takes two calls.
        client.Incomplete = 1;
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await purge.IsDueAsync(default));
        await ToEndAsync();
        Assert.Equal(5, client.Asked.Count);
        Assert.Equal(client.Asked[1], client.Asked[2]);
        Assert.All(client.Asked.Skip(2).Zip(client.Asked.Skip(3)), pair => Assert.Equal(pair.First.CreatedTo, pair.Second.CreatedFrom));
        Assert.Equal(new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero), client.Asked[^1].CreatedTo);

        // What was under way when its day was purged: on Mondays from the beginning.
        _clock.Advance(TimeSpan.FromDays(2));
        await ToEndAsync();
        Assert.True(client.Asked[^1].CreatedFrom < Start.AddYears(-5));
        Assert.Equal(DayOfWeek.Monday, client.Asked[^1].CreatedTo!.Value.DayOfWeek);
        Assert.All(client.Asked, filter => Assert.DoesNotContain(OrchestrationRuntimeStatus.Running, filter.Statuses!));

        async Task ToEndAsync()
        {
            while ((await purge.StepAsync(client, default)).More)
            {
            }
        }
    }

    [Fact]
    public async Task Runs_go_after_months_with_their_reports_exports_after_years_with_their_files_and_previews_with_the_runs()
    {
        var connection = new Connection
        {
            PartitionKey = "eitje:kept",
            RowKey = "kept-1",
            State = ConnectionState.Active,
            CreatedAt = Start.AddYears(-8)
        };
        await storage.Tables.Connections.AddEntityAsync(connection);
        var (months14, years3, years8) = (Start.AddMonths(-14), Start.AddYears(-3), Start.AddYears(-8));
        foreach (var at in new[] { Start.AddMonths(-12), months14 })
            await AddRunAsync(connection.Id, at);
        await AddExportAsync(connection.Id, Start.AddMonths(-1), preview: true);
        await AddExportAsync(connection.Id, months14, preview: true);
        await AddExportAsync(connection.Id, years3, preview: false);
        await AddExportAsync(connection.Id, years8, preview: false);
        var audit = new AuditLog(storage.Tables, new ManualClock(years8));
        await audit.NoteAsync(connection.Tenant, connection.Id, new AuditEvent(AuditAction.SignedIn), default);
        await new AuditLog(storage.Tables, new ManualClock(years3)).NoteAsync(
            connection.Tenant, connection.Id, new AuditEvent(AuditAction.SignedIn), default);

        var walk = new RetentionPolicyRunner(
            new ConnectionStore(storage.Tables, TestPlanners.None),
            [new SyncRetention(new SyncRunStore(storage.Tables, _clock), storage.Blobs), new ExportRetention(
                new ExportStore(storage.Tables, _clock), storage.Tables, storage.Blobs, new UnplacedRegistrations(storage.Blobs))], audit,
            new RetentionProgress(storage.Tables), new RetentionOptions(), _clock);
        while ((await walk.StepAsync(default)).More)
        {
        }

        Assert.Equal([Id(Start.AddMonths(-12))],
            (await new SyncRunStore(storage.Tables, _clock).ListAsync(connection.Id, 100, default)).Select(run => run.RunId));
        Assert.Equal([$"{connection.Id}/{Id(Start.AddMonths(-12))}/a.json.gz"], await NamesAsync(storage.Blobs.Reports));
        Assert.Equal(
            [Id(Start.AddMonths(-1)), Id(years3)],
            (await new ExportStore(storage.Tables, _clock).ListAsync(connection.Id, 100, default)).Select(export => export.ExportId));
        Assert.Equal(
            [
                $"{connection.Id}/{Guid.Empty}/202301/{Id(years3)}/file.csv",
                $"{connection.Id}/unplaced/{Id(Start.AddMonths(-1))}.json.gz", $"{connection.Id}/unplaced/{Id(years3)}.json.gz",
            ],
            await NamesAsync(storage.Blobs.PayrollFiles));
        Assert.Equal(5, await storage.Tables.Exports.QueryAsync<Azure.Data.Tables.TableEntity>().CountAsync());
        Assert.Equal([years3],
            await audit.ReadAsync(connection.Tenant, connection.Id, false, null, default).Select(entry => entry.At).ToListAsync());
    }

    [Fact]
    public async Task All_connections_are_looked_at_once_a_day_page_by_page()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 450), async (index, token) => await storage.Tables.Connections.AddEntityAsync(
            new Connection
            {
                PartitionKey = $"eitje:paged-{index / 30}",
                RowKey = string.Create(CultureInfo.InvariantCulture, $"p{index:D4}"),
                State = ConnectionState.Active
            }, token));
        var clock = new ManualClock(Start.AddYears(1));
        var walk = new RetentionPolicyRunner(
            new ConnectionStore(storage.Tables, TestPlanners.None), [new Noting(seen)], new AuditLog(storage.Tables, clock),
            new RetentionProgress(storage.Tables), new RetentionOptions(), clock);

        var pages = 1;
        while ((await walk.StepAsync(default)).More)
            pages++;
        await walk.StepAsync(default);

        Assert.Equal(3, pages);
        Assert.Equal(450, seen.Count(id => id.StartsWith('p')));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    private static string Id(DateTimeOffset at) => $"{TableClientExtensions.NewestFirst(at)}-x";

    private async Task AddRunAsync(ConnectionId connection, DateTimeOffset at)
    {
        var partition = connection.ToString();
        await storage.Tables.Runs.AddEntityAsync(
            new SyncRunRow { PartitionKey = partition, RowKey = SyncRunStore.RunPrefix + Id(at), QueuedAt = at });
        await storage.Tables.Runs.AddEntityAsync(
            new SyncAdministrationRow { PartitionKey = partition, RowKey = $"{SyncRunStore.AdministrationsOf(Id(at))}{Guid.Empty}" });
        await storage.Blobs.Reports.UploadBlobAsync($"{connection}/{Id(at)}/a.json.gz", new BinaryData("x"));
    }

    private async Task AddExportAsync(ConnectionId connection, DateTimeOffset at, bool preview)
    {
        var partition = connection.ToString();
        await storage.Tables.Exports.AddEntityAsync(
            new ExportRow { PartitionKey = partition, RowKey = ExportStore.ExportPrefix + Id(at), QueuedAt = at, Preview = preview });
        await storage.Tables.Exports.AddEntityAsync(
            new ExportMessageRow { PartitionKey = partition, RowKey = ExportStore.MessagePrefix + at.UtcTicks, ExportId = Id(at) });
        LeftOut[] left = [new LeftOut("r1", LeftOutReason.NotLinked, null, null, "emp-1")];
        await new UnplacedRegistrations(storage.Blobs).KeepAsync(
            new ExportRun("eitje:kept", connection, Id(at)), left.ToAsyncEnumerable(), default);
        if (preview)
            return;
        await storage.Tables.Exports.AddEntityAsync(
            new ExportAdministrationRow
            {
                PartitionKey = partition,
                RowKey = $"{ExportStore.AdministrationPrefix}{Id(at)}_{Guid.Empty}",
                PeriodId = 202301
            });
        await storage.Blobs.PayrollFiles.UploadBlobAsync($"{connection}/{Guid.Empty}/202301/{Id(at)}/file.csv", new BinaryData("x"));
    }

    private static async Task<List<string>> NamesAsync(Azure.Storage.Blobs.BlobContainerClient container) =>
        await container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, null, default)
            .Select(blob => blob.Name).ToListAsync();

    private sealed class Noting(System.Collections.Concurrent.ConcurrentBag<string> seen) : IRetentionPolicy
    {
        public Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
        {
            seen.Add(connectionId.ToString());
            return Task.FromResult(0);
        }
    }

    /// <summary>Notes what it was asked to purge.</summary>
    private sealed class PurgingClient() : DurableTaskClient("hub")
    {
        public List<PurgeInstancesFilter> Asked { get; } = [];

        /// <summary>How many of the next calls run out of time.</summary>
        public int Incomplete { get; set; }

        public override Task<PurgeResult> PurgeAllInstancesAsync(
            PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        {
            Asked.Add(filter);
            return Task.FromResult(new PurgeResult(1, isComplete: Incomplete-- <= 0));
        }

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs =
            false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload =
            null, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation =
                default) => throw new NotSupportedException();

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs =
            false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs =
            false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
