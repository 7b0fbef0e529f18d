using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Builds a value that a schema allows, from the document's own examples where they are valid.</summary>
internal static class SchemaExample
{
    /// <param name="full">True: every property has a value. False: whatever may be null is null.</param>
    public static JsonNode? Build(IOpenApiSchema schema, bool full)
    {
        var view = SchemaView.Of(schema);
        if (!full && view.Nullable)
            return null;
        return view.Type switch
        {
            JsonSchemaType.Object => new JsonObject(view.Properties.Select(p => KeyValuePair.Create(p.Key, Build(p.Value, full)))),
            JsonSchemaType.Array => view.Items is { } items && Build(items, full) is { } item ? new JsonArray(item) : [],
            _ => Value(view),
        };
    }

    private static JsonNode? Value(SchemaView view)
    {
        var candidates = Given(view).Concat(Plain(view)).ToArray();
        return candidates.FirstOrDefault(c => IsValid(view, c)) ?? candidates[^1];
    }

    private static bool IsValid(SchemaView view, JsonNode candidate)
    {
        var findings = new Findings();
        new SchemaChecker(findings, partial: true).Check(view.Schema, candidate, new Place(InRequest: true, HttpMethod.Put, "example"));
        return findings.All.Count == 0;
    }

    private static IEnumerable<JsonNode> Given(SchemaView view)
    {
#pragma warning disable CS0618 // `examples` is of OpenAPI 3.1; Loket writes 3.0, which has the one `example`.
        if (view.First(s => s.Example) is JsonValue given)
#pragma warning restore CS0618
            yield return given.DeepClone();
        if (view.First(s => s.Enum) is [{ } first, ..])
            yield return first.DeepClone();
    }

    private static IEnumerable<JsonNode> Plain(SchemaView view)
    {
        switch (view.Type)
        {
            case JsonSchemaType.Boolean:
                yield return true;
                break;
            case JsonSchemaType.Integer or JsonSchemaType.Number:
                yield return JsonValue.Create(Math.Max(1m, Math.Ceiling(view.Minimum ?? 1)));
                break;
            default:
                yield return "2024-02-29";
                yield return "904d6856-6034-4624-bcbc-886188c115c5";
                yield return "someone@example.nl";
                yield return new string('a', view.First(s => s.MinLength) ?? 1);
                break;
        }
    }
}
