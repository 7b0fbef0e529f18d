using System.Text.Json;
using LoketFunctions.Runs;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Sync;

/// <summary>What a sync left in the world, as lines in which two worlds compare.</summary>
internal static class SyncTraces
{
    public static async Task<IReadOnlyList<string>> OfAsync(ExportWorld world, string runId)
    {
        var (connection, administration) = (world.Connection.Id, world.Administration.Id);
        var account = world.Planner.Account(ExportWorld.Account);
        var runs = world.Services.GetRequiredService<SyncRunStore>();
        var run = (await runs.FindAsync(new RunKey(connection, runId), default))!;
        var part = Assert.Single(await runs.AdministrationsAsync(run.Key, default));
        var links = await world.Services.GetRequiredService<LinkStore>().ListAsync(connection, default);
        var snapshots = world.Services.GetRequiredService<SnapshotStore>();
        var snapshot = (await snapshots.ReadAsync(new(connection, administration), default))!.Value;
        var now = await world.ReadConnectionAsync();
        var report = (await world.Services.GetRequiredService<ReportStore>().ReadAsync(run.Key, administration, default))!;
        return
        [
            .. account.Employees.Select(employee => $"employee {Text(employee)}"),
            .. account.Results.Select(result => $"told {Text(result)}"),
            .. links.Select(link => $"link {Text(link)}"),
            $"snapshot {Text(snapshot)}",
            .. report.Employees.OrderBy(employee => employee.LoketEmployeeId).Select(employee => $"reported {Text(employee)}"),
            $"run {run.State} {run.FailureCode} {run.StartedAt} {run.FinishedAt}",
            $"administration {part.State} {part.Counts} {part.SkippedByReason} {part.Notice} {part.FailureCode}",
            $"connection {now.State} {now.Attention} {now.LastGoodSync}",
        ];
    }

    /// <summary>Nothing of the sync is left behind: no staging, no lease.</summary>
    public static async Task AssertClearedAsync(ExportWorld world)
    {
        Assert.Empty(await ExportTraces.NamesAsync(world.Blobs.Staging, world.Connection.Id + "/"));
        var leases = world.Services.GetRequiredService<WorkLeases>();
        Assert.Null((await leases.FindAsync(world.Connection.Id, SyncRequest.Lease, default))!.RunId);
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, AppJson.Options);
}
