using System.Diagnostics.CodeAnalysis;

namespace LoketFunctions.Planner;

/// <summary>The planner's own codes that registrations can hold, for people to map. Codes of the planner's, harmless.</summary>
internal sealed record PlannerCodes
{
    [AllowNull]
    public IReadOnlyList<PlannerCode> Departments { get; init => field = value ?? []; } = [];

    /// <summary>Kinds of hours.</summary>
    [AllowNull]
    public IReadOnlyList<PlannerCode> HourComponents { get; init => field = value ?? []; } = [];

    /// <summary>What allowances are of.</summary>
    [AllowNull]
    public IReadOnlyList<PlannerCode> WageComponents { get; init => field = value ?? []; } = [];
}

/// <summary>A code as registrations hold it. A value type, so that JSON cannot put a null in a list of them.</summary>
/// <param name="Name">What people call it; null where the planner has no name for it.</param>
[method: System.Text.Json.Serialization.JsonConstructor]
internal readonly record struct PlannerCode(string Code, string? Name = null)
{
    public const int MaxLength = 100;
}
