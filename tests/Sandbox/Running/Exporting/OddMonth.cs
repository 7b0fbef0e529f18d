using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// What is odd in a month: a shift that is there twice, one that is wrong, and one that at last says which of two employments it is for.
/// </summary>
/// <param name="Named">As it was; null where nobody has two employments at once.</param>
/// <param name="EmploymentId">For which it is.</param>
internal sealed record OddMonth(Registration Doubled, Registration Wrong, Registration? Named, string? EmploymentId)
{
    private const string SeveralContracts = "several-contracts-on-day";

    /// <summary>Null where no shift with a start was exported.</summary>
    /// <param name="periods">That are exported: of some days only some administrations' are, and the rest is not reported.</param>
    public static OddMonth? Choose(PlannerAccount planner, OpenPeriods periods)
    {
        var shift = planner.Registrations.All
            .FirstOrDefault(one =>
                one is { Start: not null, End: not null } && planner.Confirmations.Of(one.Id)?.State == PlannerConfirmations.Exported);
        if (shift is null)
            return null;
        var unclear = planner.Registrations.All.FirstOrDefault(one =>
            planner.Confirmations.Of(one.Id)?.Reason == SeveralContracts
            && periods.All.All(period => one.Date >= period.From && one.Date <= period.To));
        return new OddMonth(
            shift with { Id = $"{shift.Id}-dubbel" }, shift with { Id = $"{shift.Id}-fout", BreakMinutes = -1 }, unclear,
            unclear is null ? null : EmploymentOf(planner, unclear));
    }

    public void Apply(PlannerRegistrations registrations)
    {
        registrations.Add(Doubled, Wrong);
        if (Named is not null)
            registrations.Change(Named.Id, shift => shift with { EmploymentId = EmploymentId });
    }

    public bool IsClear(PlannerAccount planner) => Named is null || planner.Confirmations.Of(Named.Id)?.Reason != SeveralContracts;

    /// <summary>One on zero hours if there is one, as of those the hours go out.</summary>
    private static string EmploymentOf(PlannerAccount planner, Registration shift) =>
        planner.Employees.First(employee => employee.Id == shift.EmployeeId).Contracts
            .OrderByDescending(contract => (string?)contract.Value["contractType"] == "zeroHours").ThenBy(
                contract => contract.Key, StringComparer.Ordinal)
            .First().Key;
}
