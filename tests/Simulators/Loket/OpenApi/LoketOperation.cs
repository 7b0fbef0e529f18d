using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>One operation of the document: a method on a path.</summary>
internal sealed partial class LoketOperation
{
    private static readonly OpenApiSchema Anything = new();
    private readonly string[] _segments;
    private readonly OpenApiOperation _operation;

    public LoketOperation(HttpMethod method, string template, string server, OpenApiOperation operation)
    {
        (Method, Template, Server, _operation) = (method, template, server, operation);
        _segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        FixedSegments = _segments.Count(s => s[0] != '{');
        ActivityName = ActivityPattern().Match(operation.Description ?? "") is { Success: true } match
            ? match.Groups["name"].Value
            : operation.OperationId;
    }

    public HttpMethod Method { get; }

    public string Template { get; }

    /// <summary>The path under which the operation's server serves it: `/v2`, or that of a micro-service.</summary>
    public string Server { get; }

    public int FixedSegments { get; }

    public IEnumerable<IOpenApiParameter> Parameters => _operation.Parameters ?? [];

    public string? ActivityName { get; }

    public string Name => $"{Method} {Template}";

    public IDictionary<string, IOpenApiMediaType>? RequestBody => _operation.RequestBody?.Content;

    /// <summary>The media types and schemas of an answer; null when the status is not in the document, empty when it has no body.</summary>
    public IReadOnlyDictionary<string, IOpenApiSchema>? Answer(int status) =>
        _operation.Responses?.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var answer) is true
            ? (answer.Content ?? new Dictionary<string, IOpenApiMediaType>())
                .ToDictionary(c => c.Key, c => c.Value.Schema ?? Anything, StringComparer.OrdinalIgnoreCase)
            : null;

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
