using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Planning;

/// <summary>Finds in a plan what changes or is withdrawn because a contract is another one in Loket than at the last export.</summary>
internal sealed class ContractChanges(PlanBasis basis, IReadOnlyDictionary<Guid, ExportedContract> exported)
{
    public IReadOnlyList<ContractChange> Of(IEnumerable<PlannedLine> lines) =>
    [
        .. from employment in lines.GroupBy(line => line.Key.EmploymentId)
           where exported.ContainsKey(employment.Key)
           let touched = employment.Where(line => line.Cells.Any(TouchesWhatWasSent)).Select(line => line.Key).ToList()
           where touched.Count > 0
           let reasons = exported[employment.Key].DifferencesFrom(Now(employment.Key), touched).ToList()
           where reasons.Count > 0
           let first = employment.First()
           select new ContractChange(employment.Key, first.PayrollId, first.Name, reasons, [.. employment.SelectMany(ValueChange.Of)]),
    ];

    /// <summary>
    /// What every employment of the plan is now, to be compared with at the next export. Of whom something stays in Loket as it is, that is what
    /// it was when it went there.
    /// </summary>
    public Dictionary<Guid, ExportedContract> Exporting(IEnumerable<PlannedLine> lines, IEnumerable<HeldValue> held)
    {
        var contracts = held.Select(value => value.EmploymentId).Distinct().Where(exported.ContainsKey).ToDictionary(id => id, id => exported[id]);
        foreach (var id in lines.Select(line => line.Key.EmploymentId).Distinct())
        {
            if (Now(id) is { } now)
                contracts.TryAdd(id, now);
        }

        return contracts;
    }

    private static bool TouchesWhatWasSent(PlannedCell cell) =>
        cell.Change == CellChange.Withdrawn || (cell.Change == CellChange.Changed && cell.Value != cell.Before);

    private ExportedContract? Now(Guid employmentId) => basis.ContractOf(employmentId) is not { } contract
        ? null
        : ExportedContract.Of(contract, basis.Context.Period, basis.Rules.Kinds) with
        {
            // Nobody asks for those of whom nothing goes out now.
            Defaults = basis.Defaults.GetValueOrDefault(employmentId) ?? exported.GetValueOrDefault(employmentId)?.Defaults,
        };
}
