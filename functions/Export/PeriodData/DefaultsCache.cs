using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.PeriodData;

/// <summary>
/// Loket's defaults as they were read for a payroll period of an administration, beside its ledger: a call each, so they are
/// read once for each distribution unit that somebody has. That they stay as they were also keeps a value in the same record from
/// one export to the next.
/// </summary>
internal sealed class DefaultsCache(AppBlobs blobs)
{
    public const string FileName = "defaults.json.gz";

    private const int MaxAttempts = 10;
    private static readonly IDictionary<string, string> NoMetadata = new Dictionary<string, string>().AsReadOnly();

    public async Task<Dictionary<Guid, EmploymentDefaults>> ReadAsync(
        string connectionId, AdministrationContext context, CancellationToken cancellation) => (await FindAsync(connectionId, context, cancellation))?.Value ?? [];

    public Task AddAsync(
        string connectionId, AdministrationContext context, IReadOnlyCollection<EmploymentDefaults> defaults, CancellationToken cancellation) =>
        ChangeAsync(connectionId, context, defaults, (all, one) => all[one.EmploymentId] = one, cancellation);

    /// <summary>For employments whose values Loket refused: perhaps the defaults are no longer what they were.</summary>
    public Task DropAsync(
        string connectionId, AdministrationContext context, IReadOnlyCollection<Guid> employmentIds, CancellationToken cancellation) =>
        ChangeAsync(connectionId, context, employmentIds, (all, id) => all.Remove(id), cancellation);

    private async Task ChangeAsync<T>(
        string connectionId, AdministrationContext context, IReadOnlyCollection<T> changes, Action<Dictionary<Guid, EmploymentDefaults>, T> apply,
        CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await FindAsync(connectionId, context, cancellation);
            var all = stored?.Value ?? [];
            foreach (var change in changes)
                apply(all, change);
            if (await blobs.Ledgers.TryWriteJsonAsync(Name(connectionId, context), all, stored?.ETag, NoMetadata, cancellation))
                return;
        }

        throw new InvalidOperationException($"The defaults of administration {context.AdministrationId} changed {MaxAttempts} times while being changed.");
    }

    private Task<Stored<Dictionary<Guid, EmploymentDefaults>>?> FindAsync(
        string connectionId, AdministrationContext context, CancellationToken cancellation) =>
        blobs.Ledgers.ReadJsonAsync<Dictionary<Guid, EmploymentDefaults>>(Name(connectionId, context), cancellation);

    private static string Name(string connectionId, AdministrationContext context) =>
        $"{connectionId}/{context.AdministrationId}/{context.Period.Id}/{FileName}";
}
