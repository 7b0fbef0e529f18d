using System.Net.Http.Json;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Faults;
using SignedClient = LoketFunctions.Simulators.Planner.SignedClient;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>However many ask, and on however many hosts: one run, one refresh.</summary>
[Collection(Installation.Collection)]
public sealed class OneRunTests(Installation app) : IAsyncLifetime
{
    private FunctionsHost _second = null!;

    public async ValueTask InitializeAsync() => _second = await app.SecondHostAsync();

    public async ValueTask DisposeAsync()
    {
        app.Planners.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        await app.Loket.SetTokenLifetimeAsync(TimeSpan.FromHours(1));
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task Many_sync_calls_at_once_on_two_hosts_give_one_run()
    {
        var account = await app.ConnectedAccountAsync();
        var elsewhere = OnSecondHost(account);
        app.Planners.Faults.Latency = TimeSpan.FromMilliseconds(500);

        var started = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            (number % 2 == 0 ? account.Api : elsewhere).SyncAsync(account.ConnectionId)));

        // On a slow machine a call can come when the run of the others is over, and begins the next one: never one beside it.
        var runs = new List<RunView>();
        foreach (var calls in started.GroupBy(one => one.RunId, StringComparer.Ordinal))
        {
            Assert.Single(calls, one => !one.AlreadyRunning);
            runs.Add(await account.FinishedAsync(calls.Key));
        }

        runs = [.. runs.OrderBy(run => run.StartedAt)];
        Assert.All(runs, run => Assert.Equal("completed", run.State));
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.FinishedAt <= pair.Second.StartedAt));
        Assert.Equal(runs.Count, (await account.Api.RunsAsync(account.ConnectionId)).Count);
        await account.AssertInStepAsync();
    }

    [Fact]
    public async Task A_sync_call_after_the_end_of_a_run_gives_a_new_one()
    {
        var account = await app.ConnectedAccountAsync();

        var first = await account.SyncAsync();
        var second = await account.SyncAsync();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, (await account.Api.RunsAsync(account.ConnectionId)).Count);
    }

    [Fact]
    public async Task A_timer_that_fires_on_two_hosts_and_again_gives_one_run_a_night()
    {
        var first = await app.ConnectedAccountAsync();
        var later = await app.ConnectedAccountAsync();

        var night = first.NextNightAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => FireTimerAsync(number % 2 == 0 ? app.System.Host : _second)));
        var run = await night;
        // The timers have fired again by themselves when a later night has come for somebody else.
        await later.NextNightAsync();
        await later.NextNightAsync();

        Assert.Equal([run.Id], (await first.Api.RunsAsync(first.ConnectionId)).Select(one => one.Id));
        Assert.Equal(2, (await later.Api.RunsAsync(later.ConnectionId)).Count);
    }

    [Fact]
    public async Task Twenty_that_need_a_new_token_at_once_on_two_hosts_make_one_call_for_it()
    {
        await app.Loket.SetTokenLifetimeAsync(TimeSpan.FromSeconds(1));
        var account = await app.NewAccountAsync();
        await account.SignInAsync();
        await app.Loket.SetTokenLifetimeAsync(TimeSpan.FromHours(1));
        await app.Loket.ExpireTokensAsync(account.User.Name);
        var elsewhere = OnSecondHost(account);
        // Slow enough that all twenty come while it goes on.
        await app.Loket.FaultAsync(new Fault(FaultKind.Latency) { Path = "/token", Milliseconds = 1000 });
        await app.Loket.ForgetCallsAsync();

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            (number % 2 == 0 ? account.Api : elsewhere).AdministrationsAsync(account.ConnectionId)));

        Assert.All(found, Assert.NotEmpty);
        Assert.Equal(new Dictionary<string, int> { ["refresh_token ok"] = 1 }, (await app.Loket.CallsAsync()).Token);
    }

    /// <summary>Out of turn, where the host allows it; a host that does not has its schedule.</summary>
    private async Task FireTimerAsync(FunctionsHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("x-functions-key", app.System.Settings.MasterKey);
        using var _ = await http.PostAsJsonAsync("admin/functions/NightlySync", new { input = "" });
    }

    private AppApi OnSecondHost(TestAccount account) => new(
        new SignedClient(new HttpClient { BaseAddress = _second.Address }, app.Planner(account.Api.Planner).InboundSecrets[0]),
        account.Api.Planner, account.Api.Account);
}
