using System.Text.Json;
using System.Text.Json.Serialization;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Staff;

/// <summary>
/// The little that exports need of a <see cref="StaffSnapshot"/>, read from the same blob: the rest is skipped as it is read, so
/// that tens of thousands of people take a few megabytes.
/// </summary>
/// <param name="Filtered">See <see cref="StaffSnapshot.Filtered"/>.</param>
internal sealed record StaffRoster(Dictionary<Guid, RosterPerson> People, bool Filtered = false)
{
    public override string ToString() => $"{People.Count} people";
}

/// <param name="PlannerEmployeeId">As the sync left it by rule; a link of the user's own stands in the table and goes before it.</param>
/// <param name="Hidden">See <see cref="PersonState.HiddenUntilLookedAtOn"/>.</param>
[JsonConverter(typeof(RosterPersonReader))]
internal sealed record RosterPerson(
    string? PlannerEmployeeId, string Name, PersonnelNumber? PersonnelNumber, bool Hidden, RosterContract[] Contracts)
{
    public override string ToString() => nameof(RosterPerson);
}

/// <param name="ContractEndDate">Until when the contract runs; the employment can go on after it.</param>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
internal sealed record RosterContract(
    Guid EmploymentId, ContractHistory History, DateOnly? StartDate, DateOnly? EndDate, DateOnly? ContractEndDate, int? PayrollId)
{
    public override string ToString() => nameof(RosterContract);
}

/// <summary>Reads a <see cref="RosterPerson"/> out of the JSON of a <see cref="PersonState"/>, person by person.</summary>
internal sealed class RosterPersonReader : JsonConverter<RosterPerson>
{
    public override RosterPerson? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var state = JsonSerializer.Deserialize<State>(ref reader, options) ?? throw new JsonException("A person is null.");
        var person = state.Wanted.Personal;
        return new RosterPerson(
            state.LinkedBy == LinkRule.Choice ? null : state.PlannerEmployeeId,
            $"{person.FirstName} {person.LastName}".Trim(),
            person.PersonnelNumber,
            state.HiddenUntilLookedAtOn is not null,
            [.. state.Wanted.Contracts.Select(contract => Contract(contract.Key, contract.Value))]);
    }

    public override void Write(Utf8JsonWriter writer, RosterPerson value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Snapshots are written whole.");

    private static RosterContract Contract(Guid employmentId, Contracted contract) => new(
        employmentId, contract.History, contract.StartDate, contract.EndDate, contract.Fields.ContractEndDate,
        contract.PayrollId);

    // The parts of PersonState, StaffPerson and StaffContract that are wanted, with fields in the place of dictionaries.
    private sealed class State
    {
        public required Staff Wanted { get; init; }
        public string? PlannerEmployeeId { get; init; }
        public string? LinkedBy { get; init; }
        public DateOnly? HiddenUntilLookedAtOn { get; init; }
    }

    private sealed class Staff
    {
        public required Names Personal { get; init; }
        public required Dictionary<Guid, Contracted> Contracts { get; init; }
    }

    private sealed class Names
    {
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public PersonnelNumber? PersonnelNumber { get; init; }
    }

    private sealed class Contracted
    {
        public DateOnly? StartDate { get; init; }
        public DateOnly? EndDate { get; init; }
        public int? PayrollId { get; init; }
        public ContractHistory History { get; init; } = ContractHistory.None;
        public required ContractFields Fields { get; init; }
    }

    private sealed class ContractFields
    {
        public DateOnly? ContractEndDate { get; init; }
    }
}
