using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LoketFunctions.Planner;

/// <summary>Reads a list of the planner's record by record, so that one that is not as the contract says stops no other.</summary>
internal abstract class RecordsReader<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var list = JsonDocument.ParseValue(ref reader);
        return list.RootElement.ValueKind == JsonValueKind.Array
            ? [.. list.RootElement.EnumerateArray().Select(record => Read(record, options)).OfType<T>()]
            : throw new JsonException("Not a list.");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);

    /// <summary>Null leaves the record out.</summary>
    protected abstract T? Read(JsonElement record, JsonSerializerOptions options);

    /// <summary>Null where it cannot be read.</summary>
    protected static T? TryRead(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A result that cannot be read is none: whom it is about counts as not answered for.</summary>
internal sealed class RecordResultsReader : RecordsReader<RecordResult>
{
    protected override RecordResult? Read(JsonElement record, JsonSerializerOptions options) =>
        TryRead(() => record.Deserialize<RecordResult>(options));
}

/// <summary>An employee keeps the fields that can be read; the others are unknown, and named.</summary>
internal sealed class PlannerEmployeesReader : RecordsReader<PlannerEmployee>
{
    private const string Id = "id";

    protected override PlannerEmployee Read(JsonElement record, JsonSerializerOptions options) =>
        TryRead(() => record.Deserialize<PlannerEmployee>(options)) is { IsNameless: false, IsBounded: true } whole
            ? whole
            : ReadFields(record, options);

    private static PlannerEmployee ReadFields(JsonElement record, JsonSerializerOptions options)
    {
        JsonObject[] fields = record.ValueKind == JsonValueKind.Object
            ? [.. record.EnumerateObject().Select(field => new JsonObject { [field.Name] = JsonNode.Parse(field.Value.GetRawText()) })]
            : [];
        var readable = new JsonObject { [Id] = "" };
        var unread = new List<string>();
        foreach (var (name, value) in fields.SelectMany(field => field))
        {
            var alone = new JsonObject { [Id] = "", [name] = value?.DeepClone() };
            if (TryRead(() => alone.Deserialize<PlannerEmployee>(options)) is not { IsBounded: true })
                unread.Add(name);
            else
                readable[name] = value?.DeepClone();
        }

        var employee = readable.Deserialize<PlannerEmployee>(options)!;
        return employee with { Unread = employee.IsNameless ? [Id, .. unread.Where(name => name != Id)] : unread };
    }
}
