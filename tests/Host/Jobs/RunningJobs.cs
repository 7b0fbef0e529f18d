using System.Collections.Concurrent;
using Microsoft.Azure.WebJobs;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>A job host that was started, and the calls that are under way in it.</summary>
internal sealed class RunningJobs(IHost host) : IDisposable
{
    private readonly ConcurrentDictionary<Task, string> _calls = new();

    public async Task CallAsync(string function, IDictionary<string, object> arguments, CancellationToken cancellation)
    {
        var call = host.Services.GetRequiredService<IJobHost>().CallAsync(function, arguments, cancellation);
        _calls[call] = function;
        try
        {
            await call;
        }
        finally
        {
            _calls.TryRemove(call, out _);
        }
    }

    /// <summary>Ends when no call is under way any more.</summary>
    public async Task IdleAsync() => await Task.WhenAll(_calls.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Nothing begins by itself any more; calls go on.</summary>
    public Task StopAsync(CancellationToken cancellation) => host.StopAsync(cancellation);

    /// <summary>Cancels the calls that are under way.</summary>
    public void Dispose() => host.Dispose();
}
