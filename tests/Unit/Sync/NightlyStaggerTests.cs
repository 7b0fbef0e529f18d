using LoketFunctions.Identifiers;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>Where in the night a connection starts.</summary>
public sealed class NightlyStaggerTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 20, 21, 0, 0, TimeSpan.Zero);
    private static readonly ConnectionId[] Connections = [
        .. Enumerable.Range(0, 4000).Select(number => new ConnectionId($"connection-{number}"))];
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Each_look_starts_its_share_and_everybody_starts_once_within_the_window()
    {
        var options = new SyncOptions { SpreadOver = Hour };
        var started = new List<int>();
        var waiting = Connections.ToList();
        for (var now = Night; now < Night + Hour; now = options.NextLook(now))
            started.Add(
                waiting.RemoveAll(connection => NightlyStagger.HasCome(connection, Night, options.SpreadOver, options.NextLook(now))));

        Assert.Empty(waiting);
        Assert.Equal(12, started.Count);
        Assert.All(started, count => Assert.InRange(count, 240, 430));
    }

    [Fact]
    public void Where_looks_are_further_apart_than_the_window_nobody_waits_for_the_next()
    {
        var options = new SyncOptions { SpreadOver = TimeSpan.FromMinutes(15), Schedule = "0 0 * * * *" };
        Assert.All(
            Connections, connection => Assert.True(NightlyStagger.HasCome(connection, Night, options.SpreadOver, options.NextLook(Night))));
    }

    [Fact]
    public void A_place_is_the_same_every_night_and_on_every_machine() =>
        Assert.Equal(["00:59:25", "00:14:53", "00:58:00"],
            Connections.Take(3).Select(connection => $@"{NightlyStagger.PlaceOf(connection, Hour):hh\:mm\:ss}"));
}
