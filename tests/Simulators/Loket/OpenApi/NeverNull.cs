using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>
/// Loket says `nullable: false` of what an answer always has. The reader's model knows that as little as a schema that says
/// nothing of null, so it is kept beside it, as an extension.
/// </summary>
internal static class NeverNull
{
    private const string Extension = "x-never-null";

    /// <summary>Marks the schemas of a document that say so.</summary>
    public static void Keep(JsonNode? node)
    {
        if (node is JsonObject schema && schema["nullable"]?.GetValueKind() is JsonValueKind.False)
            schema[Extension] = true;
        foreach (var inner in Inside(node))
            Keep(inner);
    }

    public static bool Says(IOpenApiSchema schema) => schema.Extensions?.ContainsKey(Extension) is true;

    private static IEnumerable<JsonNode?> Inside(JsonNode? node) => node switch
    {
        JsonObject map => map.Select(member => member.Value),
        JsonArray list => list,
        _ => [],
    };
}
