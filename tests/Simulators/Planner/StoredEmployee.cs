using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Planner;

/// <summary>An employee as the planner keeps it: whatever fields it was sent, and its contracts by employment.</summary>
public sealed class StoredEmployee
{
    private const string Person = "";

    public required string Id { get; init; }

    public string? LoketEmployeeId { get; internal set; }

    public string? AdministrationId { get; internal set; }

    public bool Active { get; internal set; } = true;

    public JsonObject PersonalData { get; internal init; } = [];

    /// <summary>The fields of each, by employmentId.</summary>
    public SortedDictionary<string, JsonObject> Contracts { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>By employmentId, and of the person's own fields by none: null once somebody changed one of them.</summary>
    internal Dictionary<string, string?> Tokens { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>The employee as the app is shown it. The personnel number may stand with the person or with a contract.</summary>
    public PlannerEmployee Shown => new(
        Id,
        Text("personnelNumber")
            ?? Contracts.Values.Select(contract => Text(contract, "personnelNumber")).FirstOrDefault(number => number is not null),
        LoketEmployeeId,
        Text("firstName"),
        Text("lastName"),
        Text("dateOfBirth"),
        Text("email"),
        AdministrationId,
        Active);

    /// <summary>Gets the same with all that it holds.</summary>
    internal PlannerEmployee ShownWhole => Shown with
    {
        PersonalData = (JsonObject)PersonalData.DeepClone(),
        Contracts = [.. Contracts.Select(contract => new ContractRecord(contract.Key, (JsonObject)contract.Value.DeepClone()))],
    };

    /// <summary>Gets the same with its tokens in the place of what it holds.</summary>
    internal PlannerEmployee ShownByToken => Shown with
    {
        Token = TokenOf(Person),
        Contracts = [.. Contracts.Keys.Select(employment => new ContractRecord(employment, []) { Token = TokenOf(employment) })],
    };

    internal static StoredEmployee From(PlannerEmployee seed) => new()
    {
        Id = seed.Id,
        LoketEmployeeId = seed.LoketEmployeeId,
        AdministrationId = seed.AdministrationId,
        Active = seed.Active,
        PersonalData = new JsonObject
        {
            ["personnelNumber"] = seed.PersonnelNumber,
            ["firstName"] = seed.FirstName,
            ["lastName"] = seed.LastName,
            ["dateOfBirth"] = seed.DateOfBirth,
            ["email"] = seed.Email,
        },
    };

    /// <summary>The employee at this moment, which later batches do not change.</summary>
    internal StoredEmployee Copy() => new()
    {
        Id = Id,
        LoketEmployeeId = LoketEmployeeId,
        AdministrationId = AdministrationId,
        Active = Active,
        PersonalData = (JsonObject)PersonalData.DeepClone(),
        Tokens = new(Tokens, StringComparer.Ordinal),
        Contracts = new(
            Contracts.ToDictionary(contract => contract.Key, contract => (JsonObject)contract.Value.DeepClone()), StringComparer.Ordinal),
    };

    /// <summary>Takes over what the record holds and says whether anything changed.</summary>
    internal bool Take(EmployeeRecord record, string administrationId)
    {
        var changed = Merge(record.PersonalData ?? [], PersonalData);
        if (record.Token is not null)
            Tokens[Person] = record.Token;
        foreach (var contract in record.Contracts ?? [])
        {
            changed |= Contracts.TryAdd(contract.EmploymentId, []);
            changed |= Merge(contract.Fields, Contracts[contract.EmploymentId]);
            if (contract.Token.ValueKind == JsonValueKind.String)
                Tokens[contract.EmploymentId] = contract.Token.GetString();
        }

        var link = (LoketEmployeeId, AdministrationId, Active);
        LoketEmployeeId = record.LoketEmployeeId;
        AdministrationId ??= administrationId;
        Active |= record.Intent == "reactivate";
        return changed || link != (LoketEmployeeId, AdministrationId, Active);
    }

    /// <summary>Somebody changes a field of the person, or of the contract with this employment.</summary>
    /// <returns>False when there is no such contract.</returns>
    internal bool ChangeByHand(string field, string? value, string? employmentId)
    {
        if ((employmentId is null ? PersonalData : Contracts.GetValueOrDefault(employmentId)) is not { } fields)
            return false;
        fields[field] = value;
        if (Tokens.ContainsKey(employmentId ?? Person))
            Tokens[employmentId ?? Person] = null;
        return true;
    }

    private JsonElement TokenOf(string part) =>
        Tokens.TryGetValue(part, out var token) ? JsonSerializer.SerializeToElement(token) : default;

    private static bool Merge(JsonObject from, JsonObject into)
    {
        var changed = false;
        foreach (var (name, value) in from)
        {
            if (JsonNode.DeepEquals(value, into[name]))
                continue;
            into[name] = value?.DeepClone();
            changed = true;
        }

        return changed;
    }

    private static string? Text(JsonObject from, string field) => from[field]?.ToString();

    private string? Text(string field) => Text(PersonalData, field);
}
