using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Faults;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A host that dies in the middle of the first sync, and one that comes after it.</summary>
[Collection(Installation.Collection)]
public sealed class InterruptionTests(Installation app) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        app.Planners.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
    }

    [Fact]
    public async Task Killed_while_the_planner_is_being_sent_to_it_completes_after_a_restart()
    {
        var account = await app.ConnectedAccountAsync();
        app.Planners.Faults.Hang(path: $"/accounts/{account.Api.Account}/employees/batch");
        var run = await account.Api.SyncAsync(account.ConnectionId);
        await Waiting.UntilAsync("the first batch in the planner", () => Task.FromResult(account.Planner.Employees.Count > 0));

        await KillAndRestartAsync(account, run);

        await AssertCompletedOnceAsync(account, run);
    }

    [Fact]
    public async Task Killed_after_the_planner_took_a_batch_over_but_before_it_said_so_nobody_is_made_twice()
    {
        var account = await app.ConnectedAccountAsync();
        var batch = $"/accounts/{account.Api.Account}/employees/batch";
        app.Planners.Faults.LoseAnswer(path: batch);
        app.Planners.Faults.Hang(times: 1000, path: batch);
        var run = await account.Api.SyncAsync(account.ConnectionId);
        await Waiting.UntilAsync("the first batch in the planner", () => Task.FromResult(account.Planner.Employees.Count > 0));

        await KillAndRestartAsync(account, run);

        await AssertCompletedOnceAsync(account, run);
    }

    [Fact]
    public async Task Killed_while_Loket_is_being_read_it_completes_after_a_restart()
    {
        var account = await app.ConnectedAccountAsync();
        await app.Loket.FaultAsync(new Fault(FaultKind.Hang) { Path = "GetActualWagesByEmployerId", Times = 1 });
        var run = await account.Api.SyncAsync(account.ConnectionId);
        await Waiting.UntilAsync("a call that hangs", async () => (await app.Loket.FaultsAsync()).Any(fault => fault.Struck > 0));

        await KillAndRestartAsync(account, run);

        await AssertCompletedOnceAsync(account, run);
    }

    [Fact]
    public async Task Stopped_in_order_in_the_middle_it_completes_after_a_restart()
    {
        var account = await app.ConnectedAccountAsync();
        app.Planners.Faults.Hang(path: $"/accounts/{account.Api.Account}/employees/batch");
        var run = await account.Api.SyncAsync(account.ConnectionId);
        await Waiting.UntilAsync("the first batch in the planner", () => Task.FromResult(account.Planner.Employees.Count > 0));

        await app.System.Host.StopAsync();
        app.Planners.Faults.Clear();
        await app.RestartAsync();

        await AssertCompletedOnceAsync(account, run);
    }

    private async Task KillAndRestartAsync(TestAccount account, RunStarted run)
    {
        Assert.False((await account.Api.RunAsync(account.ConnectionId, run.RunId)).IsFinished);
        await app.System.Host.KillAsync();
        app.Planners.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        await app.RestartAsync();
    }

    private static async Task AssertCompletedOnceAsync(TestAccount account, RunStarted run)
    {
        var finished = await account.FinishedAsync(run.RunId);

        await account.AssertCompletedOnceAsync(finished);
        Assert.Single(await account.Api.RunsAsync(account.ConnectionId));
    }
}
