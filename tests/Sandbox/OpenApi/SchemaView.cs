using System.Text.Json;

namespace LoketFunctions.Sandbox.OpenApi;

/// <summary>A schema with its `allOf` parts laid together, as Loket's document uses it to compose envelope and content.</summary>
internal sealed class SchemaView
{
    private readonly JsonElement[] _parts;

    private SchemaView(JsonElement schema)
    {
        Element = schema;
        _parts = [.. Flatten(schema)];
        Properties = _parts
            .Select(p => p.TryGetProperty("properties", out var properties) ? properties : default)
            .Where(p => p.ValueKind == JsonValueKind.Object)
            .SelectMany(p => p.EnumerateObject())
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
    }

    public JsonElement Element { get; }

    public IReadOnlyDictionary<string, JsonElement> Properties { get; }

    public JsonElement? Items => Keyword("items");

    /// <summary>The stated type, else the one that the other keywords imply, else null: anything goes.</summary>
    public string? Type => Keyword("type")?.GetString() ?? (Properties.Count > 0 ? "object" : Items is null ? null : "array");

    public bool Nullable => Keyword("nullable") is { ValueKind: JsonValueKind.True };

    /// <summary>The document says in so many words that it is never null, so an answer must have it.</summary>
    public bool NeverNull => Keyword("nullable") is { ValueKind: JsonValueKind.False };

    public bool ReadOnly => Keyword("readOnly") is { ValueKind: JsonValueKind.True };

    public IEnumerable<string> Required =>
        _parts.SelectMany(p => p.TryGetProperty("required", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(n => n.GetString()!)
            : []);

    public static SchemaView Of(JsonElement schema) => new(schema);

    public JsonElement? Keyword(string name)
    {
        foreach (var part in _parts)
        {
            if (part.TryGetProperty(name, out var value))
                return value;
        }

        return null;
    }

    public string? Text(string name) => Keyword(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public decimal? Number(string name) => Keyword(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    private static IEnumerable<JsonElement> Flatten(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        yield return schema;
        if (!schema.TryGetProperty("allOf", out var parts))
            yield break;
        foreach (var part in parts.EnumerateArray().SelectMany(Flatten))
            yield return part;
    }
}
