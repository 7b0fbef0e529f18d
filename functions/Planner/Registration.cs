using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Planner;

/// <summary>
/// One line of time registration, as the planner holds it. Its times are read as they came; what they amount to, and whether they
/// make sense, is for the export to say.
/// </summary>
internal sealed record Registration
{
    public const int MaxIdLength = 100;

    /// <summary>The planner's id, of at most <see cref="MaxIdLength"/> characters.</summary>
    public required string Id { get; init; }

    /// <summary>The planner's id of the employee.</summary>
    public required string EmployeeId { get; init; }

    /// <summary>Day on which the shift starts, Europe/Amsterdam.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When the shift starts, Europe/Amsterdam.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>Of the next day where it is not after <see cref="Start"/>.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Minutes within the shift that are not paid.</summary>
    public int BreakMinutes { get; init; }

    /// <summary>
    /// Decimal: 8.5 is 8 hours 30 minutes. In place of the times, or equal to what they amount to; below 0 for a correction.
    /// </summary>
    public decimal? Hours { get; init; }

    /// <summary>The planner's code; null for the employment's own.</summary>
    public string? Department { get; init; }

    /// <summary>The planner's code of the kind of hours.</summary>
    public string? HourComponent { get; init; }

    /// <summary>Only approved ones are exported.</summary>
    public bool Approved { get; init; }

    /// <summary>Number of meals; below 0 for a correction.</summary>
    public int Meals { get; init; }

    /// <summary>For which payroll administration it is, where the employee works in several.</summary>
    public Guid? AdministrationId { get; init; }

    /// <summary>For which employment (dienstverband) it is, where the employee has several: Loket's id.</summary>
    public Guid? EmploymentId { get; init; }

    /// <summary>The same by the employment's number in the payroll (personeelsnummer verloning).</summary>
    public int? EmploymentNumber { get; init; }

    /// <summary>The same by the employment's first day.</summary>
    public DateOnly? EmploymentStart { get; init; }

    /// <summary>None where the planner left them out or said null.</summary>
    [AllowNull]
    public IReadOnlyList<Allowance> Allowances { get; init => field = value ?? []; } = [];

    public override string ToString() => nameof(Registration);
}

/// <summary>An amount of a wage component. A value type, so that JSON cannot put a null in a list of them.</summary>
/// <param name="Component">The planner's code of the wage component.</param>
/// <param name="Value">Euros or a number, whichever the component is in.</param>
[method: JsonConstructor]
internal readonly record struct Allowance(string Component, decimal Value)
{
    public override string ToString() => nameof(Allowance);
}

/// <summary>
/// A page of registrations as the planner gives them, whatever is in them: one that is wrong is for the export to set aside, and no
/// reason to have none. <paramref name="NextCursor"/> is null on the last.
/// </summary>
internal sealed record UnreadRegistrations(IReadOnlyList<JsonElement> Registrations, string? NextCursor = null) : IPlannerPage<JsonElement>
{
    IReadOnlyList<JsonElement> IPlannerPage<JsonElement>.Items => Registrations;

    public override string ToString() => $"{Registrations.Count} registrations";
}
