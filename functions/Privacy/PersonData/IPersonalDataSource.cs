using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Staff;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>A person's part of an administration's snapshot.</summary>
/// <param name="WrittenAt">When the snapshot was written last.</param>
internal sealed record PersonInSnapshot(PersonState State, DateTimeOffset? WrittenAt)
{
    public override string ToString() => nameof(PersonInSnapshot);
}

/// <summary>By what a person is known in a connection.</summary>
/// <param name="Staff">By payroll administration; also those that take no part any more.</param>
/// <param name="Link">Null where it is not known which employee of the planner this is.</param>
/// <param name="Language">In which what is held is explained.</param>
internal sealed record PersonOnFile(
    Tenant Tenant, ConnectionId ConnectionId, Guid EmployeeId, IReadOnlyDictionary<Guid, PersonInSnapshot> Staff, Link? Link,
    string Language)
{
    /// <summary>The planner's ids of the person, of now and of before.</summary>
    public IReadOnlySet<string> PlannerIds { get; } = Staff.Values.Select(person => person.State.PlannerEmployeeId).Append(
        Link?.PlannerEmployeeId)
        .OfType<string>().ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<Guid> EmploymentIds { get; } = Staff.Values
        .SelectMany(person => new[] { person.State.Wanted, person.State.Sent }).OfType<StaffPerson>()
        .SelectMany(person => person.Contracts.Keys).ToHashSet();

    public override string ToString() => EmployeeId.ToString();
}

/// <summary>What a slice holds on people.</summary>
internal interface IPersonalDataSource
{
    /// <summary>What it holds on this person alone, read as it is asked for.</summary>
    IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, CancellationToken cancellation);
}
