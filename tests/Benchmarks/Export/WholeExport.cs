using LoketFunctions.Export.Deliver.Files;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Select;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>An export from body to file, with the app's own classes; what lies in blobs is in files.</summary>
internal static class WholeExport
{
    private const string Selected = "selected.json.gz";
    private const string Planned = "plan.json.gz";

    private static readonly ExportRules Rules = Profiles.Find("loket-koppeling")!.Export;

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
        var staff = StaffIndex.Build([], new Dictionary<Guid, StaffRoster> { [context.AdministrationId] = roster }, []);
        var selection = new ExportSelection(Rules, [context], staff);
        await using var lists = new StreamedSelection(
            [context.AdministrationId],
            (id, items, _) => files.WriteItemsAsync(files.In($"left-out-{id}"), items),
            (id, ids, _) => files.WriteItemsAsync(files.In($"exported-{id}"), ids));
        await using var body = File.OpenRead(files.Body);
        var outcome = await selection.RunAsync(body, lists, CancellationToken.None);
        await lists.CompleteAsync(CancellationToken.None);
        if (outcome.Faults.Any || outcome.Administrations[0].Unmapped.Count > 0)
            throw new InvalidOperationException("The generated registrations are at fault.");
        await files.WriteItemsAsync(files.In(Selected), selection.Lines(context.AdministrationId).ToAsyncEnumerable());
        return outcome.Read;
    }

    /// <summary>The first export of a period: nothing was sent before.</summary>
    private static async Task PlanAndWriteFileAsync(ExportFiles files, AdministrationContext context)
    {
        var roster = await files.ReadAsync<StaffRoster>(files.Snapshot);
        var contracts = StaffContracts.Of(context.AdministrationId, roster).ToDictionary(contract => contract.EmploymentId);
        var defaults = contracts.ToDictionary(
            one => one.Key, one => new EmploymentDefaults(one.Key, 1, 1, context.Lists.DistributionUnits[0].Id, null, null));
        var basis = new PlanBasis(context, Ledger.Empty(), Rules, defaults, contracts.GetValueOrDefault);
        var planner = await ExportReconciler.PlanAsync(
            basis, files.ReadItemsAsync<SelectedLine>(files.In(Selected)), CancellationToken.None);
        if (planner.Head.FaultCount > 0)
            throw new InvalidOperationException($"The plan has faults, the first of them {planner.Head.Faults[0].Code}.");
        await files.WriteItemsAsync(files.In(Planned), planner.Lines.ToAsyncEnumerable());
        await using var file = File.Create(files.In("payroll.csv"));
        await PayrollFileWriter.WriteAsync(
            file, Rules.Layout, planner.Head, files.ReadItemsAsync<PlannedLine>(files.In(Planned)), context.ClientNumber,
            CancellationToken.None);
    }
}
