namespace LoketFunctions.Export.Model;

/// <summary>
/// How a ledger changes while an export leaves. Each gives the same when it is repeated, and changes only what the plan's lines
/// send: the ledger never says less than what may be in Loket.
/// </summary>
internal static class LedgerTransitions
{
    /// <summary>A new payroll file is due: something changed, or no file holds what the ledger says.</summary>
    public static bool NeedsFile(Ledger ledger, PlanCounts counts) =>
        counts.Lines > 0 && (ledger.LastFileExportId is null || !counts.ChangesNothing());

    /// <summary>Of the file that this export writes, also when it has written it already.</summary>
    public static int FileVersion(Ledger ledger, string exportId) =>
        ledger.LastFileExportId == exportId ? ledger.FileVersion : ledger.FileVersion + 1;

    /// <summary>Before anything is sent: what goes out is perhaps in Loket from now on.</summary>
    public static async Task<Ledger> ReserveAsync(
        Ledger ledger, string exportId, IAsyncEnumerable<PlannedLine> lines, CancellationToken cancellation)
    {
        var edit = new LedgerEdit(ledger);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            foreach (var cell in line.Cells.Where(IsSent))
                edit.Set(line.Key, cell.Component, OnItsWay(cell));
        }

        // A file of another export does not hold what goes out now.
        return edit.Result(ledger.FileVersion, ledger.LastFileExportId == exportId ? exportId : null);
    }

    /// <summary>
    /// After reading back: what was sent is in Loket, but for what was refused. A refused value goes back to what was sent before;
    /// where Loket does not say which of several records it refused, or a file holds the value too, it stays as perhaps sent.
    /// </summary>
    /// <param name="exportId">Whose file, where it wrote one, holds the values too.</param>
    public static async Task<Ledger> ConfirmAsync(
        Ledger ledger, string exportId, IAsyncEnumerable<PlannedLine> lines, IReadOnlyCollection<RefusedValue> refused,
        CancellationToken cancellation)
    {
        var (edit, refusals, hasFile) = (new LedgerEdit(ledger), new Refusals(refused), ledger.LastFileExportId == exportId);
        await foreach (var employment in lines.ByEmploymentAsync(cancellation))
        {
            foreach (var line in employment)
            {
                foreach (var cell in line.Cells.Where(IsSent))
                {
                    edit.Set(line.Key, cell.Component, refusals.Find(employment, line, cell) switch
                    {
                        Refusal.None => Arrived(cell, hasFile),
                        Refusal.Certain when !hasFile => cell.Before is { } before ? new LedgerCell(before, Pending: true) : null,
                        _ => OnItsWay(cell),
                    });
                }
            }
        }

        return edit.Result(ledger.FileVersion, ledger.LastFileExportId);
    }

    /// <summary>A payroll file was stored: it takes back what was withdrawn with an explicit 0, and so do all later ones.</summary>
    public static async Task<Ledger> FileWrittenAsync(
        Ledger ledger, string exportId, IAsyncEnumerable<PlannedLine> lines, CancellationToken cancellation)
    {
        if (ledger.LastFileExportId == exportId)
            return ledger;
        var edit = new LedgerEdit(ledger);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            foreach (var cell in line.Cells.Where(IsSent))
                edit.Set(line.Key, cell.Component, new LedgerCell(cell.Value ?? 0, Pending: true, Withdrawn: cell.Value is null));
        }

        return edit.Result(FileVersion(ledger, exportId), exportId);
    }

    private static bool IsSent(PlannedCell cell) => cell.Change != CellChange.Unchanged;

    /// <summary>What is being taken back may still be there.</summary>
    private static LedgerCell OnItsWay(PlannedCell cell) => new(cell.Value ?? cell.Before ?? 0, Pending: true);

    /// <summary>What was taken back in Loket is forgotten, but where files have to take it back as well.</summary>
    private static LedgerCell? Arrived(PlannedCell cell, bool hasFile) => cell.Value is { } value
        ? new LedgerCell(value)
        : hasFile ? new LedgerCell(0, Withdrawn: true) : null;
}
