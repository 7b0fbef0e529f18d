using LoketFunctions.Sandbox;
using Microsoft.OpenApi;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What docs/openapi.yaml shows to send: good requests, so that nothing but the ids in them is a reason to refuse one.</summary>
internal sealed class ApiExamples
{
    private readonly Dictionary<string, (IOpenApiPathItem Path, OpenApiOperation Operation)> _operations =
        ApiDescription.Read().Paths.Values
            .SelectMany(path => path.Operations!.Values, (path, operation) => (path, operation))
            .ToDictionary(pair => pair.operation.OperationId!, StringComparer.Ordinal);

    /// <summary>The first example of the body, as JSON; null where the operation has none.</summary>
    /// <exception cref="InvalidOperationException">The function is not in the document, or its body has no example.</exception>
    public string? BodyOf(string function)
    {
        if (Find(function).Operation.RequestBody?.Content?.TryGetValue("application/json", out var content) is not true)
            return null;
        var example = content.Example ?? content.Examples?.Values.First().Value;
        return ApiDescription.JsonOf(example ?? throw new InvalidOperationException($"{function} has no example of its body."));
    }

    /// <summary>The query that the operation cannot do without, with its question mark; empty where there is none.</summary>
    public string QueryOf(string function)
    {
        var (path, operation) = Find(function);
        var needed = (path.Parameters ?? []).Concat(operation.Parameters ?? [])
            .Where(parameter => parameter is { In: ParameterLocation.Query, Required: true })
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString($"{parameter.Example}")}");
        var query = string.Join('&', needed);
        return query.Length == 0 ? "" : $"?{query}";
    }

    private (IOpenApiPathItem Path, OpenApiOperation Operation) Find(string function) =>
        _operations.TryGetValue(function, out var found)
            ? found
            : throw new InvalidOperationException($"{function} is not in docs/openapi.yaml.");
}
