using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.OpenApi;

/// <summary>One operation of the document: a method on a path.</summary>
internal sealed partial class LoketOperation
{
    private readonly string[] _segments;
    private readonly JsonElement _operation;

    public LoketOperation(HttpMethod method, string template, string server, JsonElement operation)
    {
        (Method, Template, Server, _operation) = (method, template, server, operation);
        _segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        FixedSegments = _segments.Count(s => s[0] != '{');
        Parameters = operation.TryGetProperty("parameters", out var list)
            ? [.. list.EnumerateArray().Select(p => new LoketParameter(p))]
            : [];
        ActivityName = operation.TryGetProperty("description", out var description)
            && ActivityPattern().Match(description.GetString() ?? "") is { Success: true } match
            ? match.Groups["name"].Value
            : operation.TryGetProperty("operationId", out var id) ? id.GetString() : null;
    }

    public HttpMethod Method { get; }

    public string Template { get; }

    /// <summary>The path under which the operation's server serves it: `/v2`, or that of a micro-service.</summary>
    public string Server { get; }

    public int FixedSegments { get; }

    public IReadOnlyList<LoketParameter> Parameters { get; }

    public string? ActivityName { get; }

    public string Name => $"{Method} {Template}";

    public JsonElement? RequestBody => _operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : null;

    /// <summary>The media types and schemas of an answer; null when the status is not in the document, empty when it has no body.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answer(int status)
    {
        if (!_operation.GetProperty("responses").TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var answer))
            return null;
        return answer.TryGetProperty("content", out var content)
            ? content.EnumerateObject().ToDictionary(
                c => c.Name, c => c.Value.TryGetProperty("schema", out var schema) ? schema : default, StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, JsonElement>();
    }

    /// <summary>The resource versions in which a status is documented, oldest first.</summary>
    public IReadOnlyList<string> Versions(int status) =>
        [.. (Answer(status)?.Keys ?? []).Select(MediaTypes.Version).OfType<string>().Order(StringComparer.Ordinal)];

    public bool Matches(string[] segments, StringComparison comparison) =>
        segments.Length == _segments.Length
        && _segments.Zip(segments).All(pair => pair.First[0] == '{' || string.Equals(pair.First, pair.Second, comparison));

    /// <summary>The values of the path's parameters, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> PathValues(string path)
    {
        var actual = path.Split('/', StringSplitOptions.RemoveEmptyEntries)[^_segments.Length..];
        return _segments.Zip(actual)
            .Where(pair => pair.First[0] == '{')
            .Select(pair => KeyValuePair.Create(pair.First[1..^1], Uri.UnescapeDataString(pair.Second)));
    }

    [GeneratedRegex(@"Activity name\s*:?\s*_*\s*:?\s*_*\s*(?<name>\w+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActivityPattern();
}

/// <summary>One documented parameter.</summary>
internal sealed class LoketParameter(JsonElement parameter)
{
    public string Name { get; } = parameter.GetProperty("name").GetString()!;

    public string In { get; } = parameter.GetProperty("in").GetString()!;

    public bool Required { get; } = parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    public JsonElement Schema { get; } = parameter.TryGetProperty("schema", out var schema) ? schema : default;
}
