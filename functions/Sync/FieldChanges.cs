using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>A field that a record changes.</summary>
/// <param name="Field">Its name in the planner's contract.</param>
/// <param name="EmploymentId">The contract's employment; null for a field of the person's.</param>
/// <param name="Before">What the planner holds, as far as is known.</param>
/// <param name="IsBeforeKnown">False where the planner may hold anything.</param>
/// <param name="After">Null empties the field.</param>
public sealed record FieldChange(string Field, Guid? EmploymentId, string? Before, bool IsBeforeKnown, string? After)
{
    public override string ToString() => Field;
}

/// <summary>
/// What a record changes, field by field. What the planner holds is what it last accepted; before it accepted anything, what its own list
/// says; of a new employee nothing.
/// </summary>
internal static class FieldChanges
{
    /// <param name="theirs">The planner's employee, as its list has it; null where it does not.</param>
    public static IReadOnlyList<FieldChange> Of(StaffDecision decision, PlannerEmployee? theirs)
    {
        if (decision.Record is not { } record)
            return [];
        var isNew = record.Intent == RecordIntent.Create;
        var sent = !isNew && decision.Person.PlannerEmployeeId == record.PlannerEmployeeId ? decision.Person.Sent : null;
        var wanted = decision.Person.Wanted;
        var personal = Of(null, wanted.Personal, record.PersonalData, field =>
            !isNew && PlannerHeldFields.Find(theirs?.PersonalData, field) is (var held, true) ? (held, true)
            : decision.Drift.OfPerson
                ? (null, false)
                : sent is not null ? (sent.Personal.GetValueOrDefault(field), true) : isNew ? (null, true) : Listed(field, theirs));
        var contracts = record.Contracts
            .SelectMany(contract => Of(contract.EmploymentId, wanted.Contracts[contract.EmploymentId].Fields, contract.Fields, field =>
            PlannerHeldFields.Find(theirs?.Contracts?.FirstOrDefault(one => one.EmploymentId == contract.EmploymentId)?.Fields,
                field) is (var held, true) ? (held, true)
            : decision.Drift.OfContracts.Contains(contract.EmploymentId) ? (null, false)
            : (sent?.Contracts.GetValueOrDefault(contract.EmploymentId)?.Fields.GetValueOrDefault(field), isNew || sent is not null)));
        return [.. personal.Concat(contracts)];
    }

    /// <summary>What the planner's own list says of the person.</summary>
    public static (string? Value, bool IsKnown) Listed(StaffField field, PlannerEmployee? theirs)
    {
        var value = theirs is null ? null : field switch
        {
            StaffField.FirstName => theirs.FirstName,
            StaffField.LastName => theirs.LastName,
            StaffField.Email => theirs.Email,
            StaffField.DateOfBirth => FieldText.Of(theirs.DateOfBirth),
            StaffField.PersonnelNumber => theirs.PersonnelNumber?.Text,
            _ => null,
        };
        return (value, value is not null);
    }

    private static IEnumerable<FieldChange> Of(
        Guid? employmentId, Dictionary<StaffField, string?> wanted, IReadOnlyDictionary<string, object?> told, Func<StaffField,
            (string? Value, bool IsKnown)> before) =>
        from field in wanted.OrderBy(field => field.Key)
        let name = FieldText.NameOf(field.Key)
        where told.ContainsKey(name)
        let held = before(field.Key)
        where !held.IsKnown || held.Value != field.Value
        select new FieldChange(name, employmentId, held.Value, held.IsKnown, field.Value);
}
