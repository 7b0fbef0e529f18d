using System.Text.Json.Nodes;

namespace LoketFunctions.Sandbox.Planner;

/// <summary>An employee as the planner shows it to the app.</summary>
/// <param name="Id">The planner's own id.</param>
/// <param name="LoketEmployeeId">Null until the employee is linked.</param>
/// <param name="DateOfBirth">yyyy-MM-dd.</param>
/// <param name="Active">False once somebody ended the employee in the planner.</param>
public sealed record PlannerEmployee(
    string Id,
    string? PersonnelNumber,
    string? LoketEmployeeId,
    string? FirstName,
    string? LastName,
    string? DateOfBirth,
    string? Email,
    string? AdministrationId,
    bool Active)
{
    /// <summary>Gets what it holds of the person; null for a planner that does not tell.</summary>
    public JsonObject? PersonalData { get; init; }

    /// <summary>Gets what it holds of the contracts; null for a planner that does not tell.</summary>
    public IReadOnlyList<ContractRecord>? Contracts { get; init; }
}

internal sealed record EmployeePage(IReadOnlyList<PlannerEmployee> Employees, string? NextCursor);

internal sealed record EmployeeBatch(string ConnectionId, string AdministrationId, IReadOnlyList<EmployeeRecord> Records);

/// <param name="Intent">create, update or reactivate.</param>
/// <param name="PlannerEmployeeId">Null when the employee is not linked yet.</param>
/// <param name="PersonalData">Only the fields that are to be taken over; null clears one.</param>
/// <param name="Contracts">Those that are to be added or changed; others stay as they are.</param>
internal sealed record EmployeeRecord(
    string LoketEmployeeId,
    string Intent,
    string? PlannerEmployeeId = null,
    JsonObject? PersonalData = null,
    IReadOnlyList<ContractRecord>? Contracts = null);

/// <param name="Fields">Only the fields that are to be taken over; null clears one.</param>
public sealed record ContractRecord(string EmploymentId, JsonObject Fields);

internal sealed record BatchResult(IReadOnlyList<RecordResult> Results);

/// <param name="Outcome">created, updated, unchanged or rejected.</param>
/// <param name="Message">Why a record was rejected.</param>
public sealed record RecordResult(string LoketEmployeeId, string? PlannerEmployeeId, string Outcome, string? Message);
