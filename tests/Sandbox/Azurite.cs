using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox;

/// <summary>
/// A running Azurite: Azure's storage on this machine. Every start is a process of its own on ports that nobody else has, so
/// tests may start as many at once as they like.
/// </summary>
/// <remarks>
/// Environment: <c>AZURITE_CONNECTION_STRING</c> names one that already runs, and then nothing is started or stopped;
/// <c>AZURITE_BLOB_PORT</c>, <c>AZURITE_QUEUE_PORT</c> and <c>AZURITE_TABLE_PORT</c> fix the ports of one that is started.
/// </remarks>
public sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>The account every Azurite has; its key is public and documented.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The documented key of <see cref="AccountName"/>.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Generous: Node compiles Azurite's sources on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Ends Azurite in order when its standard input closes. The operating system closes it when the parent dies, however it
    /// dies, so no Azurite outlives a killed test run.
    /// </summary>
    private const string EndWithParent =
        "data:text/javascript,process.stdin.on('end',()=>{process.emit('SIGTERM');setTimeout(()=>process.exit(0),5000).unref()}).resume()";

    private readonly string? _dataFolder;
    private Process? _process;

    private Azurite(Process? process, string? dataFolder, string connectionString, Uri blobs, Uri queues, Uri tables)
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

    /// <summary>False where the environment names one that already runs: that one cannot be stopped.</summary>
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

        var process = Process.Start(Command(dataFolder, Port("blob"), Port("queue"), Port("table"))) ?? throw new InvalidOperationException("Azurite: node did not start.");
        try
        {
            var addresses = await ReadAddressesAsync(process, cancellationToken);
            var (blobs, queues, tables) = (addresses["Blob"], addresses["Queue"], addresses["Table"]);
            var connectionString = "DefaultEndpointsProtocol=http;" +
                $"AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint={blobs};QueueEndpoint={queues};TableEndpoint={tables};";
            return new Azurite(process, dataFolder, connectionString, new Uri(blobs), new Uri(queues), new Uri(tables));
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    /// <summary>Ends it. What it keeps in a folder is there when it starts again.</summary>
    public async Task StopAsync()
    {
        if (_process is { } running)
            await StopAsync(running);
        _process = null;
    }

    /// <summary>Starts it at the addresses that it had.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        _process = Process.Start(Command(_dataFolder, PortOf(BlobEndpoint), PortOf(QueueEndpoint), PortOf(TableEndpoint)))
            ?? throw new InvalidOperationException("Azurite: node did not start.");
        await ReadAddressesAsync(_process, cancellationToken);
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

    private static ProcessStartInfo Command(string? dataFolder, string blobPort, string queuePort, string tablePort)
    {
        var script = Path.Combine(Repository.Root, "tests", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new InvalidOperationException($"Azurite is not installed at {script}. Run 'npm ci' in the folder tests.");

        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "--import", EndWithParent, script, "--silent", "--skipApiVersionCheck", "--disableTelemetry" })
            start.ArgumentList.Add(argument);
        foreach (var argument in new[] { "--blobPort", blobPort, "--queuePort", queuePort, "--tablePort", tablePort })
            start.ArgumentList.Add(argument);

        if (dataFolder is null)
            start.ArgumentList.Add("--inMemoryPersistence");
        else
        {
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(Directory.CreateDirectory(dataFolder).FullName);
        }

        return start;
    }

    /// <summary>Port 0 lets the system choose, which unlike looking for a free port beforehand cannot lose a race.</summary>
    private static string Port(string service) =>
        Environment.GetEnvironmentVariable($"AZURITE_{service.ToUpperInvariant()}_PORT") is { Length: > 0 } port
            ? int.Parse(port, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : "0";

    private static string PortOf(Uri endpoint) => endpoint.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Azurite prints the address of each service once that listens.</summary>
    private static async Task<Dictionary<string, string>> ReadAddressesAsync(Process process, CancellationToken cancellationToken)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var printed = new List<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Read to the very end, also after the start: a full pipe would stop Azurite.
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Exited += (_, _) => ended.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var first = await Task.WhenAny(ready.Task, ended.Task, Task.Delay(StartLimit, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != ready.Task)
        {
            lock (printed)
                throw new InvalidOperationException($"Azurite did not start. It printed: {string.Join(Environment.NewLine, printed)}");
        }

        return addresses;

        void Note(string? line)
        {
            if (line is null || ready.Task.IsCompleted)
                return;
            lock (printed)
            {
                printed.Add(line);
                if (Listening().Match(line) is { Success: true } match)
                    addresses[match.Groups["service"].Value] = $"{match.Groups["address"].Value}/{AccountName}";
                if (addresses.Count == 3)
                    ready.TrySetResult();
            }
        }
    }

    private static async Task StopAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
