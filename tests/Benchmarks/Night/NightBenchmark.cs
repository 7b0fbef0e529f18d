using System.Diagnostics;
using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Benchmarks.Night.Simulation;
using LoketFunctions.Time;

namespace LoketFunctions.Benchmarks.Night;

/// <summary>Measures what a connection's night costs, simulates the night of all of them, and names what limits it.</summary>
internal static class NightBenchmark
{
    /// <summary>Six in the evening, before any night begins; the date is any.</summary>
    private static readonly DateTimeOffset BeginsAt = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    /// <returns>0 where the night is over in time and no limit is passed.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var knobs = Knobs.Read(arguments);
        var clock = Stopwatch.GetTimestamp();
        var costs = await NightCosts.MeasureAsync();
        var report = new NightReport(BeginsAt);
        report.Costs(costs, Stopwatch.GetElapsedTime(clock));

        clock = Stopwatch.GetTimestamp();
        var night = Simulate(knobs, costs);
        report.Timeline(knobs, night.Loads, Stopwatch.GetElapsedTime(clock));
        report.Limits(knobs, night);
        if (arguments.Has("compare"))
        {
            report.CompareHeader();
            foreach (var (name, other) in Variations(knobs))
                report.Compare(name, Simulate(other, costs));
        }

        return night.IsFine ? 0 : 1;
    }

    public static Night Simulate(Knobs knobs, NightCosts costs)
    {
        var loads = NightSimulation.Run(knobs, costs, BeginsAt);
        var end = AmsterdamTime.NextTimeOfDay(Night.EndsAt, BeginsAt);
        return new Night(loads, NightLimits.Of(knobs, loads, (end - BeginsAt).TotalSeconds), BeginsAt.AddSeconds(loads.End), end);
    }

    /// <summary>One knob at a time.</summary>
    private static IEnumerable<(string Name, Knobs Knobs)> Variations(Knobs knobs) =>
    [
        ("as above", knobs),
        ("spread over nothing", knobs with { SpreadOver = TimeSpan.FromMilliseconds(1) }),
        ("spread over 2 h", knobs with { SpreadOver = TimeSpan.FromHours(2) }),
        ("spread over 6 h", knobs with { SpreadOver = TimeSpan.FromHours(6) }),
        ("a look an hour, 2 h", knobs with { Schedule = "0 0 * * * *", SpreadOver = TimeSpan.FromHours(2) }),
        ("Sync__AtOnce 1, 2 h", knobs with { AtOnce = 1, SpreadOver = TimeSpan.FromHours(2) }),
        ("16 control queues", knobs with { Partitions = 16 }),
        ("2 instances, 2 h", knobs with { Instances = 2, SpreadOver = TimeSpan.FromHours(2) }),
        ("Durable Task Scheduler, 1 unit", knobs with { SchedulerUnits = 1 }),
        ("all changed, 2 h", knobs with { Changed = 100, SpreadOver = TimeSpan.FromHours(2) }),
        ("Loket 3 times as slow, 2 h", knobs with { LoketMs = knobs.LoketMs * 3, SpreadOver = TimeSpan.FromHours(2) }),
        ("twice as many, 2 h", knobs with { Connections = knobs.Connections * 2, Administrations = knobs.Administrations * 2,
            SpreadOver = TimeSpan.FromHours(2) }),
        ("ten times as many, 6 h", knobs with { Connections = knobs.Connections * 10, Administrations = knobs.Administrations * 10,
            SpreadOver = TimeSpan.FromHours(6) }),
        (
            "ten times as many, 6 h, Scheduler",
            knobs with { Connections = knobs.Connections * 10, Administrations = knobs.Administrations * 10,
                SpreadOver = TimeSpan.FromHours(6), SchedulerUnits = 1 }),
    ];
}

/// <summary>What came of a night.</summary>
/// <param name="Limits">The nearest first.</param>
internal sealed record Night(NightLoads Loads, IReadOnlyList<Measured> Limits, DateTimeOffset End, DateTimeOffset MustEndBy)
{
    public static readonly TimeOnly EndsAt = Benchmarks.Night.Limits.NightEnds;

    public Measured Binding => Limits[0];

    public bool IsFine => End <= MustEndBy && Binding.Used <= 1.05; // The last per cent are how seconds are cut.
}
