namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// Every step of a run comes once more, before each later step and after the end, and dies after the same number of effects each
/// time, with nobody to go on: what it did so far has to be harmless.
/// </summary>
internal sealed class LateSteps(int dieAfter)
{
    private readonly List<Life> _lives = [];

    /// <summary>From a death after the first effect on, until none is left to die after.</summary>
    public static async Task SweepAsync(Func<LateSteps, Task> run)
    {
        for (var dieAfter = 1; ; dieAfter++)
        {
            var late = new LateSteps(dieAfter);
            try
            {
                await run(late);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Late steps that died after {dieAfter} effects did harm.", exception);
            }

            if (!late._lives.Exists(life => life.IsOver))
                return;
        }
    }

    public void ComeTo(ExportWorld world) => world.Hosts.DeliverAgainOn = () => Host(world);

    public Task ComeAfterTheEndAsync(ExportWorld world) => world.Hosts.DeliverAgainAsync(() => Host(world));

    private AppHost Host(ExportWorld world)
    {
        var life = new Life(dieAfter);
        _lives.Add(life);
        return world.NewHost(life);
    }
}
