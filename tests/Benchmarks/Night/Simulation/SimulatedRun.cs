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
    private readonly Dictionary<int, double> _ownEntities = [];
    private readonly Queue<string> _waiting = [];

    public SimulatedConnection Connection => connection;

    public int UnderWay { get; private set; }

    public int Episodes { get; private set; }

    public bool IsDone => UnderWay == 0 && _waiting.Count == 0 && _phases.Count == 0;

    /// <summary>The most entities of one of its own partitions within a second.</summary>
    public double BusiestOwn => _ownEntities.Values.DefaultIfEmpty().Max();

    /// <summary>Every step of a run, by phase.</summary>
    public static IEnumerable<IReadOnlyList<string>> Phases(SimulatedConnection connection) =>
    [
        [nameof(SyncSteps.PlanRun)],
        [nameof(SyncSteps.ReadPlannerStaff)],
        [.. Enumerable.Repeat(nameof(SyncSteps.ReadEmployer), connection.Changed)],
        connection.ChecksNumbers ? [nameof(SyncSteps.CheckNumbers)] : [],
        [
            .. Enumerable.Repeat(nameof(SyncSteps.SyncAdministration), connection.Changed),
            .. Enumerable.Repeat(nameof(SyncSteps.SyncAdministration) + StepMeasurement.Quiet, connection.Administrations - connection.Changed),
        ],
        [nameof(SyncSteps.FinishRun)],
    ];

    /// <summary>The orchestrator goes on: a step ended, or the run begins.</summary>
    /// <returns>What the steps cost that it asks for now.</returns>
    public IReadOnlyList<StepCost> GoOn(bool ended)
    {
        Episodes++;
        UnderWay -= ended ? 1 : 0;
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

    public void NoteOwnEntities(double at, double count) =>
        _ownEntities[(int)at] = _ownEntities.GetValueOrDefault((int)at) + count;
}
