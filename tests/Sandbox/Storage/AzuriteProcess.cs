using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.Storage;

/// <summary>Azurite's Node process. It ends with this one; see azurite-preload.mjs.</summary>
internal sealed partial class AzuriteProcess
{
    /// <summary>Generous: Node compiles Azurite's sources on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ClockLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _printed = new();
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _clockSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AzuriteProcess(ProcessStartInfo command)
    {
        _process = Process.Start(command) ?? throw new InvalidOperationException("Azurite: node did not start.");
        // Read to the very end, also after the start: a full pipe would stop Azurite.
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => _ended.TrySetResult();
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where each service listens: Blob, Queue, Table.</summary>
    public IReadOnlyDictionary<string, string> Addresses => _addresses;

    /// <exception cref="InvalidOperationException">It did not come up; the message holds what it printed.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string? dataFolder, int blobPort, int queuePort, int tablePort, TimeSpan clockAhead, CancellationToken cancellationToken)
    {
        var process = new AzuriteProcess(Command(dataFolder, blobPort, queuePort, tablePort, clockAhead));
        try
        {
            await process.AwaitReadyAsync(cancellationToken);
            return process;
        }
        catch
        {
            await process.StopAsync();
            throw;
        }
    }

    public async Task SetClockAsync(TimeSpan ahead, CancellationToken cancellationToken)
    {
        _clockSet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync(Milliseconds(ahead).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await _clockSet.Task.WaitAsync(ClockLimit, cancellationToken);
    }

    public async Task StopAsync()
    {
        using (_process)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    public async Task KillAsync()
    {
        using (_process)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static ProcessStartInfo Command(string? dataFolder, int blobPort, int queuePort, int tablePort, TimeSpan clockAhead)
    {
        var script = Path.Combine(Repository.Root, "tests", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new InvalidOperationException($"Azurite is not installed at {script}. Run 'npm ci' in the folder tests.");

        var preload = new Uri(Path.Combine(Repository.Root, "tests", "Sandbox", "Storage", "azurite-preload.mjs")).AbsoluteUri;
        string[] data = dataFolder is null ? ["--inMemoryPersistence"] : ["--location", Directory.CreateDirectory(dataFolder).FullName];
        var start = new ProcessStartInfo(
            "node",
            [
                "--import", preload, script, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobPort", Text(blobPort), "--queuePort", Text(queuePort), "--tablePort", Text(tablePort), .. data,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["AZURITE_CLOCK_AHEAD"] = Milliseconds(clockAhead);
        return start;
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private async Task AwaitReadyAsync(CancellationToken cancellationToken)
    {
        var first = await Task.WhenAny(_ready.Task, _ended.Task, Task.Delay(StartLimit, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (first != _ready.Task)
            throw new InvalidOperationException($"Azurite did not start. It printed: {string.Join(Environment.NewLine, _printed)}");
    }

    /// <summary>Azurite prints the address of each service once that listens.</summary>
    private void Note(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith("Clock is", StringComparison.Ordinal))
            _clockSet.TrySetResult();
        if (_ready.Task.IsCompleted)
            return;
        _printed.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
            _addresses[match.Groups["service"].Value] = match.Groups["address"].Value;
        if (_addresses.Count == 3)
            _ready.TrySetResult();
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at (?<address>\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
