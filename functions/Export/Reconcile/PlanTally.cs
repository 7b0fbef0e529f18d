using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Counts a plan while its lines go by.</summary>
internal sealed class PlanTally(Delivery delivery)
{
    private readonly SortedSet<int> _components = [];
    private readonly int[] _changes = new int[Enum.GetValues<CellChange>().Length];
    private int _lines;
    private int _uncertain;
    private int _zeros;
    private int _staying;

    public void Add(PlannedLine line)
    {
        _lines++;
        foreach (var cell in line.Cells)
        {
            _components.Add(cell.Component);
            // What was taken back before and only stays so is no value any more.
            if (cell is not { Change: CellChange.Unchanged, Value: null })
                _changes[(int)cell.Change]++;
            if (cell.Change == CellChange.Changed && cell.Value == cell.Before)
                _uncertain++;
            if (cell.Change != CellChange.Withdrawn)
                continue;
            if (line.ZeroTakesBack)
                _zeros++;
            else
                _staying++;
        }
    }

    public PlanCounts Counts() => new(
        _lines, Count(CellChange.New), Count(CellChange.Changed), Count(CellChange.Unchanged), Count(CellChange.Withdrawn));

    public IReadOnlyList<int> Components() => [.. _components];

    public IReadOnlyList<string> Warnings()
    {
        var warnings = new List<string>();
        if (_uncertain > 0)
            warnings.Add(PlanWarning.Uncertain);
        if (Count(CellChange.Withdrawn) > 0 && Count(CellChange.New) + Count(CellChange.Changed) + Count(CellChange.Unchanged) == 0)
            warnings.Add(PlanWarning.WithdrawsAll);
        // What went straight into Loket was taken back there.
        if (delivery == Delivery.File && _zeros > 0)
            warnings.Add(PlanWarning.ZeroInFile);
        if (delivery == Delivery.File && _staying > 0)
            warnings.Add(PlanWarning.StaysInLoket);
        return warnings;
    }

    private int Count(CellChange change) => _changes[(int)change];
}
