using System.Diagnostics.CodeAnalysis;
using LoketFunctions.Failures;

namespace LoketFunctions.Planner;

/// <summary>The planner's own codes that registrations can hold, for people to map. Codes of the planner's, harmless.</summary>
internal sealed record PlannerCodes
{
    [AllowNull]
    public IReadOnlyList<PlannerCode> Departments { get; init => field = Usable(value); } = [];

    /// <summary>Kinds of hours.</summary>
    [AllowNull]
    public IReadOnlyList<PlannerCode> HourComponents { get; init => field = Usable(value); } = [];

    /// <summary>What allowances are of.</summary>
    [AllowNull]
    public IReadOnlyList<PlannerCode> WageComponents { get; init => field = Usable(value); } = [];

    /// <summary>Longer ones no registration can hold, so there is nothing to map.</summary>
    private static IReadOnlyList<PlannerCode> Usable(IReadOnlyList<PlannerCode>? codes) =>
        [.. (codes ?? []).Where(code => code.Code is not { Length: > PlannerCode.MaxLength })
            .Select(code => code with { Name = code.Name is null ? null : Shortened.Of(code.Name, Shortened.Name) })];
}

/// <summary>A code as registrations hold it. A value type, so that JSON cannot put a null in a list of them.</summary>
/// <param name="Name">What people call it; null where the planner has no name for it.</param>
[method: System.Text.Json.Serialization.JsonConstructor]
internal readonly record struct PlannerCode(string Code, string? Name = null)
{
    public const int MaxLength = 100;
}
