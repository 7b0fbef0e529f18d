using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>The planner's side fails, or refuses single people.</summary>
[Collection(Installation.Collection)]
public sealed class PlannerFailureTests(Installation app) : IAsyncLifetime
{
    private const int Lasting = 1000;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        app.Planners.Faults.Clear();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(503, "planner-busy", "transient")]
    [InlineData(429, "planner-busy", "transient")]
    [InlineData(401, "planner-refused", "configuration")]
    [InlineData(400, "planner-refused", "ours")]
    public async Task A_planner_that_takes_no_batches_fails_each_administration_and_gets_everything_later(
        int status, string code, string failureClass)
    {
        var account = await app.ConnectedAccountAsync();
        app.Planners.Faults.Answer(status, Lasting, path: $"/accounts/{account.Api.Account}/employees/batch");

        var run = await account.SyncAsync();

        await account.KeepSyncAsync(failureClass == "transient" ? "given-up" : "refused-by-planner");
        Assert.NotEqual("completed", run.State);
        Assert.Empty(account.Planner.Employees);
        Assert.All(run.Administrations!, administration =>
        {
            Assert.Equal("failed", administration.State);
            Assert.Equal(code, administration.Problem?.Code);
            Assert.Equal(failureClass, administration.Problem?.Class);
            Assert.Equal("planner", administration.Problem?.Move);
            Assert.False(string.IsNullOrWhiteSpace(administration.Problem?.WhatToDo));
        });
        app.Planners.Faults.Clear();
        await AssertCompletesAsync(account);
    }

    [Fact]
    public async Task A_planner_whose_staff_cannot_be_read_is_sent_nothing()
    {
        var account = await app.ConnectedAccountAsync();
        app.Planners.Faults.Answer(503, Lasting, path: $"/accounts/{account.Api.Account}/employees");

        var run = await account.SyncAsync();

        await account.KeepSyncAsync("no-planner-staff");
        Assert.Equal("failed", run.State);
        Assert.Equal("planner-busy", run.Problem?.Code);
        Assert.Empty(account.Batches);
        app.Planners.Faults.Clear();
        await AssertCompletesAsync(account);
    }

    [Fact]
    public async Task A_passing_failure_and_a_lost_answer_are_not_noticed_and_double_nobody()
    {
        var account = await app.ConnectedAccountAsync();
        var batch = $"/accounts/{account.Api.Account}/employees/batch";
        // Once more than one step asks by itself: the step is taken again.
        app.Planners.Faults.Answer(503, times: 2, path: $"/accounts/{account.Api.Account}/employees");
        app.Planners.Faults.Answer(503, path: batch);
        app.Planners.Faults.LoseAnswer(path: batch);

        Assert.Equal("completed", (await account.SyncAsync()).State);

        await account.KeepSyncAsync("tried-again");
        await account.AssertInStepAsync();
        Assert.All(account.Planner.Employees, employee => Assert.Equal(1, account.Planner.TimesCreated(employee.LoketEmployeeId!)));
        var attempts = account.Batches.GroupBy(request => request.Body).ToList();
        Assert.Contains(attempts, attempt => attempt.Count() > 1);
        Assert.All(attempts, attempt => Assert.Single(attempt.Select(request => request.IdempotencyKey).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Somebody_whom_the_planner_rejects_is_reported_in_its_words_and_taken_over_once_it_accepts()
    {
        const string Words = "Het e-mailadres is al in gebruik.";
        var account = await app.ConnectedAccountAsync();
        var rejected = (await account.PulledAsync())[0].Id;
        account.Planner.Reject(rejected.ToString(), Words);

        var run = await account.SyncAsync();

        Assert.Equal("completedWithFailures", run.State);
        Assert.True(run.Failed >= 1);
        Assert.Equal((await account.PulledAsync()).Count - 1, account.Planner.Employees.Count);
        var failed = (await account.ReportAsync(run)).Where(employee => employee.Outcome == "failed").ToList();
        Assert.All(failed, employee => Assert.Equal(rejected, employee.LoketEmployeeId));
        Assert.Contains(failed, employee => employee.Words!.Contains(Words, StringComparison.Ordinal));

        account.Planner.Reject(rejected.ToString(), null);
        await AssertCompletesAsync(account);
    }

    [Fact]
    public async Task One_employee_can_be_sent_again()
    {
        var account = await app.ConnectedAccountAsync();
        var rejected = (await account.PulledAsync())[0].Id;
        account.Planner.Reject(rejected.ToString(), "Nee.");
        await account.SyncAsync();
        account.Planner.Reject(rejected.ToString(), null);
        var batches = account.Batches.Count();

        await account.SyncAsync(new { employeeId = rejected });

        Assert.All(account.Batches.Skip(batches).SelectMany(batch => Received.Records(batch.Body)),
            record => Assert.Equal(rejected, (Guid)record["loketEmployeeId"]!));
        await account.AssertInStepAsync();
    }

    private static async Task AssertCompletesAsync(TestAccount account)
    {
        Assert.Equal("completed", (await account.SyncAsync()).State);
        await account.AssertInStepAsync();
    }
}
