using System.Diagnostics;
using LoketFunctions.Sandbox.Storage;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>
/// One run after another, each of a connection of its own, in each of which somebody dies at another write. What comes of each is
/// what comes of a run that nothing disturbed.
/// </summary>
/// <param name="begin">A run that is still to be asked for.</param>
internal sealed class Sweep(SmallInstallation app, Func<Installation, Task<Course>> begin, Victim victim, ITestOutputHelper output)
{
    private const int MostFaults = 5;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _faults = [];
    private int _died;

    /// <param name="steps">How many ends of steps a sample has.</param>
    /// <param name="writes">How many other writes.</param>
    public async Task RunAsync(int steps, int writes)
    {
        var first = new WriteWatch();
        var undisturbed = await SurviveAsync(first);
        var deaths = Death.Choose(first.Writes, steps, writes, output.WriteLine);

        foreach (var death in deaths.TakeWhile(_ => _faults.Count < MostFaults))
            await DieAsync(death, undisturbed);

        output.WriteLine($"{_died} deaths of the {victim} in {_watch.Elapsed.TotalMinutes:0.0} minutes");
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
        // Now and then a run has a write less than the first one had.
        Assert.InRange(_died, deaths.Count * 9 / 10, deaths.Count);
    }

    private async Task DieAsync(Death death, IReadOnlyList<string> undisturbed)
    {
        var watch = death.Await(() => app.KillAsync(victim));
        string? fault = null;
        try
        {
            Traces.AssertSame(undisturbed, await SurviveAsync(watch));
        }
        catch (Exception exception)
        {
            fault = exception.Message + Environment.NewLine + app.System.Host.Log.Tail();
        }

        var place = watch.Struck.IsCompletedSuccessfully ? (await watch.Struck).What : "there was none";
        output.WriteLine($"{_watch.Elapsed:hh\\:mm\\:ss} {death}: {place} {fault}");
        if (fault is null)
        {
            _died += watch.Struck.IsCompleted ? 1 : 0;
            return;
        }

        _faults.Add($"{death}, {place}: {fault}");
        await app.EnsureRunningAsync();
    }

    private async Task<IReadOnlyList<string>> SurviveAsync(WriteWatch watch)
    {
        var course = await begin(app);
        await course.RunAsync(app.Storage, watch);
        if (watch.Struck.IsCompleted)
            await app.ReviveAsync(victim);
        await course.CompleteAsync();
        return await course.TracesAsync();
    }
}
