using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Planner;

/// <summary>
/// One line of time registration, as the planner holds it. Its times are read as they came; what they amount to, and whether they
/// make sense, is for the export to say.
/// </summary>
/// <param name="Id">The planner's id, of at most <see cref="MaxIdLength"/> characters.</param>
/// <param name="EmployeeId">The planner's id of the employee.</param>
/// <param name="Date">Day on which the shift starts, Europe/Amsterdam.</param>
/// <param name="End">Of the next day where it is not after <paramref name="Start"/>.</param>
/// <param name="Hours">
/// Decimal: 8.5 is 8 hours 30 minutes. In place of the times, or equal to what they amount to; below 0 for a correction.
/// </param>
/// <param name="Department">The planner's code; null for the employment's own.</param>
/// <param name="HourComponent">The planner's code of the kind of hours.</param>
/// <param name="AdministrationId">For which payroll administration it is, where the employee works in several.</param>
/// <param name="EmploymentId">For which employment (dienstverband) it is, where the employee has several: Loket's id.</param>
/// <param name="EmploymentNumber">The same by the employment's number in the payroll (personeelsnummer verloning).</param>
/// <param name="EmploymentStart">The same by the employment's first day.</param>
internal sealed record Registration(
    string Id,
    string EmployeeId,
    DateOnly Date,
    TimeOnly? Start = null,
    TimeOnly? End = null,
    int BreakMinutes = 0,
    decimal? Hours = null,
    string? Department = null,
    string? HourComponent = null,
    bool Approved = false,
    int Meals = 0,
    Guid? AdministrationId = null,
    Guid? EmploymentId = null,
    int? EmploymentNumber = null,
    DateOnly? EmploymentStart = null)
{
    public const int MaxIdLength = 100;

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
