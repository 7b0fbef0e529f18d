using LoketFunctions.Identifiers;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Store;

/// <summary>Of whom the ledgers hold values that were not taken back.</summary>
internal sealed class SentPayData(LedgerStore ledgers) : ISentPayData
{
    public async Task<IReadOnlySet<Guid>> EmploymentsAsync(
        AdministrationKey administration, int periodId, CancellationToken cancellation)
    {
        var ledger = await ledgers.ReadAsync(new LedgerKey(administration, periodId), cancellation);
        return (ledger?.Value.Lines ?? []).Where(line => line.Cells.Values.Any(cell => !cell.Withdrawn))
            .Select(line => line.Key.EmploymentId).ToHashSet();
    }
}
