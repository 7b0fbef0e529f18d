namespace LoketFunctions.Export.Model;

/// <summary>A ledger being changed value by value; the one it began with stays as it was.</summary>
internal sealed class LedgerEdit(Ledger ledger)
{
    private readonly List<LedgerLine> _lines = [.. ledger.Lines];
    private readonly Dictionary<PayrollLineKey, int> _at = ledger.Lines.Select((line, at) => (line.Key, at)).ToDictionary();
    private readonly HashSet<PayrollLineKey> _copied = [];

    /// <param name="cell">Null: nothing is known of the value any more.</param>
    public void Set(PayrollLineKey key, int component, LedgerCell? cell)
    {
        var cells = CellsOf(key);
        if (cell is null)
            cells.Remove(component);
        else
            cells[component] = cell;
    }

    public Ledger Result(int fileVersion, string? lastFileExportId) =>
        new(fileVersion, lastFileExportId, _lines.FindAll(line => line.Cells.Count > 0));

    private Dictionary<int, LedgerCell> CellsOf(PayrollLineKey key)
    {
        if (!_at.TryGetValue(key, out var at))
        {
            _at[key] = at = _lines.Count;
            _lines.Add(new LedgerLine(key, []));
            _copied.Add(key);
        }
        else if (_copied.Add(key))
        {
            _lines[at] = _lines[at] with { Cells = new Dictionary<int, LedgerCell>(_lines[at].Cells) };
        }

        return _lines[at].Cells;
    }
}
