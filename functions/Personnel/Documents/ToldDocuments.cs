using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Documents;

/// <summary>Of which payroll runs the HR system was told that their documents are ready. Row: "documents".</summary>
internal sealed class ToldDocuments : Row
{
    public const string Key = "documents";

    /// <summary>JSON list of Loket's ids of runs.</summary>
    public string Runs { get; set; } = "[]";

    internal IReadOnlySet<Guid> RunIds => JsonSerializer.Deserialize<HashSet<Guid>>(Runs, AppJson.Options)!;
}

/// <summary>Keeps that.</summary>
internal sealed class ToldDocumentStore(AppTables tables)
{
    /// <summary>None where nothing was told yet.</summary>
    public async Task<IReadOnlySet<Guid>> ReadAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        (await tables.Personnel.FindAsync<ToldDocuments>(connectionId.ToString(), ToldDocuments.Key, cancellation))?.RunIds
        ?? new HashSet<Guid>();

    public Task WriteAsync(ConnectionId connectionId, IReadOnlyList<Guid> runIds, CancellationToken cancellation) =>
        tables.Personnel.ChangeOrAddAsync<ToldDocuments>(
            connectionId.ToString(), ToldDocuments.Key,
            row =>
            {
                row ??= new ToldDocuments();
                row.Runs = JsonSerializer.Serialize(runIds, AppJson.Options);
                return row;
            },
            cancellation);
}
