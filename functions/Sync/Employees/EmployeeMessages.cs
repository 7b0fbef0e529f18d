using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <param name="AdministrationId">Only those of this administration; null for all that the caller sees.</param>
/// <param name="Statuses">Only those who stand so; null for everybody.</param>
/// <param name="Text">Words of the name, whatever their accents and case, or the beginning of a personnel number.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most <see cref="Paged.MaxPageSize"/>.</param>
internal sealed record EmployeeSearch(
    Guid? AdministrationId = null, IReadOnlyList<EmployeeStatus>? Statuses = null, string? Text = null, int Page = 1, int PageSize =
        Paged.DefaultPageSize)
{
    public override string ToString() => $"{Page}";
}

/// <param name="Name">As the planner's list has it; null where the employee is not in it yet.</param>
/// <param name="Rule">See <see cref="LinkRule"/>.</param>
/// <param name="Since">Null where the next sync makes the link.</param>
public sealed record EmployeeLink(string PlannerEmployeeId, string? Name, string Rule, DateTimeOffset? Since)
{
    public override string ToString() => PlannerEmployeeId;
}

/// <summary>An employee of Loket's and how the record stands to the planner.</summary>
/// <param name="Choice">What the user chose and can undo; null where nothing was chosen.</param>
/// <param name="Reason">Why the employee is not passed on, or not taken over; null for the others.</param>
/// <param name="Words">The reason in the reader's language.</param>
public sealed record EmployeeResponse(
    Guid LoketEmployeeId, Guid AdministrationId, string Name, PersonnelNumber? PersonnelNumber, EmployeeStatus Status, EmployeeLink? Link,
    EmployeeChoice? Choice, string? Reason, string? Words, NumberClashResponse? Clash, IReadOnlyList<ProposalResponse> Proposals,
    IReadOnlyList<FieldToCheck> CheckByHand)
{
    /// <summary>Past and future ones too, in the order in which they start: a registration can name which one it is for.</summary>
    public IReadOnlyList<EmploymentResponse> Employments { get; init; } = [];

    /// <summary>Other records in Loket that are the same employee of the planner's, by a person's word.</summary>
    public IReadOnlyList<MergedRecord> MergedWith { get; init; } = [];

    public override string ToString() => $"{LoketEmployeeId} {Status}";
}

/// <summary>Another record of Loket's that is the same employee of the planner's.</summary>
/// <param name="Name">Null where the caller may not see the employee.</param>
public sealed record MergedRecord(Guid LoketEmployeeId, string? Name)
{
    public override string ToString() => LoketEmployeeId.ToString();
}

/// <summary>An employment (dienstverband) of an employee's.</summary>
/// <param name="EmploymentNumber">In the payroll (personeelsnummer verloning).</param>
/// <param name="EndDate">Last day employed; null while it goes on.</param>
public sealed record EmploymentResponse(
    Guid EmploymentId, Guid AdministrationId, int? EmploymentNumber, DateOnly? StartDate, DateOnly? EndDate)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <param name="Counts">How many have which status, whatever was searched for.</param>
/// <param name="Total">How many were found.</param>
/// <param name="PlannerReadAt">When the planner's employees were last read; null before the first run.</param>
public sealed record EmployeePage(
    IReadOnlyList<EmployeeResponse> Employees, IReadOnlyDictionary<string, int> Counts, int Total, int Page, int PageSize,
    DateTimeOffset? PlannerReadAt)
{
    public override string ToString() => $"{Employees.Count} of {Total}";
}

/// <summary>A field that the planner takes over.</summary>
/// <param name="EmploymentId">The contract's employment; null for a field of the person's.</param>
/// <param name="Policy">When it is taken over.</param>
/// <param name="Accepted">What the planner last accepted, where that is known.</param>
public sealed record EmployeeField(
    string Field, Guid? EmploymentId, FieldPolicy Policy, string? LoketValue, bool IsAcceptedKnown, string? Accepted)
{
    public override string ToString() => Field;
}

/// <summary>One employee with all that is taken over.</summary>
/// <param name="LastDay">Last day employed; null while the employee is to stay.</param>
public sealed record EmployeeDetails(EmployeeResponse Employee, DateOnly? LastDay, IReadOnlyList<EmployeeField> Fields)
{
    public override string ToString() => Employee.ToString();
}

/// <param name="Text">Words of the name, or the beginning of a personnel number.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most <see cref="Paged.MaxPageSize"/>.</param>
internal sealed record PlannerEmployeeSearch(string? Text = null, int Page = 1, int PageSize = Paged.DefaultPageSize)
{
    public override string ToString() => $"{Page}";
}

/// <summary>One of the planner's, to be linked by hand.</summary>
/// <param name="LinkedTo">Loket's employee; null while there is no link.</param>
/// <param name="LinkedToName">Null while there is no link, or where the name is not known.</param>
public sealed record PlannerEmployeeResponse(
    string PlannerEmployeeId, string Name, PersonnelNumber? PersonnelNumber, DateOnly? DateOfBirth, bool Active, Guid? LinkedTo,
    string? LinkedToName)
{
    public override string ToString() => PlannerEmployeeId;
}

/// <param name="ReadAt">When the planner's employees were last read; null before the first run.</param>
public sealed record PlannerEmployeeList(
    IReadOnlyList<PlannerEmployeeResponse> Employees, int Total, int Page, int PageSize, DateTimeOffset? ReadAt)
{
    public override string ToString() => $"{Employees.Count} of {Total}";
}

/// <summary>An employee of Loket's who waits for a choice.</summary>
internal sealed record WaitingEmployee(
    Guid LoketEmployeeId, Guid AdministrationId, string Name, PersonnelNumber? PersonnelNumber, string Reason, string? Words,
    IReadOnlyList<ProposalResponse> Proposals)
{
    public override string ToString() => LoketEmployeeId.ToString();
}

/// <param name="Total">How many wait, whoever is on the page.</param>
internal sealed record WaitingList(IReadOnlyList<WaitingEmployee> Employees, int Total)
{
    public override string ToString() => $"{Total} employees";
}
