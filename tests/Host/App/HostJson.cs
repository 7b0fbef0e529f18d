using System.Globalization;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>host.json and the environment; AzureFunctionsJobHost__… wins, as in Azure.</summary>
/// <param name="Configuration">Everything, with host.json under the key by which WebJobs finds its own part.</param>
/// <param name="IsReadable">False: what host.json says is not in it.</param>
internal sealed record HostJson(IConfiguration Configuration, bool IsReadable)
{
    private const string Root = "AzureFunctionsJobHost";

    /// <summary>What is read here, by WebJobs or by the Durable extension; a name with a star stands for all below it.</summary>
    private static readonly string[] Known =
    [
        "version", "functionTimeout", "functions:*", "logging:logLevel:*", "logging:console:*", "singleton:*",
        "extensions:http:routePrefix", "extensions:durableTask:*",
        // About what leaves for Azure Monitor from a host in Azure; there is nothing to do here.
        "telemetryMode", "logging:applicationInsights:*", "logging:fileLoggingMode",
    ];

    private IConfigurationSection Section => Configuration.GetSection(Root);

    public IConfiguration Logging => Section.GetSection("logging");

    public string RoutePrefix => Section["extensions:http:routePrefix"] ?? "api";

    /// <summary>Null: no limit.</summary>
    public TimeSpan? FunctionTimeout => TimeoutText is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;

    private string? TimeoutText => Section["functionTimeout"] is { Length: > 0 } text && text != "-1" ? text : null;

    public static HostJson Read(string directory)
    {
        var (file, isReadable) = ReadFile(directory);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(file.AsEnumerable().Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create($"{Root}:{pair.Key}", pair.Value)))
            .AddInMemoryCollection([new("AzureWebJobsConfigurationSection", Root)])
            .AddEnvironmentVariables()
            .Build();
        return new HostJson(configuration, isReadable);
    }

    /// <summary>Whether a function runs: not if a setting disables it, nor if host.json lists others only.</summary>
    public bool Runs(string function)
    {
        var disabled = Configuration[$"AzureWebJobs.{function}.Disabled"] ?? Configuration[$"AzureWebJobs:{function}:Disabled"];
        var listed = Section.GetSection("functions").GetChildren().Select(child => child.Value).ToList();
        return disabled is not "1" && !string.Equals(disabled, "true", StringComparison.OrdinalIgnoreCase)
            && (listed.Count == 0 || listed.Contains(function, StringComparer.OrdinalIgnoreCase));
    }

    public IEnumerable<string> Refusals()
    {
        if (!IsReadable)
            yield return "host.json is not JSON.";
        foreach (var (key, _) in Section.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null && !Known.Any(known => IsBelow(pair.Key, known))))
            yield return $"host.json: {key.Replace(':', '.')} is not served here.";
        if (TimeoutText is { } text && !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
            yield return "host.json: functionTimeout is no span of time.";
    }

    private static (IConfiguration File, bool IsReadable) ReadFile(string directory)
    {
        try
        {
            return (new ConfigurationBuilder().AddJsonFile(Path.Combine(directory, "host.json"), optional: true).Build(), true);
        }
        catch (InvalidDataException)
        {
            return (new ConfigurationBuilder().Build(), false);
        }
    }

    private static bool IsBelow(string key, string known) => known.EndsWith('*')
        ? key.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(key, known, StringComparison.OrdinalIgnoreCase);
}
