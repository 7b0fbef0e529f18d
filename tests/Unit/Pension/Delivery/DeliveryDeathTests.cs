using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Export.Whole;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>
/// A host dies right after each of the things that it does outside itself in a look (a table's row, a blob, a file at the provider), before
/// it hears of them. Another one takes the look again, and all is as after a look that nothing disturbed: the right versions, each once.
/// </summary>
[Collection(ConnectionTests.Name)]
public sealed class DeliveryDeathTests(AppStorage storage, ITestOutputHelper output)
{
    private static readonly DateTimeOffset At = DeliveryWorld.FirstLook.AddDays(7);

    [Theory]
    [InlineData("the first")]
    [InlineData("a correction by a later run")]
    public async Task Whatever_was_done_last_the_provider_has_the_right_versions_each_once_and_all_is_told_once(string kind)
    {
        var (effects, undisturbed) = await SurviveAsync(kind, int.MaxValue);
        Assert.Contains(effects, effect => effect.StartsWith("sent ", StringComparison.Ordinal));

        await DeathSweep.RunAsync(effects, async dieAfter =>
        {
            Assert.Equal(undisturbed, (await SurviveAsync(kind, dieAfter)).Left);
            return true;
        });

        output.WriteLine($"{effects.Count} deaths");
    }

    private async Task<(IReadOnlyList<string> Effects, string Left)> SurviveAsync(string kind, int dieAfter)
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        if (kind != "the first")
        {
            await world.LookAsync();
            await world.CorrectAsync(DeliveryWorld.March, DeliveryWorld.February, 75m, count: 2);
        }

        var life = new Life(dieAfter);
        await world.LookAsync(life, At);

        var february = await world.RowAsync(DeliveryWorld.February);
        var versions = february.Versions.Select(
            one => $"{one.Version} {one.Receipt is not null} {one.Lines} {one.New} {one.Changed} {one.Withdrawn}");
        return (life.Effects, string.Join('\n', [
            .. world.Receiver.Stored, .. versions, $"{february.State} {february.DueFor.Count} {february.VersionTold}",
            .. (await world.World.ToldAsync(world.Connection)).Order(),
        ]));
    }
}
