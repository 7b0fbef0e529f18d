using System.Text.Json.Nodes;

namespace LoketFunctions.Sandbox.Planner;

/// <summary>An employee as the planner keeps it: whatever fields it was sent, and its contracts by employment.</summary>
public sealed class StoredEmployee
{
    public required string Id { get; init; }

    public string? LoketEmployeeId { get; internal set; }

    public string? AdministrationId { get; internal set; }

    public bool Active { get; internal set; } = true;

    public JsonObject PersonalData { get; internal init; } = [];

    /// <summary>The fields of each, by employmentId.</summary>
    public SortedDictionary<string, JsonObject> Contracts { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>The employee as the app is shown it. The personnel number may stand with the person or with a contract.</summary>
    public PlannerEmployee Shown => new(
        Id,
        Text("personnelNumber") ?? Contracts.Values.Select(contract => Text(contract, "personnelNumber")).FirstOrDefault(number => number is not null),
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
        Contracts = new(Contracts.ToDictionary(contract => contract.Key, contract => (JsonObject)contract.Value.DeepClone()), StringComparer.Ordinal),
    };

    /// <summary>Takes over what the record holds and says whether anything changed.</summary>
    internal bool Take(EmployeeRecord record, string administrationId)
    {
        var changed = Merge(record.PersonalData ?? [], PersonalData);
        foreach (var contract in record.Contracts ?? [])
        {
            changed |= Contracts.TryAdd(contract.EmploymentId, []);
            changed |= Merge(contract.Fields, Contracts[contract.EmploymentId]);
        }

        var link = (LoketEmployeeId, AdministrationId, Active);
        LoketEmployeeId = record.LoketEmployeeId;
        AdministrationId ??= administrationId;
        Active |= record.Intent == "reactivate";
        return changed || link != (LoketEmployeeId, AdministrationId, Active);
    }

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
