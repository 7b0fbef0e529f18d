using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Bodies of writes, and what was kept of them. Names of fields with dots lead into objects.</summary>
internal static class WrittenJson
{
    /// <summary>Lays <paramref name="more"/> over the object, field by field; a choice from a list is taken whole.</summary>
    public static JsonObject With(this JsonObject json, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            if (value is JsonObject inner && json[name] is JsonObject there && !IsChoice(inner))
                there.With(inner);
            else
                json[name] = value?.DeepClone();
        }

        return json;
    }

    /// <summary>The object without some of its fields.</summary>
    public static JsonObject Without(this JsonObject json, params string[] fields)
    {
        var rest = json.DeepClone().AsObject();
        foreach (var field in fields)
        {
            var dot = field.LastIndexOf('.');
            (dot < 0 ? rest : rest.At(field[..dot]) as JsonObject)?.Remove(field[(dot + 1)..]);
        }

        return rest;
    }

    public static JsonNode? At(this JsonObject json, string field) =>
        field.Split('.').Aggregate((JsonNode?)json, (node, name) => (node as JsonObject)?[name]);

    public static string? Text(this JsonObject json, string field) => json.At(field)?.GetValue<string>();

    public static decimal? Number(this JsonObject json, string field) =>
        json.At(field) is { } value
            ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    public static int? Whole(this JsonObject json, string field) => (int?)json.Number(field);

    public static bool? Flag(this JsonObject json, string field) => json.At(field)?.GetValue<bool>();

    public static Guid? Id(this JsonObject json, string field) => json.At(field) is { } value ? Guid.Parse(value.GetValue<string>()) : null;

    public static DateOnly? Day(this JsonObject json, string field) =>
        json.Text(field) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public static Metadata? Choice(this JsonObject json, string field) =>
        json.At(field) is { } choice ? choice.Deserialize<Metadata>(LoketJson.Options) : null;

    private static bool IsChoice(JsonObject inner) =>
        inner.ContainsKey("key") || inner.ContainsKey("id") || inner.ContainsKey("shiftNumber");
}
