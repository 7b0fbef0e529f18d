using LoketFunctions.Benchmarks.Night.Simulation;

namespace LoketFunctions.Benchmarks.Night;

/// <summary>A night's peak of something against its limit.</summary>
/// <param name="Limit">Null where nobody publishes one.</param>
/// <param name="Knob">What moves it.</param>
internal sealed record Measured(string What, double Peak, double? Limit, string Knob)
{
    /// <summary>The part of the limit that is used; 0 where there is none.</summary>
    public double Used => Limit is { } limit ? Peak / limit : 0;

    /// <summary>How many times as much would fit.</summary>
    public double Times => 1 / Used;
}

/// <summary>Every limit of the night, the nearest first: that one binds.</summary>
internal static class NightLimits
{
    /// <summary>Seconds over which the use of a partition counts: a list that is read in one go, page after page, is no stream.</summary>
    public const int Steady = 60;

    public static IReadOnlyList<Measured> Of(Knobs knobs, NightLoads loads, double sixOClock) =>
    [
        .. All(knobs, loads, sixOClock).OrderByDescending(one => one.Used),
    ];

    private static IEnumerable<Measured> All(Knobs knobs, NightLoads loads, double sixOClock)
    {
        if (knobs.SchedulerUnits > 0)
        {
            var actions = loads.Activities.Peak() * Limits.ActionsPerActivity;
            yield return new("Durable: actions/s of the scheduler", actions, knobs.SchedulerUnits * Limits.SchedulerActionsPerSecond,
                "capacity units; Sync__SpreadOver");
        }
        else
        {
            yield return new("Durable: activities/s of the app", loads.Activities.Peak(), Limits.ActivitiesPerSecond,
                "Sync__SpreadOver; Durable Task Scheduler");
            yield return new(
                "Durable: results/s of the busiest control queue", loads.Responses.Max(load => load.Peak()),
                Limits.ResponsesPerSecondAndPartition,
                "partitionCount (a new hub); Sync__SpreadOver");
            yield return new(
                "Queue of work items, messages/s", loads.WorkItems.Peak(), Limits.QueueMessagesPerSecond, "Durable Task Scheduler");
        }

        yield return new("Storage account, requests/s", loads.Storage.Peak(), Limits.StorageRequestsPerSecond,
            "Sync__SpreadOver; an account of its own for Durable");
        yield return new("Table partition of the largest account, entities/s", loads.SharedEntities.PeakOver(Steady) / Steady,
            Limits.EntitiesPerSecondAndPartition, "Sync__SpreadOver");
        yield return new(
            "Table partition of a connection, entities/s", loads.OwnEntities, Limits.EntitiesPerSecondAndPartition, "Sync__AtOnce");
        yield return new("Key Vault, calls in 10 s", loads.Vault.PeakOver(10), Limits.VaultCallsPerTenSeconds, "fewer instances");
        yield return new(
            "Instances of Flex Consumption", loads.MachinesUsed, knobs.Instances, "maximum instance count; maxConcurrentActivityFunctions");
        yield return new(
            "Calls at once to Loket from one instance", knobs.ActivitiesPerInstance * knobs.CallsAtOnce, Limits.OutboundConnections,
            "maxConcurrentActivityFunctions; Loket__MaxCallsAtOncePerConnection");
        yield return new("The timer's longest look, s", loads.LongestLook.TotalSeconds, Limits.FunctionTimeout.TotalSeconds,
            "functionTimeout; Sync__SpreadOver");
        yield return new("The night, s of those until 06:00", loads.End - loads.Begins, sixOClock - loads.Begins, "all of the above");
        yield return new("Loket, calls/s", loads.Loket.Peak(), null, "Sync__SpreadOver");
        yield return new("Planners, calls/s", loads.Planner.Peak(), null, "Sync__SpreadOver");
    }
}
