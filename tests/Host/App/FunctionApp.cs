using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>A built function app on disk, and what the host is given from outside.</summary>
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
            throw new RefusedException(
                [$"There is no built .NET isolated app: {config} is missing. Build it, and name its output folder in FUNCTIONS_APP_DIR."]);

        var local = LocalSettings.Apply(Path.Combine(directory, "local.settings.json"));
        var hostJson = HostJson.Read(directory);
        var port = Environment.GetEnvironmentVariable("FUNCTIONS_PORT");
        RefusedException.ThrowIfAny([.. local.Refusals, .. hostJson.Refusals(), .. StorageRefusals(hostJson), .. PortRefusals(port)]);

        var worker = (string)JsonNode.Parse(File.ReadAllText(config))!["description"]!["defaultWorkerPath"]!;
        var told = string.IsNullOrEmpty(port) ? local.Port : ushort.Parse(port, CultureInfo.InvariantCulture);
        return new FunctionApp(directory, Path.Combine(directory, worker), told ?? CoreToolsPort, hostJson);
    }

    private static IEnumerable<string> StorageRefusals(HostJson hostJson)
    {
        try
        {
            _ = new BlobServiceClient(hostJson.Configuration["AzureWebJobsStorage"]);
            return [];
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return
            [
                "AzureWebJobsStorage is not set to a connection string. An identity (AzureWebJobsStorage__accountName) is not served here.",
            ];
        }
    }

    private static IEnumerable<string> PortRefusals(string? port) =>
        string.IsNullOrEmpty(port) || ushort.TryParse(port, CultureInfo.InvariantCulture, out _) ? [] : ["FUNCTIONS_PORT is no port."];
}
