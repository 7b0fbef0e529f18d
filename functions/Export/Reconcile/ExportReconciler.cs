using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Makes the plan of one administration: what is to be in Loket, compared with what was sent.</summary>
/// <remarks>
/// What is wrong with one employment or value keeps that back and nothing else, unless the request wants all or nothing; what is wrong
/// with the mapping or the layout stops the plan.
/// </remarks>
internal sealed class ExportReconciler
{
    private readonly PlanBasis _basis;
    private readonly WantedValues _wanted = new();
    private readonly FaultList _faults = new();
    private readonly RetainedValues _holds = new();
    private readonly LineKeys _lineKeys;
    private readonly LineBuilder _builder;
    private IReadOnlyList<PayrollLineKey> _keys = [];
    private IReadOnlySet<PayrollLineKey> _outOfFile = new HashSet<PayrollLineKey>();

    private ExportReconciler(PlanBasis basis)
    {
        _basis = basis;
        _lineKeys = new LineKeys(basis);
        _builder = new LineBuilder(basis, _wanted);
    }

    public PlanHead Head { get; private set; } = null!;

    /// <summary>By payroll number, without what is kept back. Made one by one as they are asked for, the same every time.</summary>
    public IEnumerable<PlannedLine> Lines => All.Select(_holds.Without).OfType<PlannedLine>()
        .Select(line => _outOfFile.Contains(line.Key) ? line with { OutOfFile = true } : line);

    private IEnumerable<PlannedLine> All => _keys.Select(_builder.Build).OfType<PlannedLine>();

    public static async Task<ExportReconciler> PlanAsync(
        PlanBasis basis, IAsyncEnumerable<SelectedLine> selected, CancellationToken cancellation)
    {
        var planner = new ExportReconciler(basis);
        await foreach (var line in selected.WithCancellation(cancellation))
            planner.Take(line);
        foreach (var carried in basis.Carried)
            planner.Take(carried);
        planner._keys = planner._builder.SortedKeys();
        planner.Head = planner.Examine();
        return planner;
    }

    /// <summary>What stays in Loket as it is, as something is wrong with it.</summary>
    public IEnumerable<RetainedValue> Held => Head.Stops ? [] : _holds.Values();

    /// <summary>What of the registrations does not go out after all.</summary>
    public IAsyncEnumerable<LeftOut> KeptBackAsync(IAsyncEnumerable<SelectedRegistration> registrations, CancellationToken cancellation) =>
        _holds.Any && !Head.Stops
        ? new KeptBackRegistrations(_basis, _lineKeys, _holds).OfAsync(registrations, cancellation)
        : AsyncEnumerable.Empty<LeftOut>();

    private void Take(SelectedLine line)
    {
        var (key, fault) = _lineKeys.Of(line.EmploymentId, line.Target, line.Unit);
        if (key is not null)
            _wanted.Add(key, line.Amounts);
        else if (_holds.Of(line.EmploymentId) is null)
            KeepBack(new PlanFault(fault!, line.EmploymentId, _basis.ContractOf(line.EmploymentId)?.PayrollId));
    }

    /// <summary>Where the period's year does not have the component, that value waits and is reported.</summary>
    private void Take(CarriedValue carried)
    {
        var (key, component) = (carried.Key, carried.Component);
        if (_basis.Context.Lists.Components.FirstOrDefault(known => known.Number == component) is { } found)
        {
            var kind = found.IsHours
                ? AmountKind.Minutes
                : _basis.Context.Mapping.Counts.Values.Contains(component) ? AmountKind.Count : AmountKind.Amount;
            _wanted.Carry(key, component, kind, carried.Value);
            return;
        }

        var contract = _basis.ContractOf(key.EmploymentId);
        _holds.KeepBack(key, component, PlanFaultCode.UnknownComponent);
        _faults.Add(new PlanFault(
            PlanFaultCode.UnknownComponent, key.EmploymentId, contract?.PayrollId, component, carried.Value)
        { Name = contract?.Name });
    }

    private PlanHead Examine()
    {
        var components = new ComponentCheck(_basis.Context.Lists);
        var ofAll = components.Faults(_wanted.Uses).Concat(FileCheck.FaultsOfAll(_basis)).ToList();
        foreach (var fault in ofAll)
            _faults.Add(fault);
        foreach (var line in All)
            KeepBackValues(line, components);
        if (_basis.Rules.Delivery != Delivery.Direct)
            KeepBackFromFile();

        var tally = new PlanTally(_basis.Rules.Delivery);
        foreach (var line in Lines)
            tally.Add(line);
        var counts = tally.Counts();
        var stops = ofAll.Count > 0 || (_faults.Count > 0 && (_basis.Context.AllOrNothing || counts.Lines == 0));
        IEnumerable<string> warnings = _faults.Count > 0 && !stops ? [.. tally.Warnings(), PlanWarning.KeptBack] : tally.Warnings();
        return new PlanHead(counts, tally.Components(), [.. warnings], _faults.First, _faults.Count, stops);
    }

    private void KeepBackValues(PlannedLine line, ComponentCheck components)
    {
        foreach (var cell in line.Cells)
        {
            if (_holds.Of(line.Key.EmploymentId) is not null
                || components.Fault(line, cell, _wanted.KindOf(line.Key, cell.Component)) is not { } fault)
                continue;
            _holds.KeepBack(line.Key, cell.Component, fault.Code);
            _faults.Add(fault with { Name = line.Name });
        }
    }

    private void KeepBackFromFile()
    {
        var file = new FileCheck(_basis.Rules, _basis.Context.ClientNumber, _basis.Given);
        foreach (var line in Lines)
        {
            foreach (var fault in file.Faults(line))
                KeepBack(fault);
        }

        _outOfFile = file.OutOfFile;
    }

    /// <summary>All of an employment, for the first thing that is wrong with it.</summary>
    private void KeepBack(PlanFault fault)
    {
        _holds.KeepBack(fault.EmploymentId!.Value, fault.Code);
        _faults.Add(fault with { Name = _basis.ContractOf(fault.EmploymentId.Value)?.Name });
    }
}

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
