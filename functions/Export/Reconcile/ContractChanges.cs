using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Finds in a plan what changes or is withdrawn because a contract is another one in Loket than at the last export, and what a payroll file
/// names by another number than the last one did.
/// </summary>
internal sealed class ContractChanges(PlanBasis basis, IReadOnlyDictionary<Guid, ExportedContract> exported)
{
    public IReadOnlyList<ContractChange> Of(IEnumerable<PlannedLine> lines) =>
        [.. lines.GroupBy(line => line.Key.EmploymentId).Select(employment => Of([.. employment])).OfType<ContractChange>()];

    /// <summary>
    /// What every employment of the plan is now, to be compared with at the next export. Of whom something stays in Loket as it is, that is
    /// what it was when it went there.
    /// </summary>
    public Dictionary<Guid, ExportedContract> Exporting(IEnumerable<PlannedLine> lines, IEnumerable<RetainedValue> held)
    {
        var contracts = held.Select(value => value.EmploymentId).Distinct().Where(exported.ContainsKey).ToDictionary(
            id => id, id => exported[id]);
        foreach (var id in lines.Select(line => line.Key.EmploymentId).Distinct())
        {
            if (Now(id) is { } now)
                contracts.TryAdd(id, now);
        }

        return contracts;
    }

    private ContractChange? Of(IReadOnlyList<PlannedLine> employment)
    {
        var first = employment[0];
        if (exported.GetValueOrDefault(first.Key.EmploymentId) is not { } before)
            return null;
        var now = Now(first.Key.EmploymentId);
        var touched = employment.Where(line => line.Cells.Any(TouchesWhatWasSent)).Select(line => line.Key).ToList();
        var reasons = touched.Count == 0 ? [] : before.DifferencesFrom(now, touched).ToList();
        var number = basis.Rules.Delivery != Delivery.Direct && employment.Any(line => line.Cells.Any(WasSent))
            ? NumberChange.Between(before.InFile, now?.InFile, basis.Rules.Layout)
            : null;
        if (number is not null)
            reasons.Add(ContractChangeReason.Number);
        return reasons.Count == 0 ? null : new ContractChange(
            first.Key.EmploymentId, first.PayrollId, first.Name, reasons, [.. employment.SelectMany(ValueChange.Of)])
        { Number = number };
    }

    private static bool TouchesWhatWasSent(PlannedCell cell) =>
        cell.Change == CellChange.Withdrawn || (cell.Change == CellChange.Changed && cell.Value != cell.Before);

    /// <summary>Not of what was taken back before.</summary>
    private static bool WasSent(PlannedCell cell) => cell is { Before: not null } and not { Change: CellChange.Unchanged, Value: null };

    private ExportedContract? Now(Guid employmentId)
    {
        if (basis.ContractOf(employmentId) is not { } contract)
            return null;
        var before = exported.GetValueOrDefault(employmentId);
        var (goesBy, given) = (basis.Defaults.GetValueOrDefault(employmentId), basis.Given.GetValueOrDefault(employmentId));
        return ExportedContract.Of(contract, basis.Context.Period, basis.Rules.Kinds) with
        {
            // Nobody asks for those of whom nothing goes out now.
            Defaults = goesBy ?? before?.Defaults,
            Declined = goesBy is null ? before?.Declined : goesBy == given ? null : given,
            InFile = basis.Rules.Delivery == Delivery.Direct
                ? before?.InFile
                : new FileNumbers(contract.PayrollId, contract.EmployeeNumber),
        };
    }
}
