using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Makes planned lines of what is wanted and what the ledger says was sent.</summary>
internal sealed class LineBuilder(PlanBasis basis, WantedValues wanted)
{
    private readonly Dictionary<PayrollLineKey, LedgerLine> _sent = basis.Ledger.Lines.ToDictionary(line => line.Key);
    private readonly Dictionary<Guid, int?> _unitCodes = basis.Context.Lists.DistributionUnits.ToDictionary(
        unit => unit.Id, unit => unit.Code);
    private readonly Dictionary<int, string> _costCenters = basis.Context.Lists.CostCenters.ToDictionary(
        center => center.Key, center => center.Code);
    private readonly Dictionary<int, string> _costUnits = basis.Context.Lists.CostUnits.ToDictionary(unit => unit.Key, unit => unit.Code);

    /// <summary>Of all that is wanted or was sent, by payroll number, then in an order that depends on nothing else.</summary>
    public IReadOnlyList<PayrollLineKey> SortedKeys() =>
    [
        .. wanted.Keys.Union(_sent.Keys)
            .OrderBy(key => basis.ContractOf(key.EmploymentId)?.PayrollId ?? int.MaxValue)
            .ThenBy(key => key.EmploymentId).ThenBy(key => key.Shift).ThenBy(key => key.PayslipType)
            .ThenBy(key => _unitCodes.GetValueOrDefault(key.DistributionUnit)).ThenBy(key => key.DistributionUnit)
            .ThenBy(key => key.CostCenter).ThenBy(key => key.CostUnit),
    ];

    /// <summary>Null where nothing is to be said of any value.</summary>
    public PlannedLine? Build(PayrollLineKey key)
    {
        var cells = Cells(wanted.Of(key), _sent.GetValueOrDefault(key)?.Cells ?? []);
        if (cells.Count == 0)
            return null;
        var contract = basis.ContractOf(key.EmploymentId);
        return new PlannedLine(
            key, contract?.PayrollId, contract?.EmployeeNumber, contract?.Name ?? "", _unitCodes.GetValueOrDefault(key.DistributionUnit),
            CodeOf(_costCenters, key.CostCenter), CodeOf(_costUnits, key.CostUnit), cells)
        { ZeroTakesBack = IsOfZeroHours(contract) };
    }

    private bool IsOfZeroHours(ExportContract? contract)
    {
        var period = basis.Context.Period;
        return contract is not null
            && Enumerable.Range(0, period.EndDate.DayNumber - period.StartDate.DayNumber + 1).Select(period.StartDate.AddDays)
                .Where(contract.IsActiveOn).Select(contract.History.Kinds.On).DefaultIfEmpty(KindInLoket.Unknown)
                .All(kind => kind == KindInLoket.ZeroHours);
    }

    private static string? CodeOf(Dictionary<int, string> codes, int? key) => key is { } known ? codes.GetValueOrDefault(known) : null;

    private List<PlannedCell> Cells(SortedDictionary<int, decimal> values, Dictionary<int, LedgerCell> sent) =>
    [
        .. values.Keys.Union(sent.Keys).Order()
            .Select(component => CellComparison.Of(
                component, values.TryGetValue(component, out var value) ? value : null, sent.GetValueOrDefault(component),
                basis.Rules.Delivery))
            .OfType<PlannedCell>(),
    ];
}
