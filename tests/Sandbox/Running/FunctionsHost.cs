using System.Diagnostics;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// The app under a Functions host, as a process of its own. Which host is FUNCTIONS_HOST_COMMAND's to say; it gets
/// FUNCTIONS_APP_DIR, FUNCTIONS_PORT and every app setting as environment variables. Without one it is the development host.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan OwnEndLimit = TimeSpan.FromMinutes(2);

    private readonly HostProcess _process;

    private FunctionsHost(HostProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public HostLog Log => _process.Log;

    /// <summary>Starts the app and waits until it answers at its health address.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not answer; the message holds the tail of its log.</exception>
    public static async Task<FunctionsHost> StartAsync(HostSettings settings, CancellationToken cancellation = default)
    {
        var host = new FunctionsHost(HostProcess.Start(Command(settings)), settings.Address);
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
            throw new InvalidOperationException(
                $"The app did not come up: {exception.Message}{Environment.NewLine}{host.Log.Tail()}", exception);
        }
    }

    /// <summary>The most memory that the app ever held, in bytes; null where the system does not tell.</summary>
    public long? PeakMemory() => _process.PeakMemory();

    /// <inheritdoc cref="HostProcess.StopAsync"/>
    public Task StopAsync() => _process.StopAsync();

    /// <inheritdoc cref="HostProcess.KillAsync"/>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc cref="HostProcess.KillAlone"/>
    public void KillAlone() => _process.KillAlone();

    /// <inheritdoc cref="HostProcess.KillWorkers"/>
    public void KillWorkers() => _process.KillWorkers();

    /// <summary>Waits until host and worker have ended by themselves, and gives the host's exit code.</summary>
    /// <exception cref="TimeoutException">One of them lives on.</exception>
    public Task<int> EndAsync() =>
        // Over only when nobody holds the host's output any more, and its worker does.
        _process.EndAsync(CancellationToken.None).WaitAsync(OwnEndLimit);

    public bool HasEnded => _process.ExitCode is not null;

    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public void EnsureRunning()
    {
        if (_process.ExitCode is { } code)
            throw new InvalidOperationException($"The app ended by itself with exit code {code}.");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ProcessStartInfo Command(HostSettings settings)
    {
        var given = Environment.GetEnvironmentVariable("FUNCTIONS_HOST_COMMAND");
        var start = string.IsNullOrWhiteSpace(given) ? new ProcessStartInfo("dotnet", [BuiltApp.Host()])
            : OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", given])
            : new ProcessStartInfo("/bin/sh", ["-c", given]);
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
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException
                    && !cancellation.IsCancellationRequested)
                {
                    return false;
                }
            },
            cancellation: cancellation);
    }
}
