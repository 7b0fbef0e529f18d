using System.Diagnostics;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// The app under a Functions host, as a process of its own. Which host is FUNCTIONS_HOST_COMMAND's to say; it gets
/// FUNCTIONS_APP_DIR, FUNCTIONS_PORT and every app setting as environment variables. Without one it is the development host.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OwnEndLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private FunctionsHost(Process process, Uri address, HostLog log)
    {
        _process = process;
        Address = address;
        Log = log;
    }

    public Uri Address { get; }

    public HostLog Log { get; }

    /// <summary>Starts the app and waits until it answers at its health address.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not answer; the message holds the tail of its log.</exception>
    public static async Task<FunctionsHost> StartAsync(HostSettings settings, CancellationToken cancellation = default)
    {
        var log = new HostLog();
        var process = Process.Start(Command(settings)) ?? throw new InvalidOperationException("The Functions host did not start.");
        process.OutputDataReceived += (_, line) => log.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var host = new FunctionsHost(process, settings.Address, log);
        AppDomain.CurrentDomain.ProcessExit += host.OnParentExit;
        try
        {
            await host.WaitForHealthAsync(cancellation);
            return host;
        }
        catch (Exception exception)
        {
            await host.DisposeAsync();
            if (exception is OperationCanceledException)
                throw;
            throw new InvalidOperationException($"The app did not come up: {exception.Message}{Environment.NewLine}{log.Tail()}", exception);
        }
    }

    /// <summary>The most memory that the app ever held, in bytes; null where the system does not tell.</summary>
    public long? PeakMemory() => ProcessTree.PeakMemory(_process);

    /// <summary>Ends it in order, as a deployment does; by force when that takes too long.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        ProcessTree.Ask(_process);
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends it as a power cut does: SIGKILL to the whole tree.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGKILL to the host process alone.</summary>
    public void KillAlone() => ProcessTree.KillHost(_process);

    /// <summary>SIGKILL to the worker process alone.</summary>
    public void KillWorker() => ProcessTree.KillWorkers(_process);

    /// <summary>Waits until host and worker have ended by themselves, and gives the host's exit code.</summary>
    /// <exception cref="TimeoutException">One of them lives on.</exception>
    public async Task<int> EndAsync()
    {
        // Over only when nobody holds the host's output any more, and its worker does.
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(OwnEndLimit);
        return _process.ExitCode;
    }

    public bool HasEnded => _process.HasExited;

    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public void EnsureRunning()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The app ended by itself with exit code {_process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnParentExit;
        await StopAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(HostSettings settings)
    {
        var given = Environment.GetEnvironmentVariable("FUNCTIONS_HOST_COMMAND");
        var start = string.IsNullOrWhiteSpace(given) ? new ProcessStartInfo("dotnet", [BuiltApp.Host()])
            : OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", given])
            : new ProcessStartInfo("/bin/sh", ["-c", given]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        foreach (var (name, value) in settings.ToEnvironment())
            start.Environment[name] = value;
        return start;
    }

    private async Task WaitForHealthAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await Waiting.UntilAsync(
            $"an answer at {Address}api/health",
            async () =>
            {
                EnsureRunning();
                try
                {
                    using var answer = await http.GetAsync(new Uri(Address, "api/health"), cancellation);
                    return answer.IsSuccessStatusCode;
                }
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
                {
                    return false;
                }
            },
            cancellation: cancellation);
    }

    /// <summary>No host outlives the sandbox, however the sandbox ends short of being killed itself.</summary>
    private void OnParentExit(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }
}
