using System.Globalization;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Storage;

namespace LoketFunctions.Sandbox;

/// <summary>
/// A running Azurite: Azure's storage on this machine. Every start is a process of its own on ports that nobody else has, so
/// tests may start as many at once as they like.
/// </summary>
/// <remarks>
/// Environment: <c>AZURITE_CONNECTION_STRING</c> names one that already runs, and then nothing is started or stopped;
/// <c>AZURITE_BLOB_PORT</c>, <c>AZURITE_QUEUE_PORT</c> and <c>AZURITE_TABLE_PORT</c> fix the ports of one that is started.
/// </remarks>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The account every Azurite has; its key is public and documented.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The documented key of <see cref="AccountName"/>.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string? _dataFolder;
    private AzuriteProcess? _process;
    private TimeSpan _clockAhead;

    private Azurite(AzuriteProcess? process, string? dataFolder, string connectionString, Uri blobs, Uri queues, Uri tables)
    {
        (_process, _dataFolder) = (process, dataFolder);
        IsOwn = process is not null;
        ConnectionString = connectionString;
        BlobEndpoint = blobs;
        QueueEndpoint = queues;
        TableEndpoint = tables;
    }

    /// <summary>For AzureWebJobsStorage and every storage client.</summary>
    public string ConnectionString { get; }

    /// <summary>False where the environment names one that already runs: that one can neither be stopped nor its clock be moved.</summary>
    public bool IsOwn { get; }

    public Uri BlobEndpoint { get; }

    public Uri QueueEndpoint { get; }

    public Uri TableEndpoint { get; }

    /// <summary>Starts one that keeps its data in memory.</summary>
    /// <exception cref="InvalidOperationException">It did not come up; the message holds what it printed.</exception>
    public static Task<Azurite> StartAsync(CancellationToken cancellationToken) => StartAsync(dataFolder: null, cancellationToken);

    /// <summary>Starts one that keeps its data in <paramref name="dataFolder"/>, or in memory when that is null.</summary>
    /// <exception cref="InvalidOperationException">It did not come up; the message holds what it printed.</exception>
    public static async Task<Azurite> StartAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("AZURITE_CONNECTION_STRING") is { Length: > 0 } given)
            return Attach(given);

        var process = await AzuriteProcess.StartAsync(
            dataFolder, Port("blob"), Port("queue"), Port("table"), TimeSpan.Zero, cancellationToken);
        Uri Endpoint(string service) => new($"{process.Addresses[service]}/{AccountName}");
        var (blobs, queues, tables) = (Endpoint("Blob"), Endpoint("Queue"), Endpoint("Table"));
        return new Azurite(process, dataFolder, ConnectionStringOf(blobs, queues, tables), blobs, queues, tables);
    }

    /// <summary>For an Azurite at these addresses.</summary>
    public static string ConnectionStringOf(Uri blobs, Uri queues, Uri tables) =>
        "DefaultEndpointsProtocol=http;" +
        $"AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint={blobs};QueueEndpoint={queues};TableEndpoint={tables};";

    /// <summary>Ends it. What it keeps in a folder is there when it starts again.</summary>
    public async Task StopAsync()
    {
        if (_process is { } running)
            await running.StopAsync();
        _process = null;
    }

    /// <summary>
    /// Ends it as a power cut does. It writes what it keeps in a folder about five seconds after it has taken it, as Azure's storage does
    /// not: what came later is lost.
    /// </summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
            await running.KillAsync();
        _process = null;
    }

    /// <summary>Starts it at the addresses that it had, with its clock as far ahead as it was.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken) =>
        _process = await AzuriteProcess.StartAsync(
            _dataFolder, BlobEndpoint.Port, QueueEndpoint.Port, TableEndpoint.Port, _clockAhead, cancellationToken);

    /// <summary>
    /// Moves its clock on, so that messages and leases of somebody who died come free; where it is not one's own it has to be waited for
    /// that long.
    /// </summary>
    public async Task PassTimeAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (_process is not { } running)
        {
            await Task.Delay(time, cancellationToken);
            return;
        }

        _clockAhead += time;
        await running.SetClockAsync(_clockAhead, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static Azurite Attach(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
        Uri Endpoint(string name, int usualPort) => parts.TryGetValue(name, out var address)
            ? new Uri(address)
            : new Uri($"http://127.0.0.1:{usualPort}/{AccountName}");
        return new Azurite(
            null,
            null,
            connectionString,
            Endpoint("BlobEndpoint", 10000),
            Endpoint("QueueEndpoint", 10001),
            Endpoint("TableEndpoint", 10002));
    }

    /// <summary>Not one of the system's choice: it has to be free still when Azurite was away and starts again.</summary>
    private static int Port(string service) =>
        Environment.GetEnvironmentVariable($"AZURITE_{service.ToUpperInvariant()}_PORT") is { Length: > 0 } port
            ? int.Parse(port, CultureInfo.InvariantCulture)
            : FreePort.Find();
}
