using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Sync;

namespace LoketFunctions.Benchmarks.Night.Simulation;

/// <summary>
/// A run as <see cref="SyncConnectionOrchestration"/> leads it: phase after phase, within a phase so many steps at once. A test
/// holds the number of steps to the orchestrator's own.
/// </summary>
internal sealed class SimulatedRun(SimulatedConnection connection, NightCosts costs, int atOnce)
{
    private readonly Queue<IReadOnlyList<string>> _phases = new(Phases(connection).Where(phase => phase.Count > 0));
    private readonly Queue<string> _waiting = [];

    public SimulatedConnection Connection => connection;

    public double StartedAt { get; init; }

    public int UnderWay { get; private set; }

    public int Episodes { get; private set; }

    public bool IsDone => UnderWay == 0 && _waiting.Count == 0 && _phases.Count == 0;

    /// <summary>Results that the orchestrator has not looked at yet.</summary>
    public int Results { get; set; }

    /// <summary>It looks at some now; what comes meanwhile waits for the next time.</summary>
    public bool IsLooking { get; set; }

    /// <summary>Rows that are read of its history each time that it goes on.</summary>
    public int HistoryRows => EngineCosts.HistoryRowsPerEpisode * Episodes;

    public Load OwnEntities { get; } = new();

    /// <summary>Every step of a run, by phase.</summary>
    public static IEnumerable<IReadOnlyList<string>> Phases(SimulatedConnection connection) =>
    [
        [nameof(SyncSteps.PlanRun)],
        [nameof(SyncSteps.ReadPlannerStaff)],
        [.. Enumerable.Repeat(nameof(SyncSteps.ReadEmployer), connection.Changed)],
        connection.ChecksNumbers ? [nameof(SyncSteps.CheckNumbers)] : [],
        [
            .. Enumerable.Repeat(nameof(SyncSteps.SyncAdministration), connection.Changed),
            .. Enumerable.Repeat(
                nameof(SyncSteps.SyncAdministration) + StepMeasurement.Quiet, connection.Administrations - connection.Changed),
        ],
        [nameof(SyncSteps.FinishRun)],
    ];

    /// <summary>The orchestrator goes on: steps ended, or the run begins.</summary>
    /// <returns>What the steps cost that it asks for now.</returns>
    public IReadOnlyList<StepCost> GoOn(int ended)
    {
        Episodes++;
        UnderWay -= ended;
        if (UnderWay == 0 && _waiting.Count == 0 && _phases.TryDequeue(out var phase))
        {
            foreach (var step in phase)
                _waiting.Enqueue(step);
        }

        var begun = new List<StepCost>();
        while (UnderWay < atOnce && _waiting.TryDequeue(out var step))
        {
            UnderWay++;
            begun.Add(costs[step].For(connection.Administrations));
        }

        return begun;
    }
}
