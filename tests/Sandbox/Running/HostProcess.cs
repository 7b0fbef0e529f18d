using System.Diagnostics;

namespace LoketFunctions.Sandbox.Running;

/// <summary>A Functions host as a process of its own, with all that it prints.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private HostProcess(Process process) => _process = process;

    public HostLog Log { get; } = new();

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public static HostProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The Functions host did not start.");
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, line) => host.Log.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => host.Log.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += host.OnParentExit;
        return host;
    }

    /// <summary>The most memory that it and its workers ever held, in bytes; null where the system does not tell.</summary>
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

    /// <summary>SIGKILL to the host alone; what becomes of its workers is their affair.</summary>
    public void KillAlone() => ProcessTree.KillHost(_process);

    /// <summary>SIGKILL to its workers alone.</summary>
    public void KillWorkers() => ProcessTree.KillWorkers(_process);

    /// <summary>Waits until it has ended, and everything that it printed is in the log.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnParentExit;
        await StopAsync();
        _process.Dispose();
    }

    /// <summary>No host outlives the sandbox, however the sandbox ends short of being killed itself.</summary>
    private void OnParentExit(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }
}
