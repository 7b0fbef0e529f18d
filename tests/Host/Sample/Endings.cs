using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>The ways in which a call can end. What it came to is in the log, under the name that the caller gave.</summary>
public sealed class Endings(ILogger<Endings> log)
{
    /// <summary>Answers with the number of the worker process after a while; ends when it is cancelled.</summary>
    [Function("Wait")]
    public async Task<IActionResult> WaitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait/{name}/{milliseconds:int}")] HttpRequest request,
        string name, int milliseconds, CancellationToken cancellation)
    {
        log.Tells(name, "waits");
        try
        {
            await Task.Delay(milliseconds, cancellation);
        }
        catch (OperationCanceledException)
        {
            log.Tells(name, "was cancelled");
            throw;
        }

        return new ContentResult { Content = $"{Environment.ProcessId}" };
    }

    /// <summary>Never ends, cancelled or not.</summary>
    [Function("Outstay")]
    public async Task OutstayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "outstay/{name}")] HttpRequest request,
        string name, CancellationToken cancellation)
    {
        await using var _ = cancellation.Register(() => log.Tells(name, "was cancelled"));
        await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
    }

    [Function("Throw")]
    public void Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throw/{name}")] HttpRequest request, string name) =>
        throw new InvalidOperationException($"{name} failed");

    /// <summary>Takes the whole worker process along.</summary>
    [Function("Die")]
    public void Die([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "die")] HttpRequest request) =>
        Process.GetCurrentProcess().Kill();
}
