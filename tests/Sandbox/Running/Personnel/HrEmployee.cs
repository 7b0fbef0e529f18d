using System.Text.Json.Nodes;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>Somebody in the sandbox's HR system.</summary>
/// <param name="number">Personnel number; also what tells invented people apart.</param>
internal sealed class HrEmployee(int number, DateOnly start)
{
    private readonly Dictionary<string, JsonNode> _present = new(StringComparer.Ordinal)
    {
        ["initials"] = "P.",
        ["first_name"] = "Pim",
        [HrAttributes.LastName] = $"Personeel{(char)('a' + number % 26)}{number}",
        ["employee_number"] = number,
        ["birthday"] = HrAttributes.Day(new DateOnly(1985, 1, 1).AddDays(31 * (number % 200))),
        ["gender"] = number % 2 == 0 ? "vrouw" : "man",
        ["nationality"] = "nl",
        ["street"] = "Dorpsstraat",
        ["house_number"] = 1 + number % 90,
        ["postal_code"] = "1234 AB",
        ["city"] = "Utrecht",
        ["country"] = "NL",
        ["hire_date"] = HrAttributes.Day(start),
        ["income_number"] = 1,
        ["duration"] = "permanent",
        ["contract"] = "employment",
        ["kind"] = "employee",
    };

    private readonly Dictionary<string, SortedDictionary<DateOnly, JsonNode>> _histories = new(StringComparer.Ordinal)
    {
        ["shift"] = new() { [start] = 1 },
        [HrAttributes.Hours] = new() { [start] = 32 },
        [HrAttributes.Wage] = new() { [start] = 2600 },
        ["salary_kind"] = new() { [start] = "month" },
    };

    private JsonArray? _compensations;

    public string Id => $"hr-{number}";

    public string LastName => (string)_present[HrAttributes.LastName]!;

    public DateOnly? LastDay { get; private set; }

    /// <summary>Nine digits that pass the eleven test; null where the HR system has none.</summary>
    public string? CitizenServiceNumber { get; init; }

    public HrEmployee Set(string attribute, JsonNode value)
    {
        _present[attribute] = value;
        return this;
    }

    public HrEmployee SetFrom(DateOnly from, string attribute, JsonNode value)
    {
        _histories[attribute][from] = value;
        return this;
    }

    public HrEmployee End(DateOnly lastDay)
    {
        LastDay = lastDay;
        return Set(HrAttributes.EndReason, "employee").Set(HrAttributes.EndByIllness, false);
    }

    /// <summary>Something that is paid besides the wage, of one day.</summary>
    public HrEmployee PayOnce(string id, string type, decimal amount, DateOnly day)
    {
        (_compensations ??= []).Add(new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["kind"] = "oneTime",
            ["amount"] = amount,
            ["from"] = HrAttributes.Day(day),
        });
        return this;
    }

    /// <summary>The whole record, as it is pushed.</summary>
    public JsonObject Record()
    {
        var attributes = new JsonObject();
        foreach (var (attribute, value) in _present)
            attributes[attribute] = new JsonArray(new JsonObject { ["value"] = value.DeepClone() });
        foreach (var (attribute, history) in _histories)
        {
            attributes[attribute] = new JsonArray([.. history.Select(one => new JsonObject
            {
                ["value"] = one.Value.DeepClone(),
                ["from"] = HrAttributes.Day(one.Key),
            })]);
        }

        return new JsonObject
        {
            ["employeeId"] = Id,
            ["isActive"] = true,
            ["inDutchPayroll"] = true,
            ["lastDay"] = LastDay is { } day ? HrAttributes.Day(day) : null,
            ["citizenServiceNumber"] = CitizenServiceNumber,
            ["compensations"] = _compensations?.DeepClone(),
            ["attributes"] = attributes,
        };
    }
}
