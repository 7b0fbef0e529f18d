using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>What an export works on between its steps, in blobs of its own that go when it ends. Knows their names.</summary>
internal sealed class ExportStaging(AppBlobs blobs) : RunStaging(blobs, kind: "export-")
{
    public Task WriteContextAsync(ExportRun run, AdministrationContext context, CancellationToken cancellation) =>
        WriteAsync(run.Key, Name("context", context.AdministrationId), context, cancellation);

    /// <summary>Null where the administration's context could not be read: it has no part in the export.</summary>
    public Task<AdministrationContext?> FindContextAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        FindAsync<AdministrationContext>(run.Key, Name("context", administrationId), cancellation);

    public async Task<AdministrationContext> ContextAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        await FindContextAsync(run, administrationId, cancellation)
        ?? throw new InvalidOperationException("The administration was not prepared before it is needed.");

    public Task WriteSelectedAsync(
        ExportRun run, Guid administrationId, IAsyncEnumerable<SelectedLine> lines, CancellationToken cancellation) =>
        WriteItemsAsync(run.Key, Name("selected", administrationId), lines, cancellation);

    public IAsyncEnumerable<SelectedLine> SelectedAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        ItemsAsync<SelectedLine>(run.Key, Name("selected", administrationId), cancellation);

    /// <param name="administrationId">Null for what is left out before it is known whose it is.</param>
    public Task WriteLeftOutAsync(ExportRun run, Guid? administrationId, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        WriteItemsAsync(run.Key, Name("left-out", administrationId), items, cancellation);

    /// <summary>What the selection left out and what the plan kept back, each registration for one reason where all of it stays.</summary>
    /// <param name="administrationId">Null for what is left out before it is known whose it is.</param>
    public async IAsyncEnumerable<LeftOut> LeftOutAsync(
        ExportRun run, Guid? administrationId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = await KeptBackIdsAsync(run, administrationId, cancellation);
        await foreach (var item in KeptBackAsync(run, administrationId, cancellation))
            yield return item;
        await foreach (var item in ItemsAsync<LeftOut>(run.Key, Name("left-out", administrationId), cancellation))
        {
            if (item.RegistrationId is not { } id || !whole.Contains(id))
                yield return item;
        }
    }

    /// <summary>What cannot go out after all, by the plan.</summary>
    public Task WriteKeptBackAsync(ExportRun run, Guid administrationId, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        WriteItemsAsync(run.Key, Name("kept-back", administrationId), items, cancellation);

    public IAsyncEnumerable<LeftOut> KeptBackAsync(ExportRun run, Guid? administrationId, CancellationToken cancellation) =>
        ItemsAsync<LeftOut>(run.Key, Name("kept-back", administrationId), cancellation);

    /// <summary>The values of what the plan keeps back.</summary>
    public Task WriteHeldAsync(
        ExportRun run, Guid administrationId, IAsyncEnumerable<RetainedValue> values, CancellationToken cancellation) =>
        WriteItemsAsync(run.Key, Name("held", administrationId), values, cancellation);

    public IAsyncEnumerable<RetainedValue> HeldAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        ItemsAsync<RetainedValue>(run.Key, Name("held", administrationId), cancellation);

    public Task WriteExportedAsync(
        ExportRun run, Guid administrationId, IAsyncEnumerable<SelectedRegistration> registrations, CancellationToken cancellation) =>
        WriteItemsAsync(run.Key, Name("exported", administrationId), registrations, cancellation);

    /// <summary>As they were selected, before the plan.</summary>
    public IAsyncEnumerable<SelectedRegistration> SelectedRegistrationsAsync(
        ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        ItemsAsync<SelectedRegistration>(run.Key, Name("exported", administrationId), cancellation);

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
        WriteItemsAsync(run.Key, Name("plan", administrationId), lines, cancellation);

    public IAsyncEnumerable<PlannedLine> PlanAsync(ExportRun run, Guid administrationId, CancellationToken cancellation) =>
        ItemsAsync<PlannedLine>(run.Key, Name("plan", administrationId), cancellation);

    /// <summary>Any single value between steps of an administration, under a name of the step's own.</summary>
    public Task WriteAsync<T>(ExportRun run, Guid? administrationId, string what, T value, CancellationToken cancellation) =>
        WriteAsync(run.Key, Name(what, administrationId), value, cancellation);

    public Task<T?> FindAsync<T>(ExportRun run, Guid? administrationId, string what, CancellationToken cancellation)
        where T : class => FindAsync<T>(run.Key, Name(what, administrationId), cancellation);

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

    private static string Name(string what, Guid? administrationId) => $"{what}-{administrationId?.ToString() ?? "none"}";
}
