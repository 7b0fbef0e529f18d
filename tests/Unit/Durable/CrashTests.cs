using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace LoketFunctions.Tests.Durable;

/// <summary>
/// A host dies before or after each of its writes in turn; another one on the same storage finishes what was begun, with
/// the same results as if nothing had happened.
/// </summary>
public sealed class CrashTests(DurableStorage storage, ITestOutputHelper output) : IClassFixture<DurableStorage>
{
    private const int AtOnce = 6;

    public sealed record Round(int Number, string Log);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhateverWriteAHostDiesAtAnotherFinishes(bool afterWriting)
    {
        var writes = await SurviveAsync(int.MaxValue, afterWriting);
        output.WriteLine($"{writes} writes");
        Assert.InRange(writes, 30, 500);

        // Timing moves the number of writes a little; beyond the last one nothing dies, which does no harm.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, writes + 2),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (dieAt, _) => await SurviveAsync(dieAt, afterWriting));
    }

    /// <returns>How many writes the first host made.</returns>
    private async Task<int> SurviveAsync(int dieAt, bool afterWriting)
    {
        var hub = DurableStorage.NewHub();
        var functions = Functions();
        FaultyStore? store = null;
        await using var caller = await DurableHost.StartAsync(storage.ConnectionString, functions, hub, start: false);
        var first = await DurableHost.StartAsync(
            storage.ConnectionString, functions, hub, inner => store = new FaultyStore(inner, dieAt, afterWriting), new FreeLease());

        await caller.Client.ScheduleNewOrchestrationInstanceAsync("Listener", 0, new StartOrchestrationOptions("listener"));
        await caller.Client.ScheduleNewOrchestrationInstanceAsync("Main", new Round(0, ""), new StartOrchestrationOptions("main"));
        await caller.Client.RaiseEventAsync("main", "go", "Go");
        await Task.WhenAny(store!.Died, Task.WhenAll(caller.EndOfAsync("main"), caller.EndOfAsync("listener")));
        await first.StopAsync();
        await using var second = await DurableHost.StartAsync(storage.ConnectionString, functions, hub, lease: new FreeLease());

        var (main, listener) = (await second.EndOfAsync("main"), await second.EndOfAsync("listener"));
        var child = await second.EndOfAsync("main-child");
        await first.DisposeAsync();

        Assert.Equal("sum14 flaky timer child noted Go | sum14", main.ReadOutputAs<string>());
        Assert.Equal(3, listener.ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, child.RuntimeStatus);
        return store.Writes;
    }

    private static FunctionBook Functions()
    {
        var failures = 0;
        return new FunctionBook()
            .Orchestrator("Main", MainAsync)
            .Orchestrator("Child", async context =>
            {
                context.SendEvent("main", "note", "noted");
                return await context.CallActivityAsync<string>("Echo", "child");
            })
            .Orchestrator("Listener", async context =>
            {
                var ticks = context.GetInput<int>();
                if (await context.WaitForExternalEvent<string>("tick") == "stop")
                {
                    return ticks;
                }

                context.ContinueAsNew(ticks + 1);
                return -1;
            })
            .Activity<int, int>("Square", n => n * n)
            .Activity<string, string>("Echo", text => text)
            .Activity<string, string>("Flaky", text =>
                Interlocked.Increment(ref failures) < 3 ? throw new TimeoutException("not yet") : text);
    }

    private static async Task<string> MainAsync(TaskOrchestrationContext context)
    {
        var round = context.GetInput<Round>()!;
        var squares = await Task.WhenAll(Enumerable.Range(1, 3).Select(n => context.CallActivityAsync<int>("Square", n)));
        var log = $"{round.Log}sum{squares.Sum()}";
        if (round.Number == 1)
        {
            context.SendEvent("listener", "tick", "3");
            context.SendEvent("listener", "tick", "stop");
            return log;
        }

        var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMilliseconds(10)));
        log += " " + await context.CallActivityAsync<string>("Flaky", "flaky", retry);
        context.SendEvent("listener", "tick", "1");
        await context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        context.SendEvent("listener", "tick", "2");
        log += " timer " + await context.CallSubOrchestratorAsync<string>(
            "Child", new SubOrchestrationOptions(instanceId: "main-child"));
        log += " " + await context.WaitForExternalEvent<string>("note");
        log += " " + await context.WaitForExternalEvent<string>("go");
        context.ContinueAsNew(new Round(1, log + " | "));
        return "continued";
    }
}
