using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Planning;

/// <summary>Finds in a plan what changes or is withdrawn because a contract is another one in Loket than at the last export.</summary>
internal sealed class ContractChanges(PlanBasis basis, IReadOnlyDictionary<Guid, ExportedContract> exported)
{
    private const int TokenLength = 16;

    public IReadOnlyList<ContractChange> Of(IEnumerable<PlannedLine> lines) =>
    [
        .. from employment in lines.GroupBy(line => line.Key.EmploymentId)
           where employment.SelectMany(line => line.Cells).Any(TouchesWhatWasSent) && exported.ContainsKey(employment.Key)
           let reasons = exported[employment.Key].DifferencesFrom(Now(employment.Key)).ToList()
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

    /// <summary>By which a person says that he has seen these changes and no others; null where there are none.</summary>
    public static string? Token(IReadOnlyList<ContractChange> changes) =>
        changes.Count == 0 ? null : SecureRandom.Hash(JsonSerializer.Serialize(changes, AppJson.Options))[..TokenLength];

    private static bool TouchesWhatWasSent(PlannedCell cell) =>
        cell.Change == CellChange.Withdrawn || (cell.Change == CellChange.Changed && cell.Value != cell.Before);

    private ExportedContract? Now(Guid employmentId) =>
        basis.ContractOf(employmentId) is { } contract ? ExportedContract.Of(contract, basis.Context.Period, basis.Rules.Kinds) : null;
}
