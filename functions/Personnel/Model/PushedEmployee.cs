using System.Text.Json;

namespace LoketFunctions.Personnel.Model;

/// <summary>A value of an attribute, as the HR system says it.</summary>
/// <param name="From">From which day it holds; null for what has no date, which is the present.</param>
internal sealed record PushedValue(JsonElement Value, DateOnly? From = null)
{
    public override string ToString() => nameof(PushedValue);
}

/// <summary>A whole record of an employee, as the HR system pushes it. Attributes that it lacks are not said, and stay.</summary>
/// <param name="EmployeeId">The HR system's own, which never changes.</param>
/// <param name="IsActive">False: left, or not begun; such a one is not taken part with.</param>
/// <param name="InDutchPayroll">Whether the person is paid in the Netherlands at all.</param>
/// <param name="LastDay">The last day of employment; null while none is known.</param>
/// <param name="Attributes">By the attribute's id: what holds, or since when what holds, in order.</param>
/// <param name="CitizenServiceNumber">BSN, beside the attributes as it goes a way of its own; null: it is not said, and stays.</param>
/// <param name="Compensations">All that is paid besides the wage; null: it is not said, and stays. None: nothing is.</param>
internal sealed record PushedEmployee(
    string EmployeeId, bool? IsActive, bool? InDutchPayroll, DateOnly? LastDay,
    IReadOnlyDictionary<string, IReadOnlyList<PushedValue>> Attributes, string? CitizenServiceNumber = null,
    IReadOnlyList<PushedCompensation>? Compensations = null)
{
    public override string ToString() => nameof(PushedEmployee);
}
