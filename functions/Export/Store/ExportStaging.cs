using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>What an export works on between its steps, in blobs of its own that go when it ends. Knows their names.</summary>
internal sealed class ExportStaging(AppBlobs blobs)
{
    public Task WriteContextAsync(ExportRun run, AdministrationContext context, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync(Name(run, "context", context.AdministrationId), context, cancellation);

    /// <summary>Null where the administration's context could not be read: it has no part in the export.</summary>
    public async Task<AdministrationContext?> FindContextAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        (await blobs.Staging.ReadJsonAsync<AdministrationContext>(Name(run, "context", administrationId), cancellation))?.Value;

    public async Task<AdministrationContext> ContextAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        await FindContextAsync(run, administrationId, cancellation)
        ?? throw new InvalidOperationException("The administration was not prepared before it is needed.");

    public Task WriteSelectedAsync(ExportRun run, Guid administrationId, IAsyncEnumerable<SelectedLine> lines, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "selected", administrationId), lines, cancellation);

    public IAsyncEnumerable<SelectedLine> SelectedAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        blobs.Staging.ReadItemsAsync<SelectedLine>(Name(run, "selected", administrationId), cancellation);

    /// <param name="administrationId">Null for what is left out before it is known whose it is.</param>
    public Task WriteLeftOutAsync(ExportRun run, Guid? administrationId, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "left-out", administrationId), items, cancellation);

    /// <summary>What the selection left out and what the plan kept back, each registration for one reason where all of it stays.</summary>
    /// <param name="administrationId">Null for what is left out before it is known whose it is.</param>
    public async IAsyncEnumerable<LeftOut> LeftOutAsync(
        ExportRun run, Guid? administrationId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = await KeptBackIdsAsync(run, administrationId, cancellation);
        await foreach (var item in KeptBackAsync(run, administrationId, cancellation))
            yield return item;
        await foreach (var item in blobs.Staging.ReadItemsAsync<LeftOut>(Name(run, "left-out", administrationId), cancellation))
        {
            if (item.RegistrationId is not { } id || !whole.Contains(id))
                yield return item;
        }
    }

    /// <summary>What cannot go out after all, by the plan.</summary>
    public Task WriteKeptBackAsync(ExportRun run, Guid administrationId, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "kept-back", administrationId), items, cancellation);

    public IAsyncEnumerable<LeftOut> KeptBackAsync(ExportRun run, Guid? administrationId, CancellationToken cancellation) =>
        blobs.Staging.ReadItemsAsync<LeftOut>(Name(run, "kept-back", administrationId), cancellation);

    /// <summary>The values of what the plan keeps back.</summary>
    public Task WriteHeldAsync(ExportRun run, Guid administrationId, IAsyncEnumerable<RetainedValue> values, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "held", administrationId), values, cancellation);

    public IAsyncEnumerable<RetainedValue> HeldAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        blobs.Staging.ReadItemsAsync<RetainedValue>(Name(run, "held", administrationId), cancellation);

    public Task WriteExportedAsync(
        ExportRun run, Guid administrationId, IAsyncEnumerable<SelectedRegistration> registrations, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "exported", administrationId), registrations, cancellation);

    /// <summary>As they were selected, before the plan.</summary>
    public IAsyncEnumerable<SelectedRegistration> SelectedRegistrationsAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        blobs.Staging.ReadItemsAsync<SelectedRegistration>(Name(run, "exported", administrationId), cancellation);

    /// <summary>The registrations of which something goes out.</summary>
    public async IAsyncEnumerable<ExportedRegistration> ExportedAsync(
        ExportRun run, Guid administrationId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = await KeptBackIdsAsync(run, administrationId, cancellation);
        await foreach (var one in SelectedRegistrationsAsync(run, administrationId, cancellation))
        {
            if (!whole.Contains(one.Id))
                yield return one.AsExported();
        }
    }

    public Task WritePlanAsync(ExportRun run, Guid administrationId, IAsyncEnumerable<PlannedLine> lines, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, "plan", administrationId), lines, cancellation);

    public IAsyncEnumerable<PlannedLine> PlanAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        blobs.Staging.ReadItemsAsync<PlannedLine>(Name(run, "plan", administrationId), cancellation);

    /// <summary>Any single value between steps of an administration, under a name of the step's own.</summary>
    public Task WriteAsync<T>(ExportRun run, Guid? administrationId, string what, T value, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync(Name(run, what, administrationId), value, cancellation);

    public async Task<T?> FindAsync<T>(ExportRun run, Guid? administrationId, string what, CancellationToken cancellation)
        where T : class => (await blobs.Staging.ReadJsonAsync<T>(Name(run, what, administrationId), cancellation))?.Value;

    public Task RemoveAsync(ExportRun run, CancellationToken cancellation) => blobs.Staging.DeletePrefixAsync(Prefix(run), cancellation);

    /// <summary>Of those of which all is kept back.</summary>
    private async Task<IdSet> KeptBackIdsAsync(ExportRun run, Guid? administrationId, CancellationToken cancellation)
    {
        var ids = new IdSet();
        await foreach (var item in KeptBackAsync(run, administrationId, cancellation))
        {
            if (item is { Item: null, RegistrationId: { } id })
                ids.Add(id);
        }

        return ids;
    }

    private static string Prefix(ExportRun run) => $"{run.ConnectionId}/export-{run.ExportId}/";

    private static string Name(ExportRun run, string what, Guid? administrationId) =>
        $"{Prefix(run)}{what}-{administrationId?.ToString() ?? "none"}.json.gz";
}
