using System.Text.Json;

namespace LoketFunctions.Personnel.Model;

/// <summary>A value of an attribute, as the HR system says it.</summary>
/// <param name="From">From which day it holds; null for what has no date, which is the present.</param>
public sealed record PushedValue(JsonElement Value, DateOnly? From = null)
{
    public override string ToString() => nameof(PushedValue);
}

/// <summary>
/// A whole record of an employee, as the HR system pushes it. Attributes that it lacks are not said, and stay as they are.
/// </summary>
/// <param name="EmployeeId">The HR system's own, which never changes.</param>
/// <param name="IsActive">False: left, or not begun; such a one is not taken part with.</param>
/// <param name="InDutchPayroll">Whether the person is paid in the Netherlands at all.</param>
/// <param name="LastDay">The last day of employment; null while none is known.</param>
/// <param name="Attributes">By the attribute's id: what holds, or since when what holds, in order.</param>
public sealed record PushedEmployee(
    string EmployeeId, bool? IsActive, bool? InDutchPayroll, DateOnly? LastDay,
    IReadOnlyDictionary<string, IReadOnlyList<PushedValue>> Attributes)
{
    public override string ToString() => nameof(PushedEmployee);
}
