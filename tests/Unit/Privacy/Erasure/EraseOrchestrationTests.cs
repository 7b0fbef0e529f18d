using System.Collections.Concurrent;
using LoketFunctions.Connections;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Tests.Durable;

namespace LoketFunctions.Tests.Privacy.Erasure;

/// <summary>The orchestrator on a real engine, with steps that do as the test says.</summary>
public sealed class EraseOrchestrationTests
{
    private static readonly EraseRequest Request = new("l1nda:acme", new("c1"));

    [Fact]
    public async Task It_stops_purges_empties_proves_and_looks_once_more()
    {
        var steps = new Steps { Rows = new Dictionary<string, int> { ["Links"] = 12, ["snapshots"] = 0 } };

        await RunAsync(steps);

        Assert.Equal(
            ["stop", "purge", "Links", "Links", "Links", "snapshots", "prove", "finish", "stop", "purge", "Links", "snapshots", "prove",
                "finish"], steps.Done);
        Assert.All(steps.Ends, end => Assert.Equal([new ErasedPlace("Links", 12), new ErasedPlace("orchestrations", 1)], end.Removed));
        Assert.All(steps.Ends, end => Assert.Empty(end.Left));
    }

    [Fact]
    public async Task Nothing_is_erased_before_all_work_has_stopped_and_what_does_not_stop_is_terminated()
    {
        var steps = new Steps { Patience = TimeSpan.FromSeconds(1), StopsBy = stop => stop.Terminate };

        await RunAsync(steps);

        var stops = steps.Done.TakeWhile(step => step == "stop").Count();
        Assert.True(stops > 1, "It did not wait.");
        Assert.Equal("purge", steps.Done.ElementAt(stops));
        Assert.True(steps.Terminated);
    }

    [Fact]
    public async Task What_was_written_after_all_goes_with_the_last_look()
    {
        var steps = new Steps { Rows = new Dictionary<string, int> { ["Links"] = 1, ["snapshots"] = 0 }, LateRows = 2 };

        await RunAsync(steps);

        Assert.Equal(3, steps.Ends.Last().Removed.Single(place => place.Place == "Links").Count);
        Assert.Empty(steps.Ends.Last().Left);
    }

    private static Task RunAsync(Steps steps) => DurableEngine.RunAsync(
        steps.Book, nameof(EraseConnectionOrchestration.EraseConnection), Request,
        EraseConnectionOrchestration.InstanceId(Request.ConnectionId));

    /// <summary>Scripted steps that note what they did; a step takes five rows.</summary>
    private sealed class Steps
    {
        private const int RowsPerStep = 5;
        private readonly ConcurrentDictionary<string, int> _left = new();
        private int _purges;

        public Steps() => Book = new FunctionBook()
            .Orchestrator<EraseRequest>(EraseConnectionOrchestration.EraseConnection)
            .Activity<EraseRequest, ErasePlan>(
                nameof(EraseSteps.PlanErasure), _ => new ErasePlan([.. Rows.Keys], Patience, TimeSpan.FromMilliseconds(10)))
            .Activity<EraseStop, EraseCount>(nameof(EraseSteps.StopWork), Stop)
            .Activity<EraseRequest, EraseCount>(nameof(EraseSteps.PurgeWork), _ => Purge())
            .Activity<EraseStep, ErasedStep>(nameof(EraseSteps.EraseFrom), Erase)
            .Activity<EraseRequest, EraseProof>(nameof(EraseSteps.ProveErased), _ => Prove())
            .Activity<EraseEnd>(nameof(EraseSteps.FinishErasure), Finish);

        public FunctionBook Book { get; }

        public IReadOnlyDictionary<string, int> Rows { get; init; } = new Dictionary<string, int> { ["Links"] = 0 };

        public int LateRows { get; init; }

        public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

        public Func<EraseStop, bool> StopsBy { get; init; } = _ => true;

        public bool Terminated { get; private set; }

        public ConcurrentQueue<string> Done { get; } = new();

        public ConcurrentQueue<EraseEnd> Ends { get; } = new();

        private EraseCount Stop(EraseStop stop)
        {
            Done.Enqueue("stop");
            Terminated |= stop.Terminate;
            return new EraseCount(Terminated || StopsBy(stop) ? 0 : 1);
        }

        private EraseCount Purge()
        {
            Done.Enqueue("purge");
            return new EraseCount(Interlocked.Increment(ref _purges) == 1 ? 1 : 0);
        }

        private ErasedStep Erase(EraseStep step)
        {
            Done.Enqueue(step.Place);
            var left = _left.GetOrAdd(step.Place, place => Rows[place]);
            var taken = Math.Min(left, RowsPerStep);
            _left[step.Place] = left - taken;
            return new ErasedStep(taken, taken < RowsPerStep);
        }

        private EraseProof Prove()
        {
            Done.Enqueue("prove");
            return new EraseProof([.. _left.Where(place => place.Value > 0).Select(place => new ErasedPlace(place.Key, place.Value))]);
        }

        private void Finish(EraseEnd end)
        {
            Done.Enqueue("finish");
            Ends.Enqueue(end);
            _left["Links"] = Ends.Count == 1 ? LateRows : 0;
        }
    }
}
