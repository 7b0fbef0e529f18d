using LoketFunctions.Benchmarks.Night;
using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Benchmarks;

/// <summary>The simulated night keeps to the app, and to its own arithmetic.</summary>
public sealed class NightTests
{
    /// <summary>About what is measured, so that no storage is needed here.</summary>
    private static readonly NightCosts Costs = new(
        new Dictionary<string, Cost>
        {
            [nameof(SyncSteps.PlanRun)] = Cost(13, 2, loket: 1),
            [nameof(SyncSteps.ReadPlannerStaff)] = Cost(8, 0, planner: 1),
            [nameof(SyncSteps.ReadEmployer)] = Cost(12, 0, loket: 7),
            [nameof(SyncSteps.CheckNumbers)] = Cost(4, 2),
            [nameof(SyncSteps.SyncAdministration)] = Cost(20, 0, planner: 1),
            [nameof(SyncSteps.SyncAdministration) + StepMeasurement.Quiet] = Cost(18, 0),
            [nameof(SyncSteps.FinishRun)] = Cost(9, 1),
        },
        Cost(6, 0).Once, Cost(1, 0).Once, 2, 2);

    [Fact]
    public void Ten_thousand_connections_are_done_long_before_six_and_the_engine_is_what_binds()
    {
        var night = NightBenchmark.Simulate(new Knobs { SpreadOver = TimeSpan.FromHours(2) }, Costs);
        Assert.True(night.IsFine);
        Assert.InRange(night.End, night.MustEndBy.AddHours(-6.5), night.MustEndBy.AddHours(-5.5));
        Assert.StartsWith("Durable: activities/s", night.Binding.What, StringComparison.Ordinal);
        Assert.InRange(night.Binding.Used, 0.2, 0.9);
    }

    [Fact]
    public void By_hand_the_night_comes_to_the_same()
    {
        // All employers changed, all in one lane of time: 1 + 1 + n + n + 1 steps a connection, 8n + 1 calls to Loket, each once.
        var knobs = new Knobs { Connections = 1000, Administrations = 3000, Changed = 100 };
        var loads = NightBenchmark.Simulate(knobs, Costs).Loads;
        Assert.Equal(1000, loads.Started.Total);
        Assert.Equal(1000, loads.Finished.Total);
        Assert.Equal((3 * 1000) + (2 * 3000), loads.Activities.Total);
        Assert.Equal(1000 + (7 * 3000), loads.Loket.Total, 3);
        Assert.Equal(1000 + 3000, loads.Planner.Total, 3);
    }

    [Fact]
    public void The_same_knobs_give_the_same_night()
    {
        var knobs = new Knobs { Connections = 500, Administrations = 2500 };
        var (one, two, other) = (NightBenchmark.Simulate(knobs, Costs), NightBenchmark.Simulate(knobs, Costs),
            NightBenchmark.Simulate(knobs with { Seed = 2 }, Costs));
        Assert.Equal((one.Loads.End, one.Loads.Storage.Total), (two.Loads.End, two.Loads.Storage.Total));
        Assert.NotEqual(one.Loads.End, other.Loads.End);
    }

    [Theory]
    [InlineData("all at once", "Durable: activities/s", 1)]
    [InlineData("slow Loket, few machines", "Instances", 1)]
    [InlineData("one large account", "Table partition of the largest account", 1.2)]
    public void What_binds_is_named_whatever_it_is(string night, string binding, double least)
    {
        var knobs = new Knobs { SpreadOver = TimeSpan.FromHours(1) };
        knobs = night switch
        {
            "all at once" => knobs with { SpreadOver = TimeSpan.FromMilliseconds(1), Connections = 2000, Administrations = 10_000 },
            "slow Loket, few machines" => knobs with { Instances = 2, LoketMs = 2000, Connections = 3000, Administrations = 15_000 },
            _ => knobs with { LargestAccount = 10_000, Profiles = new Dictionary<string, int> { ["loket-koppeling"] = 100 } },
        };
        var costs = night == "one large account"
            ? Costs with { Steps = new Dictionary<string, Cost>(Costs.Steps) { ["CheckNumbers"] = Shared(2000) } }
            : Costs;
        var limit = NightBenchmark.Simulate(knobs, costs).Binding;
        Assert.StartsWith(binding, limit.What, StringComparison.Ordinal);
        Assert.InRange(limit.Used, least - 0.05, 100);
    }

    private static Cost Cost(double storage, double perAdministration, double loket = 0, double planner = 0) => new(
        new StepCost(storage, 0, loket, 0, planner, 0, 1, 5), new StepCost(perAdministration, 0, 0, 0, 0, 0, 0, 0));

    private static Cost Shared(double entities) => new(StepCost.None with { Shared = entities }, StepCost.None);
}
