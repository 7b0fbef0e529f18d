using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Stages;

/// <summary>How far pension links and the requests of their employers are.</summary>
internal sealed class PensionStore(AppTables tables)
{
    /// <summary>As in <see cref="PensionStage.Draft"/> where nothing was sent yet.</summary>
    public async Task<PensionLinkRow> LinkAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        await tables.Pension.FindAsync<PensionLinkRow>(connectionId.ToString(), PensionLinkRow.Key, cancellation)
        ?? New(connectionId);

    /// <param name="change">Given the row as it is now; false leaves it so.</param>
    public async Task<PensionLinkRow> ChangeLinkAsync(
        ConnectionId connectionId, Func<PensionLinkRow, bool> change, CancellationToken cancellation) =>
        await tables.Pension.ChangeOrAddAsync<PensionLinkRow>(
            connectionId.ToString(), PensionLinkRow.Key,
            found =>
            {
                var row = found ?? New(connectionId);
                return change(row) ? row : null;
            },
            cancellation) ?? New(connectionId);

    public Task<EmployerRequestRow?> FindRequestAsync(ConnectionId connectionId, string id, CancellationToken cancellation) =>
        tables.Pension.FindAsync<EmployerRequestRow>(connectionId.ToString(), EmployerRequestRow.KeyOf(id), cancellation);

    public async Task<IReadOnlyList<EmployerRequestRow>> RequestsAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        await tables.Pension.WithPrefixAsync<EmployerRequestRow>(connectionId.ToString(), EmployerRequestRow.Prefix, cancellation);

    /// <summary>False where it is there already.</summary>
    public Task<bool> TryAddAsync(EmployerRequestRow request, CancellationToken cancellation) =>
        tables.Pension.TryAddAsync(request, cancellation);

    /// <param name="change">As of <see cref="ChangeLinkAsync"/>.</param>
    public async Task<EmployerRequestRow> ChangeRequestAsync(
        ConnectionId connectionId, string id, Func<EmployerRequestRow, bool> change, CancellationToken cancellation) =>
        (await tables.Pension.ChangeOrAddAsync<EmployerRequestRow>(
            connectionId.ToString(), EmployerRequestRow.KeyOf(id),
            found => change(found ?? throw new InvalidOperationException($"Request {id} is gone.")) ? found : null,
            cancellation))!;

    private static PensionLinkRow New(ConnectionId connectionId) => new()
    {
        PartitionKey = connectionId.ToString(),
        RowKey = PensionLinkRow.Key,
    };
}
