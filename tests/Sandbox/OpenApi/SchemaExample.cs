using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoketFunctions.Sandbox.OpenApi;

/// <summary>Builds a value that a schema allows, from the document's own examples where they are valid.</summary>
internal static class SchemaExample
{
    /// <param name="full">True: every property has a value. False: whatever may be null is null.</param>
    public static JsonNode? Build(JsonElement schema, bool full)
    {
        var view = SchemaView.Of(schema);
        if (!full && view.Nullable)
            return null;
        return view.Type switch
        {
            "object" => new JsonObject(view.Properties.Select(p => KeyValuePair.Create(p.Key, Build(p.Value, full)))),
            "array" => view.Items is { } items && Build(items, full) is { } item ? new JsonArray(item) : [],
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
        new SchemaChecker(findings, partial: true).Check(view.Element, candidate, new Place(InRequest: true, HttpMethod.Put, "example"));
        return findings.All.Count == 0;
    }

    private static IEnumerable<JsonNode> Given(SchemaView view)
    {
        if (view.Keyword("example") is { } example && JsonNode.Parse(example.GetRawText()) is JsonValue given)
            yield return given;
        if (view.Keyword("enum") is { ValueKind: JsonValueKind.Array } values)
            yield return JsonNode.Parse(values[0].GetRawText())!;
    }

    private static IEnumerable<JsonNode> Plain(SchemaView view)
    {
        switch (view.Type)
        {
            case "boolean":
                yield return true;
                break;
            case "integer" or "number":
                yield return JsonValue.Create(Math.Max(1m, Math.Ceiling(view.Number("minimum") ?? 1)));
                break;
            default:
                yield return "2024-02-29";
                yield return "904d6856-6034-4624-bcbc-886188c115c5";
                yield return "someone@example.nl";
                yield return new string('a', (int)(view.Number("minLength") ?? 1));
                break;
        }
    }
}
