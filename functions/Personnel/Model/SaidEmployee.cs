using LoketFunctions.Personnel.Fields;
using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Model;

/// <summary>What an HR system says of an employee, in Loket's fields and spelling.</summary>
/// <param name="Present">Of fields without dates; null empties the field. A field that is not there was not said.</param>
/// <param name="Histories">Of fields of chains, in order of their days.</param>
internal sealed record SaidEmployee(
    string EmployeeId, DateOnly? LastDay, IReadOnlyDictionary<LoketField, string?> Present,
    IReadOnlyDictionary<LoketField, IReadOnlyList<DatedValue<string?>>> Histories)
{
    public override string ToString() => nameof(SaidEmployee);
}

/// <summary>What cannot be, of an attribute.</summary>
/// <param name="AttributeId">Null where no attribute stands for the field.</param>
/// <param name="From">Of which day, where it has dates.</param>
internal sealed record AttributeValueFault(string? AttributeId, string FieldId, DateOnly? From, FieldFault Fault);

/// <param name="Faults">Where there are any, nothing of the employee is sent: half a change would be a wrong one.</param>
internal sealed record EmployeeReading(SaidEmployee Said, IReadOnlyList<AttributeValueFault> Faults)
{
    public override string ToString() => nameof(EmployeeReading);
}
