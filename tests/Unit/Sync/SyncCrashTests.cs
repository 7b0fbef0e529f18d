using LoketFunctions.Runs;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Sandbox.Loket;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Sync;

/// <summary>
/// A host dies right after each of the things that it does outside itself while it syncs (a table's row, a blob, a batch at the
/// planner), before it hears of them. Another host goes on, and what comes of it is what comes of a sync that nothing disturbed.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class SyncCrashTests(AppStorage storage, ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(LoketVisitor.Today, new TimeOnly(9, 0), TimeSpan.Zero);

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_finishes_the_sync_as_if_nothing_had_happened()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        var survivors = await DeathSweep.RunAsync(undisturbed.Effects, async dieAfter =>
        {
            var survived = await SurviveAsync(dieAfter);
            Assert.Equal(undisturbed.Traces, survived.Traces);
            return survived;
        });

        output.WriteLine($"{survivors.Count} deaths");
        var ranTwice = survivors.SelectMany(one => one.Ran).Where(step => step.Value > 1).Select(step => step.Key).Distinct();
        Assert.Equal(undisturbed.Ran.Keys.Order(), ranTwice.Order());
    }

    [Fact]
    public async Task A_step_that_comes_once_more_and_late_changes_nothing_however_far_it_gets()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await LateSteps.SweepAsync(async late => Assert.Equal(undisturbed.Traces, (await SurviveAsync(int.MaxValue, late)).Traces));
    }

    [Fact]
    public async Task A_step_that_runs_twice_at_once_does_as_if_it_ran_once_wherever_the_other_overtakes_it()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await TwinSteps.SweepAsync(
            async twins => Assert.Equal(undisturbed.Traces, (await SurviveAsync(int.MaxValue, twins: twins)).Traces));
    }

    private async Task<Survived> SurviveAsync(int dieAfter, LateSteps? late = null, TwinSteps? twins = null)
    {
        await using var world = await ExportWorld.StartAsync(storage, new ManualClock(Now));
        SeedPlanner(world);
        var life = new Life(dieAfter);
        late?.ComeTo(world);
        twins?.ComeTo(world);
        world.StartHost(life);
        var started = await world.Services.GetRequiredService<SyncStarter>()
            .StartAsync(world.Engine.Client, world.Connection, new SyncScope(), default);
        var instance = SyncConnectionOrchestration.InstanceId(world.Connection.Id);
        await Task.WhenAny(life.Died, world.Engine.CompletedAsync(instance));
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(instance);
        if (late is not null)
            await late.ComeAfterTheEndAsync(world);

        var run = await world.Services.GetRequiredService<SyncRunStore>().FindAsync(
            new RunKey(world.Connection.Id, started.RunId!), default);
        Assert.Equal((RunState.Completed, null), (run!.State, run.FailureCode));
        var traces = await SyncTraces.OfAsync(world, started.RunId!);
        await SyncTraces.AssertClearedAsync(world);
        AssertEverybodyCameOnce(world);
        return new Survived(life.Effects, traces, world.Hosts.Runs);
    }

    /// <summary>The people that the connection has linked, as the planner has them from before.</summary>
    private static void SeedPlanner(ExportWorld world)
    {
        var account = world.Planner.Account(ExportWorld.Account);
        for (var person = 0; person < world.People.Count; person++)
            account.Seed(new PlannerEmployee($"emp-{person}", null, null, null, null, null, null, null, true));
    }

    /// <summary>Nobody is in the planner twice, and all who are employed are there.</summary>
    private static void AssertEverybodyCameOnce(ExportWorld world)
    {
        var account = world.Planner.Account(ExportWorld.Account);
        var told = account.Results.Select(result => result.LoketEmployeeId).ToList();
        Assert.Equal(told.Distinct(StringComparer.Ordinal), told);
        Assert.Superset(
            world.ActiveEmployees.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal), told.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(account.Employees.Count, account.Employees.DistinctBy(employee => employee.LoketEmployeeId).Count());
    }

    private sealed record Survived(IReadOnlyList<string> Effects, IReadOnlyList<string> Traces, IReadOnlyDictionary<string, int> Ran);
}
