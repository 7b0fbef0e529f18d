using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Time;

namespace LoketFunctions.Benchmarks.Night.Simulation;

/// <summary>
/// One night, event by event: looks of the timer start connections, each step waits for the engine's pace and a place on a
/// machine, and takes as long as its requests and calls. The same knobs give the same night.
/// </summary>
internal sealed class NightSimulation
{
    /// <summary>As the timer does (<see cref="NightlySync"/>).</summary>
    private const int StartsAtOnce = 16;

    /// <summary>How far a duration may lie from its mean, either way.</summary>
    private const double Jitter = 0.5;

    private readonly Knobs _knobs;
    private readonly NightCosts _costs;
    private readonly Random _dice;
    private readonly PriorityQueue<Action, (double At, long Number)> _events = new();
    private readonly Queue<(SimulatedRun Run, StepCost Cost)> _waiting = new();
    private readonly NightLoads _loads;
    private readonly Pace _activities;
    private readonly Pace[] _orchestrators;
    private readonly Machines _machines;
    private double _now;
    private long _number;

    private NightSimulation(Knobs knobs, NightCosts costs)
    {
        (_knobs, _costs, _dice) = (knobs, costs, new Random(knobs.Seed));
        _loads = new NightLoads { Responses = [.. Enumerable.Range(0, knobs.Partitions).Select(_ => new Load())] };
        _activities = new Pace(OnScheduler ? knobs.SchedulerUnits * Limits.SchedulerActionsPerSecond / Limits.ActionsPerActivity : Limits.ActivitiesPerSecond);
        var responses = OnScheduler ? knobs.SchedulerUnits * Limits.SchedulerActionsPerSecond : Limits.ResponsesPerSecondAndPartition;
        _orchestrators = [.. Enumerable.Range(0, knobs.Partitions).Select(_ => new Pace(responses))];
        _machines = new Machines(knobs.Instances, knobs.ActivitiesPerInstance);
    }

    private bool OnScheduler => _knobs.SchedulerUnits > 0;

    /// <param name="beginsAt">A moment before the first connection's night.</param>
    public static NightLoads Run(Knobs knobs, NightCosts costs, DateTimeOffset beginsAt)
    {
        var simulation = new NightSimulation(knobs, costs);
        simulation.PlanLooks(beginsAt);
        while (simulation._events.TryDequeue(out var happen, out var when))
        {
            simulation._now = when.At;
            happen();
        }

        simulation._loads.MachinesUsed = simulation._machines.MostUsed;
        return simulation._loads;
    }

    /// <summary>Every look of the night, by the app's own rules of what is due.</summary>
    private void PlanLooks(DateTimeOffset beginsAt)
    {
        var options = _knobs.Sync;
        var waiting = Population.Of(_knobs).ToList();
        for (var look = options.NextLook(beginsAt); waiting.Count > 0; look = options.NextLook(look))
        {
            var next = options.NextLook(look);
            var due = waiting.Where(connection => DailySchedule.DueMoment(connection.NightlyAt, null, beginsAt, look) is { } night
                && NightSpread.HasCome(connection.Id, night, options.SpreadOver, next)).ToList();
            waiting.RemoveAll(due.ToHashSet().Contains);
            var at = (look - beginsAt).TotalSeconds;
            At(at, () => Look(due));
        }
    }

    /// <summary>Reads the table of connections, and starts those that are due, a few at once.</summary>
    private void Look(List<SimulatedConnection> due)
    {
        var pages = Math.Ceiling(_knobs.Connections / (double)Limits.EntitiesPerPage);
        var begin = _now + (pages * _knobs.StorageMs / 1000.0);
        _loads.Storage.Spread(_now, begin, pages);
        _loads.SharedEntities.Add(_now, _knobs.LargestAccount);
        var lanes = Enumerable.Repeat(begin, StartsAtOnce).ToArray();
        foreach (var connection in due)
        {
            var lane = Array.IndexOf(lanes, lanes.Min());
            var length = Milliseconds((_costs.Start.Storage + EngineCosts.RequestsPerStart) * _knobs.StorageMs);
            var started = lanes[lane] + length;
            _loads.Storage.Spread(lanes[lane], started, _costs.Start.Storage + (OnScheduler ? 0 : EngineCosts.RequestsPerStart));
            NoteShared(connection, started, _costs.Start.Shared);
            lanes[lane] = started;
            At(started, () => Start(connection));
        }

        var took = TimeSpan.FromSeconds(lanes.Max() - _now);
        _loads.LongestLook = took > _loads.LongestLook ? took : _loads.LongestLook;
    }

    private void Start(SimulatedConnection connection)
    {
        _loads.Started.Add(_now, 1);
        _loads.Begins = Math.Min(_loads.Begins, _now);
        Respond(new SimulatedRun(connection, _costs, _knobs.AtOnce), ended: false);
    }

    /// <summary>The run's orchestrator is told, when its control queue comes to it.</summary>
    private void Respond(SimulatedRun run, bool ended)
    {
        var partition = PartitionOf(run.Connection);
        At(_orchestrators[partition].Pass(_now), () => GoOn(run, partition, ended));
    }

    private void GoOn(SimulatedRun run, int partition, bool ended)
    {
        _loads.Responses[partition].Add(_now, 1);
        foreach (var cost in run.GoOn(ended))
            At(_activities.Pass(_now), () => Begin(run, cost));
        if (!OnScheduler)
        {
            _loads.Storage.Add(_now, EngineCosts.TableRequestsPerEpisode);
            run.NoteOwnEntities(_now, EngineCosts.HistoryRowsPerEpisode * (run.Episodes + 1));
        }

        if (!run.IsDone)
            return;
        _loads.Finished.Add(_now, 1);
        _loads.OwnEntities = Math.Max(_loads.OwnEntities, run.BusiestOwn);
        _loads.End = _now;
    }

    /// <summary>The engine has let the activity go: it waits for a place on a machine.</summary>
    private void Begin(SimulatedRun run, StepCost cost)
    {
        _loads.Activities.Add(_now, 1);
        if (!OnScheduler)
        {
            _loads.Storage.Add(_now, EngineCosts.QueueRequestsPerActivity);
            _loads.WorkItems.Add(_now, EngineCosts.QueueRequestsPerActivity / 2.0);
        }

        _waiting.Enqueue((run, cost));
        FillPlaces();
    }

    private void FillPlaces()
    {
        while (_waiting.Count > 0 && _machines.Take() is { } place)
        {
            var (run, cost) = _waiting.Dequeue();
            Perform(run, cost, place);
        }
    }

    private void Perform(SimulatedRun run, StepCost cost, int place)
    {
        // Calls of a connection wait for each other above its gate; here as if its steps were all on one machine.
        var gate = Math.Max(1, run.UnderWay / (double)_knobs.CallsAtOnce);
        var loket = cost.Loket + cost.SignIns;
        var ends = _now + Milliseconds((cost.Storage * _knobs.StorageMs) + (loket * _knobs.LoketMs * gate) + (cost.Planner * _knobs.PlannerMs));
        if (loket > 0 && _machines.FetchesKey(place, _now, _knobs.VaultMs / 1000.0, KeyVaultTokenKeys.CacheTime.TotalSeconds))
            _loads.Vault.Add(_now, _costs.VaultCallsWhenCold);
        _loads.Storage.Spread(_now, ends, cost.Storage);
        _loads.Loket.Spread(_now, ends, loket);
        _loads.Planner.Spread(_now, ends, cost.Planner);
        NoteShared(run.Connection, ends, cost.Shared);
        run.NoteOwnEntities(ends, cost.Own);
        At(ends, () =>
        {
            _machines.Leave(place);
            Respond(run, ended: true);
            FillPlaces();
        });
    }

    private void NoteShared(SimulatedConnection connection, double at, double entities)
    {
        if (connection.Account == 0)
            _loads.SharedEntities.Add(at, entities);
    }

    /// <summary>By a hash of the id, as the engine does; any will do.</summary>
    private int PartitionOf(SimulatedConnection connection) =>
        (int)(NightSpread.PlaceOf(connection.Id, TimeSpan.FromDays(1)).Ticks % _orchestrators.Length);

    private double Milliseconds(double mean) => mean / 1000 * (1 - Jitter + (2 * Jitter * _dice.NextDouble()));

    private void At(double moment, Action happen) => _events.Enqueue(happen, (moment, _number++));
}
