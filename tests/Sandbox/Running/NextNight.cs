namespace LoketFunctions.Sandbox.Running;

/// <summary>Makes it night for one connection: its nightly moment is set to now, and the app's timer does the rest.</summary>
internal static class NextNight
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the nightly run is over; <paramref name="show"/> sees it each time it was looked at.</summary>
    public static async Task<RunView> RunAsync(
        AppApi app, string connection, Action<RunView>? show = null, CancellationToken cancellation = default)
    {
        var before = (await app.RunsAsync(connection, cancellation: cancellation)).Select(run => run.Id).ToHashSet(StringComparer.Ordinal);
        await app.ChangeAsync(connection, new { nightlyAt = AmsterdamTime.In(Soon) }, cancellation);
        var started = await Waiting.ForAsync(
            "the nightly run to start",
            async () => (await app.RunsAsync(connection, cancellation: cancellation)).FirstOrDefault(run => !before.Contains(run.Id)),
            cancellation: cancellation);
        return await app.FinishedAsync(connection, started.Id, show, cancellation: cancellation);
    }
}
