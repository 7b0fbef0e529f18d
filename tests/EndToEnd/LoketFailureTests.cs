using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Faults;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>
/// Each way in which Loket can fail, at one of three employers: it ends in its class, the other employers finish, nothing is
/// lost, and the report says what happened, who acts and what to do.
/// </summary>
[Collection(Installation.Collection)]
public sealed class LoketFailureTests(Installation app) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await app.Loket.ClearFaultsAsync();

    [Theory]
    [InlineData("TooManyRequests", "loket-throttled", "transient", "nobody", "fewer calls")]
    [InlineData("Unavailable", "loket-server-error", "transient", "nobody", "fault")]
    [InlineData("ServerError", "loket-server-error", "transient", "nobody", "fault")]
    [InlineData("Unauthorized", "reconnect", "configuration", "user", "no working permission")]
    [InlineData("Forbidden", "right-missing", "configuration", "accountant", "lacks a right")]
    [InlineData("TextError", "bad-request", "ours", "operator", "did not understand")]
    [InlineData("BrokenRule", "business-rule", "configuration", "user", "fault in the data")]
    [InlineData("FailedRows", "business-rule", "configuration", "user", "fault in the data")]
    [InlineData("HalfPage", "loket-unreadable", "transient", "nobody", "incomplete")]
    [InlineData("Disconnect", null, "transient", "nobody", null)]
    [InlineData("Hang", "loket-timed-out", "transient", "nobody", "in time")]
    public async Task A_lasting_failure_at_one_employer_ends_in_its_class_and_stops_no_other(
        string kind, string? code, string failureClass, string move, string? words)
    {
        var account = await app.ConnectedAccountAsync();
        var struck = await EmployerAsync(account);
        await app.Loket.FaultAsync(new Fault(Enum.Parse<FaultKind>(kind)) { Path = $"/employers/{struck}/employees/employments" });

        var run = await account.SyncAsync();

        Assert.Equal("completedWithFailures", run.State);
        var (hit, others) = await SplitAsync(account, run, struck);
        Assert.All(others, administration => Assert.Equal("done", administration.State));
        Assert.All(hit, administration =>
        {
            Assert.Equal("failed", administration.State);
            var problem = Assert.IsType<ProblemView>(administration.Problem);
            Assert.Equal(code ?? problem.Code, problem.Code);
            Assert.Equal(failureClass, problem.Class);
            Assert.Equal(move, problem.Move);
            Assert.Contains(words ?? "", problem.What, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(problem.WhatToDo));
        });
        Assert.Equal(run.Created, account.Planner.Employees.Count);

        await AssertNothingLostAsync(account);
    }

    [Theory]
    [InlineData("TooManyRequests")]
    [InlineData("Unavailable")]
    [InlineData("HalfPage")]
    [InlineData("Disconnect")]
    [InlineData("Hang")]
    [InlineData("Unauthorized")]
    public async Task A_failure_that_passes_is_not_noticed(string kind)
    {
        var account = await app.ConnectedAccountAsync();
        await app.Loket.FaultAsync(new Fault(Enum.Parse<FaultKind>(kind)) { Path = "GetEmployeesByEmployerId", Times = 1 });

        var run = await account.SyncAsync();

        Assert.Equal("completed", run.State);
        await account.AssertInStepAsync();
    }

    [Fact]
    public async Task A_change_that_Loket_could_not_show_one_night_comes_the_next()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var change = Assert.Single(await app.ChangeLoketAsync(ChangeKind.Phone, employee: (await account.PulledAsync())[0].Id));
        await app.Loket.FaultAsync(new Fault(FaultKind.FailedRows) { Path = "GetEmployeesByEmployerId", Rows = 1000 });

        var struck = await account.NextNightAsync();
        Assert.NotEqual("completed", struck.State);
        await app.Loket.ClearFaultsAsync();
        var next = await account.NextNightAsync();

        Assert.Equal("completed", next.State);
        Assert.Contains(
            await account.ReportAsync(next), employee => employee.LoketEmployeeId == change.EmployeeId && employee.Outcome == "updated");
        await account.AssertInStepAsync();
    }

    [Fact]
    public async Task A_right_that_is_taken_away_at_one_employer_is_named_and_the_others_go_on()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var struck = await EmployerAsync(account);
        var index = (await app.Loket.StaffAsync()).Employers.Index().First(employer => employer.Item.Id == struck).Index;
        await account.ChangeUserAsync(user => user with
        {
            RightsAt =
                new Dictionary<int, IReadOnlyList<string>> { [index] = [.. user.Rights.Where(right => right != Installation.WageRight)] },
        });

        var run = await account.SyncAsync(new { full = true });

        await account.KeepSyncAsync("employer-failed");
        var (hit, others) = await SplitAsync(account, run, struck);
        Assert.All(others, administration => Assert.Equal("done", administration.State));
        Assert.All(hit, administration => Assert.Equal("right-missing", administration.Problem?.Code));
        Assert.All(
            hit, administration => Assert.Contains(Installation.WageRight, administration.Problem!.Detail, StringComparison.Ordinal));
        await account.ChangeUserAsync(user => user with { RightsAt = new Dictionary<int, IReadOnlyList<string>>() });
        Assert.Equal("completed", (await account.SyncAsync()).State);
        await account.AssertInStepAsync();
    }

    [Fact]
    public async Task A_consent_that_was_taken_back_asks_the_owner_to_connect_again_once_and_then_all_is_well()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        await app.Loket.RevokeAsync(account.User.Name);
        await app.Loket.ExpireTokensAsync(account.User.Name);

        var run = await account.SyncAsync();

        await account.KeepSyncAsync("no-plan");
        Assert.Equal("failed", run.State);
        Assert.Equal("reconnect", run.Problem?.Code);
        Assert.Equal("user", run.Problem?.Move);
        var connection = await account.ConnectionAsync();
        Assert.Equal("needsAttention", connection.State);
        Assert.Equal("reconnect", connection.Attention?.Reason);
        var mails = app.System.Mail.Messages.Where(mail => mail.Recipients.Contains($"{account.Api.Account}@owner.example")).ToList();
        Assert.Contains("sign in again", Assert.Single(mails).Subject, StringComparison.Ordinal);

        await account.ReconnectAsync();
        Assert.Equal("completed", (await account.SyncAsync()).State);
        Assert.Equal("active", (await account.ConnectionAsync()).State);
        await account.AssertInStepAsync();
    }

    private async Task AssertNothingLostAsync(TestAccount account)
    {
        await app.Loket.ClearFaultsAsync();
        if ((await account.ConnectionAsync()).Attention?.Reason == "reconnect")
            await account.ReconnectAsync();

        var run = await account.SyncAsync();

        Assert.Equal("completed", run.State);
        await account.AssertInStepAsync();
        Assert.All(account.Planner.Employees, employee => Assert.Equal(1, account.Planner.TimesCreated(employee.LoketEmployeeId!)));
    }

    /// <summary>One of the employers of the account.</summary>
    private static async Task<Guid> EmployerAsync(TestAccount account) => (await account.AdministrationsAsync())[0].EmployerId;

    /// <summary>The administrations of the employer that was struck, and the others.</summary>
    private static async Task<(IReadOnlyList<RunAdministrationView> Hit, IReadOnlyList<RunAdministrationView> Others)> SplitAsync(
        TestAccount account, RunView run, Guid employer)
    {
        var ids = (await account.AdministrationsAsync()).Where(one => one.EmployerId == employer).Select(one => one.Id).ToHashSet();
        var parts = run.Administrations!.ToLookup(administration => ids.Contains(administration.Id));
        Assert.NotEmpty(parts[true]);
        Assert.NotEmpty(parts[false]);
        return ([.. parts[true]], [.. parts[false]]);
    }
}
