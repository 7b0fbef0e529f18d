using System.Text.Json.Serialization;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Planner;

/// <summary>An employee as the planner holds it, for linking. Everything but the id can be unknown.</summary>
internal sealed record PlannerEmployee(
    string Id,
    PersonnelNumber? PersonnelNumber = null,
    Guid? LoketEmployeeId = null,
    string? FirstName = null,
    string? LastName = null,
    DateOnly? DateOfBirth = null,
    string? Email = null,
    string? AdministrationId = null,
    bool Active = true)
{
    /// <summary>
    /// What the planner holds of the person now, by the fields' names in a batch; null where it does not tell, and what is left out is
    /// unknown.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? PersonalData { get; init; }

    /// <summary>Likewise of every contract that it was sent and still has; null where it does not say.</summary>
    public IReadOnlyList<ContractRecord>? Contracts { get; init; }

    /// <summary>Of the person's, as a record gave it; said only by planners that keep it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RecordToken Token { get; init; }

    /// <summary>Of ids and other texts, where one that is longer cannot be read.</summary>
    internal const int MaxTextLength = 256;

    /// <summary>Fields that could not be read and count as unknown.</summary>
    internal IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Somebody without an id that can be read: it is not known who, so no one counts as gone from the planner.</summary>
    internal bool IsNameless => Id.Length == 0;

    /// <summary>No field is longer than one of a person can be.</summary>
    internal bool IsBounded =>
        new[] { Id, PersonnelNumber?.Text, FirstName, LastName, Email, AdministrationId }.All(IsShort)
        && PersonalData?.Values.All(IsShort) != false
        && Contracts?.All(contract => contract.Fields.Values.All(IsShort)) != false;

    public string FullName() => $"{FirstName} {LastName}".Trim();

    public override string ToString() => Id;

    private static bool IsShort(object? value) => value?.ToString() is not { Length: > MaxTextLength };
}

/// <summary>One page of a list of the planner's.</summary>
internal interface IPlannerPage<out T>
{
    IReadOnlyList<T> Items { get; }

    /// <summary>Where the next page begins; null on the last.</summary>
    string? NextCursor { get; }
}

/// <summary>A page of the planner's employees; <paramref name="NextCursor"/> is null on the last.</summary>
internal sealed record PlannerEmployeePage(
    [property: JsonConverter(typeof(PlannerEmployeesReader))] IReadOnlyList<PlannerEmployee> Employees, string? NextCursor = null)
    : IPlannerPage<PlannerEmployee>
{
    IReadOnlyList<PlannerEmployee> IPlannerPage<PlannerEmployee>.Items => Employees;
}

/// <summary>What the planner is asked to do with a record. It upserts by Loket's employee id in each case.</summary>
internal enum RecordIntent
{
    Create,
    Update,

    /// <summary>Ended in the planner only: it is to be active again, with these data.</summary>
    Reactivate,
}

/// <summary>
/// One person for the planner: only the fields that it is to take over now. A null value empties the field.
/// </summary>
/// <param name="LoketEmployeeId">Loket's id of the person within the employer; the key of the record.</param>
/// <param name="PlannerEmployeeId">The planner's id, null where none is known yet.</param>
/// <param name="PersonalData">Camel-case <see cref="StaffField"/> names and values.</param>
/// <param name="Contracts">Contracts to add or change, merged by employment id; others stay as they are.</param>
internal sealed record StaffRecord(
    Guid LoketEmployeeId,
    string? PlannerEmployeeId,
    RecordIntent Intent,
    IReadOnlyDictionary<string, object?> PersonalData,
    IReadOnlyList<ContractRecord> Contracts)
{
    /// <summary>Of the person's, where it is given whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RecordToken Token { get; init; }

    /// <summary>Of the person and of the contracts, each once.</summary>
    internal IReadOnlyList<string> FieldNames =>
        [.. PersonalData.Keys.Concat(Contracts.SelectMany(contract => contract.Fields.Keys)).Distinct(StringComparer.Ordinal)];

    public override string ToString() => LoketEmployeeId.ToString();
}

/// <summary>One employment (dienstverband) as a contract in the planner.</summary>
internal sealed record ContractRecord(Guid EmploymentId, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>Of the contract, where it is given whole; in a list as the planner keeps it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RecordToken Token { get; init; }

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>A batch for one payroll administration. At most <see cref="MaxRecords"/> records.</summary>
internal sealed record StaffBatch(ConnectionId ConnectionId, Guid AdministrationId, IReadOnlyList<StaffRecord> Records)
{
    public const int MaxRecords = 200;
}

internal enum RecordOutcome
{
    Created,
    Updated,
    Unchanged,
    Rejected,
}

/// <summary>The planner's answer for one record; <paramref name="Message"/> says why it was rejected.</summary>
internal sealed record RecordResult(Guid LoketEmployeeId, RecordOutcome Outcome, string? PlannerEmployeeId = null, string? Message = null)
{
    public override string ToString() => $"{LoketEmployeeId} {Outcome}";
}

/// <param name="Results">Without those that cannot be read: whom they are about has no answer.</param>
internal sealed record StaffBatchResult([property: JsonConverter(typeof(RecordResultsReader))] IReadOnlyList<RecordResult> Results);
