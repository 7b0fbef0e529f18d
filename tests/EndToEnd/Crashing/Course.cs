using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Storage;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>A run of a connection of its own, from its being asked for to its end, as the planner sees it.</summary>
internal abstract class Course
{
    private const HttpStatusCode ServerError = HttpStatusCode.InternalServerError;
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(5);

    /// <summary>For writes that come when the run has been reported to be over.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(3);

    private DateTimeOffset _askedAt;

    /// <summary>Whether an answer was cut off, so that the run had to be asked for again.</summary>
    protected bool WasCutOff { get; private set; }

    /// <summary>Asks for the run, and waits until something was done to it at a write, or it is over.</summary>
    public async Task RunAsync(StorageProxy storage, WriteWatch watch)
    {
        using var struck = new CancellationTokenSource();
        storage.Watch = watch;
        await AskAsync();
        // Meanwhile the app may be away.
        var end = Waiting.UntilAsync("the end of the run", () => TryAsync(IsOverAsync), cancellation: struck.Token);
        if (await Task.WhenAny(watch.Struck, end) == end)
            await Task.WhenAny(watch.Struck, Task.Delay(Afterwards));
        storage.Watch = null;
        await struck.CancelAsync();
        await end.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Waits until the run is over; where an answer was cut off it is asked for until then, as a planner does.</summary>
    public Task CompleteAsync() => Waiting.UntilAsync("the end of the run", async () =>
    {
        if (await TryAsync(IsOverAsync))
            return true;
        if (WasCutOff && MayAskAgain && TimeProvider.System.GetUtcNow() > _askedAt + BeforeAskingAgain)
            await AskAsync();
        return false;
    });

    /// <summary>Checks what must hold whatever happened, and gives all that the run left behind, for comparison.</summary>
    public abstract Task<IReadOnlyList<string>> TracesAsync();

    /// <summary>By what the app last said of its runs: where asking twice would make two, only as long as it has none.</summary>
    protected abstract bool MayAskAgain { get; }

    protected abstract Task AskOnceAsync();

    protected abstract Task<bool> IsOverAsync();

    private async Task AskAsync()
    {
        _askedAt = TimeProvider.System.GetUtcNow();
        WasCutOff |= !await TryAsync(async () =>
        {
            await AskOnceAsync();
            return true;
        });
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is HttpRequestException or AppApiException { Answer.Status: >= ServerError })
        {
            return false;
        }
    }
}
