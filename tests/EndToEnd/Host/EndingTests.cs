using System.Diagnostics;
using System.Globalization;
using System.Net;
using LoketFunctions.Sandbox;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>How a host ends, and what becomes of what was under way.</summary>
public sealed class EndingTests : IAsyncLifetime
{
    private Azurite _storage = null!;

    public async ValueTask InitializeAsync() => _storage = await Azurite.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Asked_to_end_it_answers_the_request_and_ends_the_activity_that_are_under_way()
    {
        await using var host = await SampleHost.StartAsync(new SampleSettings(_storage.ConnectionString));
        var chain = await Orchestration.StartAsync(host, "Chain", pieces: 2, milliseconds: 3000);
        await host.LogsAsync($"{chain.Id}.1 begins");
        var request = host.Http.GetStringAsync(new Uri("api/wait/last/3000", UriKind.Relative));
        await host.LogsAsync("last waits");

        await host.StopAsync();

        Assert.False(IsRunning(await request));
        Assert.Equal(0, await host.EndAsync());
        Assert.True(host.HasLogged($"{chain.Id}.1 ends"), host.Log.Tail());
        Assert.False(host.HasLogged($"{chain.Id}.2 begins"), host.Log.Tail());
    }

    [Fact]
    public async Task Killed_it_leaves_no_worker_behind()
    {
        await using var host = await SampleHost.StartAsync(new SampleSettings(_storage.ConnectionString));
        var worker = await host.Http.GetStringAsync(new Uri("api/wait/who/0", UriKind.Relative));
        Assert.True(IsRunning(worker));

        host.KillAlone();

        await Waiting.UntilAsync("the worker's end", () => Task.FromResult(!IsRunning(worker)));
    }

    [Fact]
    public async Task A_function_that_overstays_functionTimeout_is_cancelled_and_the_host_ends_and_says_so()
    {
        await using var host = await SampleHost.StartAsync(new SampleSettings(_storage.ConnectionString)
        {
            Others = new Dictionary<string, string?> { ["AzureFunctionsJobHost__functionTimeout"] = "00:00:20" },
        });
        var worker = await host.Http.GetStringAsync(new Uri("api/wait/in-time/1000", UriKind.Relative));

        using var answer = await host.Http.GetAsync(new Uri("api/outstay/sticky", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(1, await host.EndAsync());
        Assert.True(host.HasLogged("sticky was cancelled"), host.Log.Tail());
        Assert.True(host.HasLogged("Timeout value of 00:00:20 was exceeded by function: Outstay"), host.Log.Tail());
        Assert.False(IsRunning(worker));
    }

    /// <summary>The orchestration goes on after a minute, when its messages become visible again: host.json says so.</summary>
    [Fact]
    public async Task With_its_worker_lost_it_fails_what_waits_and_ends_and_the_next_host_completes_the_orchestration()
    {
        var settings = new SampleSettings(_storage.ConnectionString);
        Orchestration chain;
        await using (var host = await SampleHost.StartAsync(settings))
        {
            chain = await Orchestration.StartAsync(host, "Chain", pieces: 2, milliseconds: 5000);
            await host.LogsAsync($"{chain.Id}.1 begins");
            var waits = host.Http.GetAsync(new Uri("api/wait/in-vain/600000", UriKind.Relative));
            await host.LogsAsync("in-vain waits");

            using var died = await host.Http.PostAsync(new Uri("api/die", UriKind.Relative), null);

            using var waited = await waits;
            Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError], [died.StatusCode, waited.StatusCode]);
            Assert.Equal(1, await host.EndAsync());
            Assert.True(host.HasLogged("The worker process is gone"), host.Log.Tail());
        }

        await using var next = await SampleHost.StartAsync(settings);

        Assert.Equal($"{chain.Id}.1 {chain.Id}.2", await chain.OutputAsync(next));
    }

    [Fact]
    public async Task A_schedule_that_no_setting_gives_ends_the_host_and_is_named()
    {
        await using var host = SampleHost.Run(new SampleSettings(_storage.ConnectionString)
        {
            Others = new Dictionary<string, string?> { ["TICK_SCHEDULE"] = null },
        });

        Assert.Equal(1, await host.EndAsync());
        Assert.True(host.HasLogged("'%TICK_SCHEDULE%' does not resolve to a value"), host.Log.Tail());
    }

    private static bool IsRunning(string process)
    {
        try
        {
            using var found = Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
