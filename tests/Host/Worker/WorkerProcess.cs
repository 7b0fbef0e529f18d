using System.Diagnostics;
using System.Globalization;
using LoketFunctions.DevelopmentHost.App;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>The name counts: the Durable extension knows by it that a call was cut off and has to be made again.</summary>
internal sealed class WorkerProcessExitException(string message) : Exception(message);

/// <summary>The app's own process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
        Ended = process.WaitForExitAsync(CancellationToken.None);
    }

    public Task Ended { get; }

    public int ExitCode => _process.ExitCode;

    /// <param name="host">Where the host takes the worker's stream.</param>
    public static WorkerProcess Start(FunctionApp app, Uri host)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } dotnet ? dotnet : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = app.Directory,
        };
        string[] arguments =
        [
            app.WorkerPath,
            "--functions-uri", host.ToString(),
            "--functions-worker-id", Guid.NewGuid().ToString(),
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = app.Directory;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Directory;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WorkerProcess).Assembly.Location;
        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException("The worker process did not start."));
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for it to end by itself; ends it by force when it does not.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        try
        {
            await Ended.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            Kill();
            await Ended;
        }
    }

    public void Dispose() => _process.Dispose();
}
