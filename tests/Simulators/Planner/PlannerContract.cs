using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LoketFunctions.Simulators.Planner;

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

    /// <summary>Gets the token of the person's fields: a text or null; absent where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Token { get; init; }
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
    IReadOnlyList<ContractRecord>? Contracts = null,
    string? Token = null);

/// <param name="Fields">Only the fields that are to be taken over; null clears one.</param>
public sealed record ContractRecord(string EmploymentId, JsonObject Fields)
{
    /// <summary>Gets the token of the fields: a text or, in a list, null; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Token { get; init; }
}

internal sealed record BatchResult(IReadOnlyList<RecordResult> Results);

/// <param name="Outcome">created, updated, unchanged or rejected.</param>
/// <param name="Message">Why a record was rejected.</param>
public sealed record RecordResult(string LoketEmployeeId, string? PlannerEmployeeId, string Outcome, string? Message);
