using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Compares what is to be with what was sent, value by value.</summary>
internal static class CellComparison
{
    /// <param name="wanted">Null: nothing.</param>
    /// <param name="sent">As the ledger has it; null: never sent.</param>
    /// <returns>Null where there is nothing to say: neither wanted nor sent.</returns>
    public static PlannedCell? Of(int component, decimal? wanted, LedgerCell? sent, Delivery delivery)
    {
        if (sent is null)
            return wanted is null ? null : new PlannedCell(component, CellChange.New, wanted, null);

        // What is perhaps not in Loket goes out again, also where it is equal. A file is always whole.
        var isCertain = delivery == Delivery.File || !sent.Pending;
        if (wanted is not null)
            return new PlannedCell(component,
                wanted == sent.Value && !sent.Withdrawn && isCertain ? CellChange.Unchanged : CellChange.Changed, wanted, sent.Value);
        if (!sent.Withdrawn || !isCertain)
            return new PlannedCell(component, CellChange.Withdrawn, null, sent.Value);

        // Taken back before: each file takes it back again, and there is nothing left to do in Loket itself.
        return delivery == Delivery.Direct ? null : new PlannedCell(component, CellChange.Unchanged, null, sent.Value);
    }
}
