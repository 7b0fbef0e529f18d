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
        _activities = new Pace(
            OnScheduler ? knobs.SchedulerUnits * Limits.SchedulerActionsPerSecond / Limits.ActionsPerActivity : Limits.ActivitiesPerSecond);
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
            var (moment, due) = (look, new List<(SimulatedConnection, DateTimeOffset)>());
            waiting.RemoveAll(connection =>
            {
                var night = DailySchedule.DueMoment(connection.NightlyAt, null, beginsAt, moment);
                var hasCome = night is not null && NightlyStagger.HasCome(connection.Id, night.Value, options.SpreadOver, next);
                if (hasCome)
                    due.Add((connection, night!.Value));
                return hasCome;
            });
            At((look - beginsAt).TotalSeconds, () => Look(moment, due));
        }
    }

    /// <summary>Reads the table of connections, and starts those that are due as their places come, a few at once.</summary>
    private void Look(DateTimeOffset moment, List<(SimulatedConnection Connection, DateTimeOffset Night)> due)
    {
        var pages = Math.Ceiling(_knobs.Connections / (double)Limits.EntitiesPerPage);
        var begin = _now + (pages * _knobs.StorageMs / 1000.0);
        _loads.Storage.Spread(_now, begin, pages);
        _loads.SharedEntities.Add(_now, _knobs.LargestAccount);
        var lanes = Enumerable.Repeat(begin, StartsAtOnce).ToArray();
        var inOrder = due.Select(one => (
            one.Connection, Wait: NightlyStagger.WaitOf(one.Connection.Id, one.Night, _knobs.SpreadOver, moment))).OrderBy(one => one.Wait);
        foreach (var (connection, wait) in inOrder)
        {
            var lane = Array.IndexOf(lanes, lanes.Min());
            var from = Math.Max(lanes[lane], _now + wait.TotalSeconds);
            lanes[lane] = from + Milliseconds((_costs.Start.Storage + EngineCosts.RequestsPerStart) * _knobs.StorageMs);
            _loads.Storage.Spread(from, lanes[lane], _costs.Start.Storage + (OnScheduler ? 0 : EngineCosts.RequestsPerStart));
            NoteShared(connection, from, lanes[lane], _costs.Start.Shared);
            At(lanes[lane], () => Start(connection));
        }

        var took = TimeSpan.FromSeconds(lanes.Max() - _now);
        _loads.LongestLook = took > _loads.LongestLook ? took : _loads.LongestLook;
    }

    private void Start(SimulatedConnection connection)
    {
        _loads.Started.Add(_now, 1);
        _loads.Begins = Math.Min(_loads.Begins, _now);
        Respond(new SimulatedRun(connection, _costs, _knobs.AtOnce) { StartedAt = _now }, results: 0);
    }

    /// <summary>The run's orchestrator hears of it, when its control queue comes to it.</summary>
    private void Respond(SimulatedRun run, int results)
    {
        var partition = PartitionOf(run.Connection);
        At(_orchestrators[partition].Pass(_now), () =>
        {
            _loads.Responses[partition].Add(_now, 1);
            run.Results += results;
            if (!run.IsLooking)
                LookAtResults(run);
        });
    }

    /// <summary>
    /// The orchestrator's history is read, no faster than a partition gives it, and it goes on with what has come until then.
    /// </summary>
    private void LookAtResults(SimulatedRun run)
    {
        (run.IsLooking, var results, run.Results) = (true, run.Results, 0);
        var rows = OnScheduler ? 0 : run.HistoryRows;
        var requests = OnScheduler ? 0 : EngineCosts.TableRequestsPerEpisode + (rows / Limits.EntitiesPerPage);
        var ends = _now + (requests * _knobs.StorageMs / 1000.0) + (rows / Limits.EntitiesPerSecondAndPartition);
        _loads.Storage.Spread(_now, ends, requests);
        At(ends, () => GoOn(run, results));
    }

    private void GoOn(SimulatedRun run, int results)
    {
        run.IsLooking = false;
        foreach (var cost in run.GoOn(results))
            At(_activities.Pass(_now), () => Begin(run, cost));
        if (run.Results > 0)
            LookAtResults(run);
        if (run.IsDone)
            End(run);
    }

    private void End(SimulatedRun run)
    {
        _loads.Finished.Add(_now, 1);
        _loads.OwnEntities = Math.Max(_loads.OwnEntities, run.OwnEntities.PeakOver(NightLimits.Steady) / NightLimits.Steady);
        _loads.End = _now;
        var took = TimeSpan.FromSeconds(_now - run.StartedAt);
        if (took > _loads.LongestRun.Took)
            _loads.LongestRun = (run.Connection.Administrations, took);
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
        var ends =
            _now + Milliseconds((cost.Storage * _knobs.StorageMs) + (loket * _knobs.LoketMs * gate) + (cost.Planner * _knobs.PlannerMs))
            + ((cost.Shared + cost.Own) / Limits.EntitiesPerSecondAndPartition);
        if (loket > 0 && _machines.FetchesKey(place, _now, _knobs.VaultMs / 1000.0, KeyVaultTokenKeys.CacheTime.TotalSeconds))
            _loads.Vault.Add(_now, _costs.VaultCallsWhenCold);
        _loads.Storage.Spread(_now, ends, cost.Storage);
        _loads.Loket.Spread(_now, ends, loket);
        _loads.Planner.Spread(_now, ends, cost.Planner);
        NoteShared(run.Connection, _now, ends, cost.Shared);
        run.OwnEntities.Spread(_now, ends, cost.Own);
        At(ends, () =>
        {
            _machines.Leave(place);
            Respond(run, results: 1);
            FillPlaces();
        });
    }

    private void NoteShared(SimulatedConnection connection, double from, double to, double entities)
    {
        if (connection.Account == 0)
            _loads.SharedEntities.Spread(from, to, entities);
    }

    /// <summary>By a hash of the id, as the engine does; any will do.</summary>
    private int PartitionOf(SimulatedConnection connection) =>
        (int)(NightlyStagger.PlaceOf(connection.Id, TimeSpan.FromDays(1)).Ticks % _orchestrators.Length);

    private double Milliseconds(double mean) => mean / 1000 * (1 - Jitter + (2 * Jitter * _dice.NextDouble()));

    private void At(double moment, Action happen) => _events.Enqueue(happen, (moment, _number++));
}
