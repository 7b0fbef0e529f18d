using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>
/// Holds a JSON value to a schema of the document (OpenAPI 3.0: what does not say `nullable: true` is never null). NJsonSchema and
/// JsonSchema.Net do not serve: neither knows what must be there by `nullable: false`, `readOnly` in requests, partial bodies, names
/// in other letters, or a trap that holds in one place.
/// </summary>
internal sealed class SchemaChecker(Findings findings, bool partial)
{
    public void Check(IOpenApiSchema schema, JsonNode? value, Place place)
    {
        var view = SchemaView.Of(schema);
        if (value is null)
            CheckNull(view, place);
        else if (view.Type is not { } type || IsOfType(value, type))
            CheckContent(view, value, place);
        else
            findings.Wrong($"{place.Path}: {Kind(value)}, but the document says {string.Join(" or ", type.ToIdentifiers())}");
    }

    private void CheckNull(SchemaView view, Place place)
    {
        if (!view.Nullable && view.Type is not null && !KnownTraps.LetPass(Rule.Null, place, view.Schema))
            findings.Wrong($"{place.Path}: null, but not nullable");
    }

    private void CheckContent(SchemaView view, JsonNode value, Place place)
    {
        switch (value)
        {
            case JsonObject content:
                CheckObject(view, content, place);
                break;
            case JsonArray list:
                CheckArray(view, list, place);
                break;
            default:
                ValueChecker.Check(view, value.AsValue(), place, findings);
                break;
        }
    }

    private void CheckArray(SchemaView view, JsonArray list, Place place)
    {
        if (view.First(s => s.MinItems) > list.Count || view.First(s => s.MaxItems) < list.Count)
            findings.Wrong($"{place.Path}: {list.Count} items");
        if (view.Items is not { } items)
            return;
        for (var i = 0; i < list.Count; i++)
            Check(items, list[i], place with { Path = $"{place.Path}[{i}]" });
    }

    private void CheckObject(SchemaView view, JsonObject content, Place place)
    {
        if (view.Properties.Count == 0)
            return;
        foreach (var (name, value) in content)
            CheckProperty(view, name, value, place.Down(name));

        // A PATCH and the body of an error are partial by nature.
        if (partial)
            return;
        var required = view.Required.Concat(view.Properties.Where(p => MustBeThere(SchemaView.Of(p.Value), place)).Select(p => p.Key));
        foreach (var name in required.Distinct(StringComparer.Ordinal).Where(name => !content.ContainsKey(name)))
            findings.Wrong($"{place.Path}.{name}: missing");
    }

    private void CheckProperty(SchemaView view, string name, JsonNode? value, Place place)
    {
        if (view.Properties.TryGetValue(name, out var schema))
        {
            if (place.InRequest && SchemaView.Of(schema).ReadOnly)
                findings.Wrong($"{place.Path}: read-only, must not be sent");
            Check(schema, value, place);
        }
        else if (view.Properties.Keys.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant)
        {
            findings.Wrong($"{place.Path}: the document writes {meant}");
        }
        else
        {
            findings.NotInDocument($"{place.Path}");
        }
    }

    private static bool MustBeThere(SchemaView property, Place place) => property.NeverNull && !(place.InRequest && property.ReadOnly);

    private static bool IsOfType(JsonNode value, JsonSchemaType type) => type switch
    {
        JsonSchemaType.Object => value is JsonObject,
        JsonSchemaType.Array => value is JsonArray,
        JsonSchemaType.String => value.GetValueKind() == JsonValueKind.String,
        JsonSchemaType.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        JsonSchemaType.Number => value.GetValueKind() == JsonValueKind.Number,
        JsonSchemaType.Integer =>
            value.GetValueKind() == JsonValueKind.Number && ValueChecker.AsNumber(value) is { } number && decimal.IsInteger(number),
        _ => true,
    };

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind =>
            kind.ToString().ToUpperInvariant() switch { "NUMBER" => "number", "STRING" => "string", "ARRAY" => "array", _ => "object" },
    };
}
