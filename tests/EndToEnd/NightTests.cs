using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Changes;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>S3 S5 S12 S14: nights as they come, and what they cost.</summary>
[Collection(Installation.Collection)]
public sealed class NightTests(Installation app)
{
    private const string VersionNumbers = "GetEmploymentLastModifiedVersionNumbersByEmployerId";

    [Fact]
    public async Task The_first_night_brings_everybody_in_bulk()
    {
        var account = await app.ConnectedAccountAsync();
        await app.Loket.ForgetCallsAsync();

        var run = await account.NextNightAsync();
        var calls = await app.Loket.CallsAsync();

        await account.KeepSyncAsync("plain");
        Assert.Equal("nightly", run.Trigger);
        Assert.Equal("completed", run.State);
        await account.AssertInStepAsync();
        var pulled = await account.PulledAsync();
        Assert.Equal(pulled.Count, run.Created);
        Assert.Equal(pulled.Count, account.Planner.Employees.Count);
        Assert.Equal(0, run.Failed);
        await AssertCountsAsync(account, run);

        Assert.DoesNotContain(calls.Activities.Keys, activity =>
            activity.EndsWith("ByEmployeeId", StringComparison.Ordinal) || activity.EndsWith("ByEmploymentId", StringComparison.Ordinal));
        // Hours and units that held before, or will, are asked for by the day of a change: by days, not by people.
        string[] byDay = ["GetActualWorkingHoursByEmployerId", "GetActualOrganizationalEntitiesByEmployerId"];
        Assert.All(calls.Activities, activity => Assert.InRange(
            activity.Value, 1, (byDay.Contains(activity.Key) ? 8 : 2) * Installation.Employers));
        Assert.Equal(calls.Total, run.LoketCalls);
        Assert.Equal(app.Planners.Log.Requests
            .Count(request => request.Path.Contains($"/{account.Api.Account}/", StringComparison.Ordinal)), run.PlannerCalls);
    }

    [Fact]
    public async Task A_quiet_night_costs_one_version_number_call_per_employer_and_a_constant()
    {
        var large = await QuietNightAsync(Installation.Employers);
        var small = await QuietNightAsync(1);

        Assert.InRange(large.Activities.GetValueOrDefault(VersionNumbers), 0, Installation.Employers);
        Assert.InRange(small.Activities.GetValueOrDefault(VersionNumbers), 0, 1);
        Assert.Equal(Constant(small), Constant(large));
        Assert.InRange(Constant(small), 0, 5);

        async Task<CallFigures> QuietNightAsync(int employers)
        {
            var user = await app.NewUserAsync(user => user with { Employers = [.. Enumerable.Range(0, employers)] });
            var account = await app.ConnectedAccountAsync(user: user);
            var first = await account.NextNightAsync();
            await app.Loket.ForgetCallsAsync();
            var sent = account.Batches.Count();

            var run = await account.NextNightAsync();
            var calls = await app.Loket.CallsAsync();

            Assert.Equal("completed", run.State);
            Assert.Equal(calls.Total, run.LoketCalls);
            Assert.Equal(0, run.Created + run.Updated + run.Failed);
            Assert.Equal(first.Created + first.Updated, run.Unchanged);
            Assert.Equal(sent, account.Batches.Count());
            await account.KeepSyncAsync("quiet-employer");
            return calls;
        }

        static int Constant(CallFigures calls) => calls.Total - calls.Activities.GetValueOrDefault(VersionNumbers);
    }

    [Fact]
    public async Task A_night_with_changes_sends_those_people_and_nobody_else()
    {
        var account = await app.ConnectedAccountAsync();
        await account.NextNightAsync();
        var (batches, before) = (account.Batches.Count(), account.Planner.Results.Count);
        var changes = await app.ChangeLoketAsync(null, count: 11);

        var run = await account.NextNightAsync();

        Assert.Equal("completed", run.State);
        await account.AssertInStepAsync();
        var sent = account.Batches.Skip(batches).SelectMany(batch => Received.Records(batch.Body)).ToList();
        var changed = changes.Select(change => change.EmployeeId).ToHashSet();
        Assert.All(sent, record => Assert.Contains((Guid)record["loketEmployeeId"]!, changed));
        Assert.Equal(["phone"], Fields(ChangeKind.Phone));
        Assert.Contains("affiliate", Fields(ChangeKind.Department));
        Assert.Contains("contractEndDate", Fields(ChangeKind.Extend));
        Assert.Empty(Fields(ChangeKind.End));
        Assert.Empty(Fields(ChangeKind.FutureWage));
        Assert.Equal("create", IntentOf(ChangeKind.Hire));
        var results = account.Planner.Results.Skip(before).ToLookup(result => result.Outcome);
        Assert.Equal((results["created"].Count(), results["updated"].Count()), (run.Created, run.Updated));
        await AssertCountsAsync(account, run);

        IEnumerable<string> Fields(ChangeKind kind) => sent
            .Where(record => IsOf(kind, record)).SelectMany(record => Received.FieldsOf(record)).Distinct(StringComparer.Ordinal);

        string? IntentOf(ChangeKind kind) => sent.Where(record => IsOf(kind, record)).Select(record => (string?)record["intent"]).Single();

        bool IsOf(ChangeKind kind, System.Text.Json.Nodes.JsonObject record) =>
            changes.Any(change => change.Kind == kind && change.EmployeeId == (Guid)record["loketEmployeeId"]!);
    }

    [Fact]
    public async Task A_full_sync_reads_everything_again_and_tells_all_of_it_again_though_nothing_changed()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var told = account.Planner.Results.Select(result => result.LoketEmployeeId).ToList();
        await app.Loket.ForgetCallsAsync();

        var run = await account.SyncAsync(new { full = true });

        Assert.Equal("completed", run.State);
        Assert.Equal("request", run.Trigger);
        Assert.Equal(Installation.Employers, (await app.Loket.CallsAsync()).Activities["GetEmployeesByEmployerId"]);
        Assert.Equal(0, run.Created + run.Updated);
        Assert.Equal(
            told.Order(StringComparer.Ordinal),
            account.Planner.Results.Skip(told.Count).Select(result => result.LoketEmployeeId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sync_of_one_administration_leaves_the_others_alone()
    {
        var account = await app.ConnectedAccountAsync();
        var one = (await account.ChosenAsync()).First();

        var run = await account.SyncAsync(new { administrationId = one });

        Assert.Equal([one], run.Administrations!.Select(administration => administration.Id));
        Assert.All(account.Planner.Employees, employee => Assert.Equal(one.ToString(), employee.AdministrationId));
        Assert.NotEmpty(account.Planner.Employees);
    }

    [Fact]
    public async Task All_that_the_app_asked_of_Loket_fits_Loket_s_own_description()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();

        Assert.Equal("", string.Join('\n', (await app.Loket.ViolationsAsync()).Keys));
    }

    /// <summary>The sums, the administrations and the employees' reports tell the same, and account for everybody in Loket.</summary>
    private async Task AssertCountsAsync(TestAccount account, RunView run)
    {
        var people = await app.ReadLoketAsync();
        foreach (var administration in run.Administrations!)
        {
            var total =
                administration.Created + administration.Updated + administration.Unchanged + administration.Skipped + administration.Failed;
            Assert.Equal(
                people.Count(person => person.Employments.Any(employment => employment.AdministrationId == administration.Id)), total);
            Assert.Equal(administration.Skipped, administration.SkippedByReason?.Values.Sum() ?? 0);

            var report = (await account.Api.ReportAsync(account.ConnectionId, run.Id, administration.Id)).Employees;
            Assert.Equal(administration.Created, report.Count(employee => employee.Outcome == "created"));
            Assert.Equal(administration.Skipped, report.Count(employee => employee.Outcome == "skipped"));
            Assert.All(report.Where(employee => employee.Outcome == "skipped"),
                employee => Assert.False(string.IsNullOrWhiteSpace(employee.Words)));
        }

        Assert.Equal(run.Created, run.Administrations.Sum(administration => administration.Created));
        Assert.Equal(run.Unchanged, run.Administrations.Sum(administration => administration.Unchanged));
    }
}
