using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Faults of a plan: the first of them, and how many there are.</summary>
internal sealed class FaultList
{
    public const int Shown = 100;

    private readonly List<PlanFault> _first = [];

    public IReadOnlyList<PlanFault> First => _first;

    public int Count { get; private set; }

    public void Add(PlanFault fault)
    {
        if (Count++ < Shown)
            _first.Add(fault);
    }
}
