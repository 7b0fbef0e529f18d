namespace LoketFunctions.Export.Model;

/// <summary>What this app has sent for one administration and payroll period: only that is ever changed or withdrawn.</summary>
/// <param name="FileVersion">Of the last payroll file, from 1; 0 before the first.</param>
/// <param name="LastFileExportId">
/// The export whose file holds all that stands here; null: there is no such file, so the next one is new.
/// </param>
internal sealed record Ledger(int FileVersion, string? LastFileExportId, List<LedgerLine> Lines)
{
    public static Ledger Empty() => new(0, null, []);

    public override string ToString() => $"{Lines.Count} lines";
}

internal sealed record LedgerLine(PayrollLineKey Key, Dictionary<int, LedgerCell> Cells)
{
    public override string ToString() => Key.ToString();
}

/// <summary>A value as it was last sent.</summary>
/// <param name="Value">Decimal hours, number or amount; of a withdrawn one 0.</param>
/// <param name="Pending">
/// Perhaps it is in Loket, perhaps not: it was on its way when this was written, or it went out in a file, which somebody has to
/// import. Whoever sends straight into Loket sends it again, or withdraws it.
/// </param>
/// <param name="Withdrawn">
/// Taken back. Kept where files go out, so that every later file takes it back too, with an explicit 0 where that is meant.
/// </param>
internal sealed record LedgerCell(decimal Value, bool Pending = false, bool Withdrawn = false);
