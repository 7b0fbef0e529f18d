using System.Collections.Concurrent;
using LoketFunctions.Failures;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Durable;

namespace LoketFunctions.Tests.Sync;

/// <summary>The orchestrator on a real engine, with steps that do as the test says.</summary>
public sealed class SyncOrchestrationTests
{
    private static readonly Guid[] Employers = [.. Enumerable.Range(1, 3).Select(n => Guid.Parse($"b0000000-0000-0000-0000-{n:D12}"))];
    private static readonly Guid[] Administrations = [
        .. Enumerable.Range(1, 6).Select(n => Guid.Parse($"a0000000-0000-0000-0000-{n:D12}"))];
    private static readonly SyncRequest Request = new("l1nda:acme", new("c1"), "r1", 1, SyncTrigger.Nightly);

    [Fact]
    public async Task Every_administration_is_synced_and_the_run_is_finished()
    {
        var steps = new Steps { AtOnce = 2 };
        await RunAsync(steps);
        Assert.Equal(Administrations.Order(), steps.Synced.Order());
        Assert.Equal(Employers.Order(), steps.Read.Order());
        Assert.Empty(steps.End.Administrations);
        Assert.Null(steps.End.Failure);
    }

    [Fact]
    public async Task A_preview_runs_the_same_steps_in_the_same_order()
    {
        var steps = new Steps();
        await RunAsync(steps, preview: true);
        Assert.Equal(Administrations.Order(), steps.Synced.Order());
        Assert.True(steps.End.Request.Preview);
    }

    [Fact]
    public async Task A_quiet_employer_is_not_read_but_its_administrations_are_looked_at()
    {
        var steps = new Steps { Reads = employer => employer != Employers[0] };
        await RunAsync(steps);
        Assert.Equal(Employers[1..].Order(), steps.Read.Order());
        Assert.Equal(Administrations.Order(), steps.Synced.Order());
    }

    [Fact]
    public async Task What_fails_for_one_employer_stops_no_other()
    {
        var steps = new Steps
        {
            AtOnce = 2,
            ReadFails = employer => employer == Employers[1] ? new StepFailure(FailureClass.Configuration, "right-missing") : null,
        };
        await RunAsync(steps);
        Assert.Equal(Administrations.Except(Administrations[2..4]).Order(), steps.Synced.Order());
        Assert.Equal(Administrations[2..4], steps.End.Administrations.Select(failed => failed.AdministrationId));
        Assert.All(steps.End.Administrations, failed => Assert.Equal("right-missing", failed.Failure.Code));
        Assert.Equal(1, steps.Read.Count(employer => employer == Employers[1])); // Only transient failures are tried again.
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again()
    {
        var steps = new Steps();
        steps.SyncFails = step => step.AdministrationId == Administrations[0] && steps.Synced.Count(id => id == Administrations[0]) < 3
            ? new StepFailure(FailureClass.Transient, "planner-busy")
            : null;
        await RunAsync(steps);
        Assert.Equal(3, steps.Synced.Count(id => id == Administrations[0]));
        Assert.Empty(steps.End.Administrations);
    }

    [Fact]
    public async Task A_failure_that_does_not_pass_is_given_up_and_named()
    {
        var steps = new Steps
        {
            SyncFails = step =>
                step.AdministrationId == Administrations[0] ? new StepFailure(FailureClass.Transient, "planner-busy") : null,
        };
        await RunAsync(steps);
        Assert.Equal(3, steps.Synced.Count(id => id == Administrations[0]));
        Assert.Equal("planner-busy", Assert.Single(steps.End.Administrations).Failure.Code);
    }

    [Fact]
    public async Task A_step_whose_worker_is_lost_is_run_again()
    {
        var steps = new Steps();
        steps.Throws = id => id == Administrations[0] && steps.Synced.Count(one => one == id) < 3;
        await RunAsync(steps);
        Assert.Equal(3, steps.Synced.Count(id => id == Administrations[0]));
        Assert.Empty(steps.End.Administrations);
    }

    [Fact]
    public async Task A_fault_of_ours_is_reported_and_stops_no_other()
    {
        var steps = new Steps { Throws = id => id == Administrations[5] };
        await RunAsync(steps);
        Assert.Equal(3, steps.Synced.Count(id => id == Administrations[5]));
        Assert.Equal(
            new AdministrationFailure(Administrations[5], new StepFailure(FailureClass.Internal, "unexpected")),
            Assert.Single(steps.End.Administrations));
    }

    [Fact]
    public async Task Without_a_plan_or_the_planner_s_staff_the_run_fails_as_a_whole()
    {
        var steps = new Steps { PlanFails = new StepFailure(FailureClass.Configuration, "reconnect") };
        await RunAsync(steps);
        Assert.Equal("reconnect", steps.End.Failure!.Code);
        Assert.Empty(steps.Synced);

        steps = new Steps { StaffFails = new StepFailure(FailureClass.Configuration, "planner-refused") };
        await RunAsync(steps);
        Assert.Equal("planner-refused", steps.End.Failure!.Code);
        Assert.Empty(steps.Read);
    }

    [Fact]
    public async Task Shared_numbers_are_compared_over_all_that_was_read_before_anybody_is_synced()
    {
        var steps = new Steps
        {
            NumbersAreShared = true,
            ReadFails = employer => employer == Employers[1] ? new StepFailure(FailureClass.Configuration, "right-missing") : null,
        };
        await RunAsync(steps);
        Assert.Equal([Employers[0], Employers[2]], Assert.Single(steps.Compared).Select(employer => employer.EmployerId));
        Assert.Equal(4, steps.Synced.Count);

        steps = new Steps { NumbersAreShared = true, NumbersFail = new StepFailure(FailureClass.Internal, "superseded") };
        await RunAsync(steps);
        Assert.Equal("superseded", steps.End.Failure!.Code);
        Assert.Empty(steps.Synced);
    }

    [Fact]
    public async Task No_more_than_the_plan_s_bound_are_under_way_at_once()
    {
        // The engine itself lets as many run as there are processors, so that only a bound of one shows.
        var steps = new Steps { AtOnce = 1, Takes = TimeSpan.FromMilliseconds(30) };
        await RunAsync(steps);
        Assert.Equal(1, steps.MostAtOnce);
    }

    private static Task RunAsync(Steps steps, bool preview = false) => DurableEngine.RunAsync(
        steps.Book, nameof(SyncConnectionOrchestration.SyncConnection), Request with { Preview = preview },
        SyncConnectionOrchestration.InstanceId(Request.ConnectionId));

    /// <summary>Scripted steps that note what they were asked.</summary>
    private sealed class Steps
    {
        private readonly ConcurrentQueue<RunEnd> _ends = new();
        private int _underWay;
        private int _most;

        /// <summary>More than one at once costs this engine half a second each time.</summary>
        public int AtOnce { get; init; } = 1;

        public TimeSpan Takes { get; init; }

        public StepFailure? PlanFails { get; init; }

        public StepFailure? StaffFails { get; init; }

        public Func<Guid, bool> Reads { get; init; } = _ => true;

        public Func<Guid, StepFailure?> ReadFails { get; init; } = _ => null;

        public Func<AdministrationStep, StepFailure?> SyncFails { get; set; } = _ => null;

        public Func<Guid, bool> Throws { get; set; } = _ => false;

        public bool NumbersAreShared { get; init; }

        public StepFailure? NumbersFail { get; init; }

        public ConcurrentQueue<IReadOnlyList<EmployerPlan>> Compared { get; } = new();

        public ConcurrentQueue<Guid> Read { get; } = new();

        public ConcurrentQueue<Guid> Synced { get; } = new();

        public int MostAtOnce => _most;

        public RunEnd End => Assert.Single(_ends);

        public FunctionBook Book => new FunctionBook()
            .Orchestrator<SyncRequest>(SyncConnectionOrchestration.SyncConnection)
            .Activity<SyncRequest, StepResult<RunPlan>>(nameof(SyncSteps.PlanRun), _ => Of(PlanFails, Plan()))
            .Activity<SyncRequest, StepResult<StepDone>>(nameof(SyncSteps.ReadPlannerStaff), _ => Of(StaffFails, new StepDone()))
            .Activity<EmployerStep, StepResult<StepDone>>(nameof(SyncSteps.ReadEmployer), step => NotedAsync(() =>
            {
                Read.Enqueue(step.Employer.EmployerId);
                return Of(ReadFails(step.Employer.EmployerId), new StepDone());
            }))
            .Activity<NumberStep, StepResult<StepDone>>(nameof(SyncSteps.CheckNumbers), step =>
            {
                // What was synced before would have decided without it.
                Assert.Empty(Synced);
                Compared.Enqueue(step.Employers);
                return Of(NumbersFail, new StepDone());
            })
            .Activity<AdministrationStep, StepResult<SyncCounts>>(nameof(SyncSteps.SyncAdministration), step => NotedAsync(() =>
            {
                Synced.Enqueue(step.AdministrationId);
                return Throws(step.AdministrationId)
                    ? throw new InvalidOperationException("A fault.")
                    : Of(SyncFails(step), SyncCounts.None);
            }))
            .Activity<RunEnd>(nameof(SyncSteps.FinishRun), _ends.Enqueue);

        private RunPlan Plan() => new(
            [.. Employers.Select((id, index) => new EmployerPlan(id, Administrations[(2 * index)..((2 * index) + 2)], 1, 2, Reads(id)))],
            AtOnce, TimeSpan.FromMilliseconds(10), NumbersAreShared);

        private async Task<T> NotedAsync<T>(Func<T> step)
        {
            var now = Interlocked.Increment(ref _underWay);
            InterlockedMax(now);
            await Task.Delay(Takes);
            try
            {
                return step();
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        }

        private void InterlockedMax(int value)
        {
            int seen;
            while ((seen = _most) < value && Interlocked.CompareExchange(ref _most, value, seen) != seen)
            {
            }
        }

        private static StepResult<T> Of<T>(StepFailure? failure, T value)
            where T : class => failure is null ? new StepResult<T>(value, null) : new StepResult<T>(null, failure);
    }
}
