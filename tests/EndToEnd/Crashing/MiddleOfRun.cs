using LoketFunctions.Sandbox.Storage;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>Something happens in the middle of a run, and what comes of it is what comes of one that nothing disturbed.</summary>
internal sealed class MiddleOfRun(SmallInstallation app, Func<Installation, Task<Course>> begin)
{
    /// <summary>Azurite has written down by then what it took; Azure's storage has at once.</summary>
    private static readonly TimeSpan UntilWritten = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Away = TimeSpan.FromMinutes(2);

    public Task KillAsync(Victim victim)
    {
        Assert.SkipWhen(app.IsForeignHost && victim == Victim.Host, "Whether a worker ends with its host is for another host to say.");
        return RunAsync(() => app.KillAsync(victim), () => app.ReviveAsync(victim));
    }

    public Task StorageAwayAsync()
    {
        Assert.SkipUnless(app.System.Storage.IsOwn, "This storage is not one's own to kill.");
        return RunAsync(
            () =>
            {
                app.Storage.IsAway = true;
                return Task.CompletedTask;
            },
            async () =>
            {
                await Task.Delay(UntilWritten);
                await app.System.Storage.KillAsync();
                await Task.Delay(Away);
                await app.System.Storage.StartAgainAsync(CancellationToken.None);
                app.Storage.IsAway = false;
                // Another host than the development host may end without storage.
                Assert.False(app.System.Host.HasEnded && !app.IsForeignHost, "The host has ended without storage.");
                await app.EnsureRunningAsync();
            });
    }

    private async Task RunAsync(Func<Task> act, Func<Task> mend)
    {
        var (undisturbed, writes) = await SurviveAsync(new WriteWatch(), () => Task.CompletedTask);
        var watch = Death.OfWrite(WriteMoment.After, writes / 2).Await(act);
        var (disturbed, _) = await SurviveAsync(watch, mend);

        Assert.True(watch.Struck.IsCompleted);
        Traces.AssertSame(undisturbed, disturbed);
    }

    private async Task<(IReadOnlyList<string> Traces, int Writes)> SurviveAsync(WriteWatch watch, Func<Task> mend)
    {
        var course = await begin(app);
        await course.RunAsync(app.Storage, watch);
        await mend();
        await course.CompleteAsync();
        return (await course.TracesAsync(), watch.Writes.Count);
    }
}
