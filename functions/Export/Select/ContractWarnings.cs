using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Select;

/// <summary>What is worth knowing of a contract of which something goes out.</summary>
internal static class ContractWarnings
{
    /// <returns>Some of <see cref="SelectionWarning"/>.</returns>
    public static IEnumerable<string> Of(ExportContract contract, DateOnly date, ExportPeriod period)
    {
        if (date > contract.ContractEndDate)
            yield return SelectionWarning.ContractEnded;
        if (contract.History is { OnCallFrom: { } seen } history && seen != history.HoursFrom && period.Holds(seen))
            yield return SelectionWarning.OnCallUndated;
        if (contract.Hidden)
            yield return SelectionWarning.EmployeeHidden;
    }
}
