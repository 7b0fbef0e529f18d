using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Plan;

/// <summary>A record of one of an employment's chains, as Loket holds it.</summary>
internal sealed record HeldRecord(Guid Id, DateOnly Start, JsonObject Content)
{
    public override string ToString() => nameof(HeldRecord);
}

/// <summary>An employee and the employment that is led in, as Loket holds them.</summary>
/// <param name="LastDay">Null while no end is entered.</param>
/// <param name="Chains">Every record of each, in order.</param>
internal sealed record HeldEmployee(
    Guid EmployeeId, Guid EmploymentId, DateOnly FirstDay, DateOnly? LastDay, JsonObject Employee, JsonObject Employment,
    IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>> Chains)
{
    public override string ToString() => nameof(HeldEmployee);
}

/// <summary>One field, from what to what.</summary>
/// <param name="From">From which day; null for what has no date.</param>
internal sealed record FieldChange(LoketField Field, DateOnly? From, string? Was, string? Becomes)
{
    public override string ToString() => nameof(FieldChange);
}

/// <summary>What begins on a later day, and waits until then.</summary>
internal sealed record WaitingChange(LoketField Field, DateOnly From);

/// <summary>What is to be done in Loket about one employee, to hold what the HR system says.</summary>
/// <param name="Employee">What changes of the person; none: no call.</param>
/// <param name="Employment">What changes of the employment.</param>
/// <param name="Chains">Calls by chain, in their order.</param>
/// <param name="End">The last day to enter, or null to take it out; only where <paramref name="ChangesEnd"/>.</param>
/// <param name="EndFields">What is entered with the end.</param>
/// <param name="Changes">All of it, for people.</param>
internal sealed record EmployeePlan(
    IReadOnlyDictionary<LoketField, string?> Employee, IReadOnlyDictionary<LoketField, string?> Employment,
    IReadOnlyDictionary<LoketResource, IReadOnlyList<ChainWrite<FieldValues>>> Chains, bool ChangesEnd, DateOnly? End,
    IReadOnlyDictionary<LoketField, string?> EndFields, IReadOnlyList<FieldChange> Changes, IReadOnlyList<WaitingChange> Waiting)
{
    public bool IsEmpty => Employee.Count + Employment.Count + Chains.Count == 0 && !ChangesEnd;

    public override string ToString() => nameof(EmployeePlan);
}
