using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Planning;

/// <summary>Makes the plan of one administration: what is to be in Loket, compared with what was sent.</summary>
internal sealed class ExportPlanner
{
    private readonly PlanBasis _basis;
    private readonly LineBuilder _builder;
    private readonly FaultList _faults;
    private readonly IReadOnlyList<PayrollLineKey> _keys;

    private ExportPlanner(PlanBasis basis, WantedValues wanted, FaultList faults)
    {
        (_basis, _faults) = (basis, faults);
        _builder = new LineBuilder(basis, wanted);
        _keys = _builder.SortedKeys();
        Head = Examine(wanted);
    }

    public PlanHead Head { get; }

    /// <summary>By payroll number. Made one by one as they are asked for, the same every time.</summary>
    public IEnumerable<PlannedLine> Lines => _keys.Select(_builder.Build).OfType<PlannedLine>();

    public static async Task<ExportPlanner> PlanAsync(PlanBasis basis, IAsyncEnumerable<SelectedLine> selected, CancellationToken cancellation)
    {
        var (wanted, faults) = (new WantedValues(), new FaultList());
        var keys = new LineKeys(basis, faults);
        await foreach (var line in selected.WithCancellation(cancellation))
        {
            if (keys.Of(line) is { } key)
                wanted.Add(key, line.Amounts);
        }

        return new ExportPlanner(basis, wanted, faults);
    }

    private PlanHead Examine(WantedValues wanted)
    {
        var tally = new PlanTally();
        var components = new ComponentCheck(_basis.Context.Lists);
        var file = _basis.Rules.Delivery == Delivery.Direct ? null : new FileCheck(_basis.Rules.Layout, _basis.Context.ClientNumber);
        foreach (var fault in components.Faults(wanted.Uses))
            _faults.Add(fault);
        foreach (var line in Lines)
        {
            tally.Add(line);
            var faults = line.Cells.Select(cell => components.Fault(line, cell)).OfType<PlanFault>().Concat(file?.Faults(line) ?? []);
            foreach (var fault in faults)
                _faults.Add(fault);
        }

        return new PlanHead(tally.Counts(), tally.Components(), tally.Warnings(), _faults.First, _faults.Count);
    }
}
