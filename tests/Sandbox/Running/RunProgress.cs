using Spectre.Console;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Shows a run while it goes on: a table that fills itself on a terminal, a line per change elsewhere.</summary>
internal static class RunProgress
{
    /// <summary>Runs <paramref name="work"/>, which shows each view of the run that it gets.</summary>
    public static async Task<RunView> ShowAsync(IAnsiConsole console, string waitingFor, Func<Action<RunView>, Task<RunView>> work)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.WriteLine(waitingFor);
            return await work(Lines(console));
        }

        RunView? last = null;
        await console.Live(NightTable.Progress(null, waitingFor)).AutoClear(true).StartAsync(async live =>
            last = await work(run =>
            {
                live.UpdateTarget(NightTable.Progress(run, $"{waitingFor} {run.State}"));
                live.Refresh();
            }));
        return last!;
    }

    private static Action<RunView> Lines(IAnsiConsole console)
    {
        var shown = new Dictionary<Guid, string>();
        return run =>
        {
            foreach (var one in run.Administrations ?? [])
            {
                if (shown.GetValueOrDefault(one.Id) == one.State)
                    continue;
                shown[one.Id] = one.State;
                console.WriteLine(
                    $"  {one.Name}: {one.State}, {one.Created + one.Updated} sent, {one.Unchanged} unchanged, {one.Skipped} skipped, "
                        + $"{one.Failed} failed");
            }
        };
    }
}
