using LoketFunctions.Export.Model;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>An export from body to file, with the app's own classes; what lies in blobs is in files.</summary>
internal static class WholeExport
{
    /// <returns>How many registrations were read.</returns>
    public static async Task<int> RunAsync(ExportFiles files)
    {
        var context = await files.ReadAsync<AdministrationContext>(files.Context);
        var registrations = await SelectAsync(files, context);
        await PlanAndWriteFileAsync(files, context);
        return registrations;
    }

    private static async Task<int> SelectAsync(ExportFiles files, AdministrationContext context)
    {
        var roster = await files.ReadAsync<StaffRoster>(files.Snapshot);
        var staff = StaffIndex.Build([], new Dictionary<Guid, StaffRoster> { [context.AdministrationId] = roster });
        var selection = new ExportSelection(Profiles.Find("loket-koppeling")!.Export, [context], staff);
        await using var lists = new StreamedSelection(
            [context.AdministrationId],
            (id, items, _) => files.WriteItemsAsync(files.In($"left-out-{id}"), items),
            (id, ids, _) => files.WriteItemsAsync(files.In($"exported-{id}"), ids));
        await using var body = File.OpenRead(files.Body);
        var outcome = await selection.RunAsync(body, lists, CancellationToken.None);
        await lists.CompleteAsync(CancellationToken.None);
        if (outcome.Faults.Any || outcome.Administrations[0].Unmapped.Count > 0)
            throw new InvalidOperationException("The generated registrations are at fault.");
        await files.WriteItemsAsync(files.In("selected"), selection.Lines(context.AdministrationId).ToAsyncEnumerable());
        return outcome.Registrations;
    }

    /// <summary>Planning against the ledger and the payroll file: joined when Export/Planning and Export/Files are there.</summary>
    private static Task PlanAndWriteFileAsync(ExportFiles files, AdministrationContext context) => Task.CompletedTask;
}
