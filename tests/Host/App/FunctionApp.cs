using System.Globalization;
using System.Text.Json.Nodes;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>A built function app on disk, and what the host is told from outside.</summary>
/// <param name="WorkerPath">The assembly that the worker process runs.</param>
internal sealed record FunctionApp(string Directory, string WorkerPath, int Port, HostJson HostJson)
{
    private const int CoreToolsPort = 7071;

    /// <summary>The storage account of the host itself: locks, timers, orchestrations.</summary>
    public string Storage => HostJson.Configuration["AzureWebJobsStorage"]!;

    /// <summary>Hosts of the same app share their locks and timers by it.</summary>
    public string HostId =>
        HostJson.Configuration["AzureFunctionsWebHost:hostid"] ?? Path.GetFileNameWithoutExtension(WorkerPath).ToLowerInvariant();

    public Uri Address => new($"http://localhost:{Port}/");

    /// <summary>FUNCTIONS_APP_DIR (else the working directory) and FUNCTIONS_PORT, and local.settings.json beside the app.</summary>
    /// <exception cref="RefusedException">Something is not there, or asks for what this host does not do.</exception>
    public static FunctionApp FromEnvironment()
    {
        var directory = Path.GetFullPath(Environment.GetEnvironmentVariable("FUNCTIONS_APP_DIR") is { Length: > 0 } given ? given : ".");
        var config = Path.Combine(directory, "worker.config.json");
        if (!File.Exists(config))
            throw new RefusedException([$"There is no built .NET isolated app: {config} is missing. Build it, and name its output folder in FUNCTIONS_APP_DIR."]);

        var local = LocalSettings.Apply(Path.Combine(directory, "local.settings.json"));
        var hostJson = HostJson.Read(directory);
        RefusedException.ThrowIfAny([.. local.Refusals, .. hostJson.Refusals(), .. StorageRefusal(hostJson)]);

        var worker = (string)JsonNode.Parse(File.ReadAllText(config))!["description"]!["defaultWorkerPath"]!;
        return new FunctionApp(directory, Path.Combine(directory, worker), PortFromEnvironment() ?? local.Port ?? CoreToolsPort, hostJson);
    }

    private static int? PortFromEnvironment() =>
        Environment.GetEnvironmentVariable("FUNCTIONS_PORT") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> StorageRefusal(HostJson hostJson) => string.IsNullOrEmpty(hostJson.Configuration["AzureWebJobsStorage"])
        ? ["AzureWebJobsStorage is not set to a connection string. An identity (AzureWebJobsStorage__accountName) is not served here."]
        : [];
}
