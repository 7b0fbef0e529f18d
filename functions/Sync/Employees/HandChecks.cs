using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <summary>A field that linking left alone, so that somebody compares it by hand.</summary>
/// <param name="Field">Its name in the planner's contract.</param>
/// <param name="EmploymentId">The contract's employment; null for a field of the person's.</param>
/// <param name="PlannerValue">Null where it is not known.</param>
public sealed record FieldToCheck(string Field, Guid? EmploymentId, string LoketValue, string? PlannerValue)
{
    public override string ToString() => Field;
}

/// <summary>
/// S8: of whom was linked to an employee whom the planner had already, the fields that are not taken over are compared by hand, until
/// somebody says that it was done. A field that the planner is known to have as Loket has it needs nobody.
/// </summary>
internal static class HandChecks
{
    public static IReadOnlyList<FieldToCheck> Of(PlannerProfile profile, StaffDecision decision, PlannerIndex planner)
    {
        if (decision.Link is not { Kind: LinkKind.Linked, PlannerEmployeeId: { } id, Rule: var rule } || !LinkRule.IsOfTheirOwn(rule)
            || planner.LinkOf(decision.EmployeeId) is not { } link || link.PlannerEmployeeId != id || link.CheckedFor == id)
        {
            return [];
        }

        var (wanted, theirs) = (decision.Person.Wanted, planner.Find(id));
        var personal = Of(null, wanted.Personal);
        var contracts = wanted.Contracts.SelectMany(contract => Of(contract.Key, contract.Value.Fields));
        return [.. personal.Concat(contracts)];

        IEnumerable<FieldToCheck> Of(Guid? employmentId, Dictionary<StaffField, string?> fields) =>
            from field in fields
            where field.Value is not null
                && profile.LeftAloneAtLinking.Contains(field.Key)
                && profile.PolicyOf(field.Key) != FieldPolicy.Never
            let held = FieldChanges.Listed(field.Key, theirs).Value
            where !string.Equals(held, field.Value, StringComparison.OrdinalIgnoreCase)
            select new FieldToCheck(FieldText.NameOf(field.Key), employmentId, field.Value, held);
    }
}
