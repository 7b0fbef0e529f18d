using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Loket's OpenAPI document, as operations found by method and path.</summary>
internal sealed class LoketDocument
{
    private const string File = "loket.nl.json";

    // Its faults are Loket's; here it is only what calls are held to.
    private static readonly OpenApiReaderSettings Unchecked = new() { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };

    private LoketDocument(OpenApiDocument document) =>
        Operations =
        [
            .. from path in document.Paths
               let server = ServerPath(path.Value) ?? "/v2"
               from operation in path.Value.Operations ?? []
               select new LoketOperation(operation.Key, path.Key, server, operation.Value),
        ];

    public IReadOnlyList<LoketOperation> Operations { get; }

    /// <exception cref="InvalidDataException">The file is no OpenAPI document.</exception>
    public static LoketDocument Load()
    {
        var file = Locate();
        var json = JsonNode.Parse(System.IO.File.ReadAllBytes(file))!;
        NeverNull.Keep(json);
        return new LoketDocument(new OpenApiJsonReader().Read(json, new Uri(file), Unchecked).WithoutFaults());
    }

    /// <summary>The operation of a path, or null with a finding that says why not.</summary>
    public LoketOperation? Find(HttpMethod method, string path, Findings findings)
    {
        var (server, rest) = TakeServer(path);
        var segments = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var matches = Operations.Where(o => o.Matches(segments, StringComparison.Ordinal)).ToArray();
        if (matches.Length == 0)
        {
            matches = [.. Operations.Where(o => o.Matches(segments, StringComparison.OrdinalIgnoreCase))];
            if (matches.Length == 0)
            {
                findings.NotInDocument($"path {path}");
                return null;
            }

            findings.Wrong($"path {path}: the document writes {matches[0].Template}");
        }

        var found = matches.Where(o => o.Method == method).MaxBy(o => o.FixedSegments);
        if (found is null)
            findings.NotInDocument($"{method} {matches[0].Template}");
        else if (server is not null && server != found.Server)
            findings.Wrong($"{found.Name}: lies under {found.Server}, not under {server}");
        return found;
    }

    private (string? Server, string Path) TakeServer(string path)
    {
        foreach (var server in Operations.Select(o => o.Server).Distinct())
        {
            if (path.StartsWith(server + "/", StringComparison.OrdinalIgnoreCase))
                return (server, path[server.Length..]);
        }

        return (null, path);
    }

    private static string? ServerPath(IOpenApiPathItem path) => path.Servers is [{ Url: { } url }, ..] ? new Uri(url).AbsolutePath : null;

    private static string Locate()
    {
        var file = Path.Combine(AppContext.BaseDirectory, File);
        return System.IO.File.Exists(file)
            ? file
            : throw new FileNotFoundException($"Loket's OpenAPI document is missing: the build puts {File} beside the program.", file);
    }
}
