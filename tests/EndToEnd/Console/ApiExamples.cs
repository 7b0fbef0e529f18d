using LoketFunctions.Sandbox;
using YamlDotNet.Serialization;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What docs/openapi.yaml shows to send: good requests, so that nothing but the ids in them is a reason to refuse one.</summary>
internal sealed class ApiExamples
{
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    private readonly Dictionary<object, object?> _root;
    private readonly Dictionary<string, (object? Shared, object? Operation)> _operations = new(StringComparer.Ordinal);

    public ApiExamples()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "docs", "openapi.yaml"));
        _root = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<object, object?>>(text);
        foreach (var path in Map(_root["paths"]).Values)
        {
            foreach (var operation in Map(path).Values)
            {
                if (At(operation, "operationId") is string id)
                    _operations[id] = (At(path, "parameters"), operation);
            }
        }
    }

    /// <summary>The first example of the body, as JSON; null where the operation has none.</summary>
    /// <exception cref="InvalidOperationException">The function is not in the document, or its body has no example.</exception>
    public string? BodyOf(string function)
    {
        if (At(Find(function).Operation, "requestBody", "content", "application/json") is not { } content)
            return null;
        var example = At(content, "example") ?? At(Map(At(content, "examples")).Values.FirstOrDefault(), "value");
        return Json.Serialize(example ?? throw new InvalidOperationException($"{function} has no example of its body."));
    }

    /// <summary>The query that the operation cannot do without, with its question mark; empty where there is none.</summary>
    public string QueryOf(string function)
    {
        var (shared, operation) = Find(function);
        var needed = new[] { shared, At(operation, "parameters") }.OfType<List<object>>().SelectMany(list => list).Select(Resolve)
            .Where(parameter => At(parameter, "in") is "query" && At(parameter, "required") is true)
            .Select(parameter => $"{At(parameter, "name")}={Uri.EscapeDataString($"{At(parameter, "example")}")}");
        var query = string.Join('&', needed);
        return query.Length == 0 ? "" : $"?{query}";
    }

    private (object? Shared, object? Operation) Find(string function) =>
        _operations.TryGetValue(function, out var found) ? found : throw new InvalidOperationException($"{function} is not in docs/openapi.yaml.");

    private object? Resolve(object? node) =>
        At(node, "$ref") is string reference ? At(_root, reference.TrimStart('#', '/').Split('/')) : node;

    private static object? At(object? node, params IEnumerable<string> path) =>
        path.Aggregate(node, (at, part) => at is Dictionary<object, object?> map ? map.GetValueOrDefault(part) : null);

    private static Dictionary<object, object?> Map(object? node) => node as Dictionary<object, object?> ?? [];
}
