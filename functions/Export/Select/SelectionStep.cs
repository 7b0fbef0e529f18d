using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Select;

/// <summary>Selects from the body what goes out, for all administrations of an export at once.</summary>
internal sealed class SelectionStep(
    ConnectionStore connections, ExportStore exports, ExportStaging staging, ExportBodies bodies, SnapshotStore snapshots, LinkStore links,
    PlannerRosterStore planners, UnplacedRegistrations unplaced, ExportOptions options)
{
    /// <summary>What a table's row has room for.</summary>
    private const int ShownFaults = 50;
    private const int ShownUnmapped = 100;

    /// <exception cref="ExportRefusedException">There are faults in the body for which nothing of it is to go.</exception>
    public async Task<SelectionResult> RunAsync(ExportScope scope, CancellationToken cancellation)
    {
        var run = scope.Run;
        var (contexts, rosters) = (new List<AdministrationContext>(), new Dictionary<Guid, StaffRoster>());
        foreach (var administration in await connections.AdministrationsAsync(run.ConnectionId, cancellation))
        {
            if (await snapshots.ReadRosterAsync(administration.Key, cancellation) is { } roster)
                rosters[administration.Id] = roster;
            if (await staging.FindContextAsync(run, administration.Id, cancellation) is { } context)
                contexts.Add(context);
        }

        var staff = StaffIndex.Build(
            await links.ListAsync(run.ConnectionId, cancellation), rosters,
            (await planners.ReadAsync(run.ConnectionId, cancellation))?.Employees ?? []);
        var selection = new ExportSelection(scope.Profile.Export, contexts, staff, contexts.Exists(context => context.AllOrNothing));
        var outcome = await SelectAsync(run, selection, [.. contexts.Select(context => context.AdministrationId)], cancellation);
        await exports.ChangeAsync(
            run.Key, row =>
            {
                (row.Registrations, row.FaultCount) = (outcome.OfNone, outcome.Faults.Count);
                row.Faults = outcome.Faults.Any ? JsonSerializer.Serialize(outcome.Faults.First.Take(ShownFaults), AppJson.Options) : null;
            },
            cancellation);
        if (outcome.IsRefused)
            throw new ExportRefusedException(ExportCodes.InvalidRegistrations);

        await KeepUnplacedAsync(run, cancellation);
        var selected = new List<SelectedAdministration>();
        foreach (var administration in outcome.Administrations)
            selected.Add(await KeepAsync(run, selection, administration, cancellation));
        return new SelectionResult(selected);
    }

    private async Task<SelectionOutcome> SelectAsync(
        ExportRun run, ExportSelection selection, IReadOnlyList<Guid> administrations, CancellationToken cancellation)
    {
        await using var body = await bodies.OpenAsync(run, cancellation);
        await using var lists = new StreamedSelection(
            administrations,
            (id, items, token) => staging.WriteLeftOutAsync(run, id, items, token),
            (id, items, token) => staging.WriteExportedAsync(run, id, items, token));
        var outcome = await selection.RunAsync(body, lists, cancellation);
        await lists.CompleteAsync(cancellation);
        return outcome;
    }

    /// <summary>Of those that were set aside the faults tell.</summary>
    private async Task KeepUnplacedAsync(ExportRun run, CancellationToken cancellation)
    {
        var items = staging.LeftOutAsync(
            run, null, cancellation).Where(item => item.Fault is null && !LeftOutReason.IsNotAskedFor(item.Reason));
        var areAny = await unplaced.KeepAsync(run, items, cancellation);
        await exports.ChangeAsync(run.Key, row => row.HasUnplaced = areAny, cancellation);
    }

    private async Task<SelectedAdministration> KeepAsync(
        ExportRun run, ExportSelection selection, AdministrationSelection outcome, CancellationToken cancellation)
    {
        var id = outcome.AdministrationId;
        await staging.WriteAsync(run, id, StagedDoubts.Name, new StagedDoubts(outcome.Doubts), cancellation);
        await staging.WriteSelectedAsync(run, id, selection.Lines(id).ToAsyncEnumerable(), cancellation);
        await exports.ChangeAdministrationAsync(
            run.Key, id,
            row =>
            {
                row.Advance(ExportAdministrationState.Planning);
                row.Registrations = outcome.Counts.Registrations;
                row.UnmappedCount = outcome.Unmapped.Count;
                row.Unmapped = JsonSerializer.Serialize(outcome.Unmapped.Take(ShownUnmapped), AppJson.Options);
                row.Warnings = JsonSerializer.Serialize(outcome.Warnings, AppJson.Options);
            },
            cancellation);

        // Where codes are to be mapped nothing is sent, so nothing needs to be asked.
        var steps = outcome.Unmapped.Count > 0 ? 0 : (outcome.Employments + options.DefaultsPerStep - 1) / options.DefaultsPerStep;
        return new SelectedAdministration(id, steps);
    }
}
