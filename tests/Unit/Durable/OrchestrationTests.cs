using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

public sealed class OrchestrationTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    public sealed record Greeting(string Name, int Times);

    public sealed record Greeted(string Text, DateOnly On);

    [Fact]
    public async Task InputsAndOutputsPassAsJson()
    {
        var functions = new FunctionBook()
            .Orchestrator("Greet", async context => await context.CallActivityAsync<Greeted>("Say", context.GetInput<Greeting>()))
            .Activity<Greeting, Greeted>("Say", greeting => new(greeting.Name + greeting.Times, new DateOnly(2026, 1, 31)));
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        var end = await host.RunAsync("Greet", new Greeting("Jan", 2));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("""{"Text":"Jan2","On":"2026-01-31"}""", end.SerializedOutput);
        Assert.Equal("""{"Name":"Jan","Times":2}""", end.SerializedInput);
        Assert.Equal("""{"Name":"Jan","Times":2}""", Assert.Single(functions.Inputs));
        Assert.Equal(new Greeted("Jan2", new DateOnly(2026, 1, 31)), end.ReadOutputAs<Greeted>());
    }

    [Fact]
    public async Task AWideFanOutKeepsToTheBoundAndGathersEveryResult()
    {
        var (now, most) = (0, 0);
        var functions = new FunctionBook()
            .Orchestrator("Fan", async context => (await Task.WhenAll(
                Enumerable.Range(0, 120).Select(n => context.CallActivityAsync<int>("Square", n)))).Sum())
            .Activity<int, int>("Square", async (n, cancellation) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                await Task.Delay(5, cancellation);
                Interlocked.Decrement(ref now);
                return n * n;
            });
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions, maxActivities: 3);

        var end = await host.RunAsync("Fan");

        Assert.Equal(Enumerable.Range(0, 120).Sum(n => n * n), end.ReadOutputAs<int>());
        Assert.Equal(3, most);
        Assert.Equal(120, functions.Runs["Square"]);
    }

    [Fact]
    public async Task PayloadsLargerThanAColumnPass()
    {
        var functions = new FunctionBook()
            .Orchestrator("Big", async context => await context.CallActivityAsync<string>("Double", context.GetInput<string>()))
            .Activity<string, string>("Double", text => text + text);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);
        var text = new string('é', 100_000);

        var end = await host.RunAsync("Big", text);

        Assert.Equal(text + text, end.ReadOutputAs<string>());
        Assert.Equal(text, end.ReadInputAs<string>());
    }

    [Fact]
    public async Task ReplaysSeeTheSameTimeAndIds()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<(DateTime, Guid, Guid)>();
        var functions = new FunctionBook()
            .Orchestrator("Look", async context =>
            {
                seen.Add((context.CurrentUtcDateTime, context.NewGuid(), context.NewGuid()));
                await context.CallActivityAsync("Step", 1);
                await context.CallActivityAsync("Step", 2);
                return context.NewGuid();
            })
            .Activity<int, int>("Step", n => n);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        await host.RunAsync("Look");

        Assert.Equal(3, seen.Count);
        var (_, first, second) = Assert.Single(seen.Distinct());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task AReplaySafeLoggerSaysEachThingOnce()
    {
        using var logs = new ListLoggerProvider();
        var functions = new FunctionBook()
            .Orchestrator("Talk", async context =>
            {
                var logger = context.CreateReplaySafeLogger("Talk");
                Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, "begin");
                await context.CallActivityAsync("Step", 1);
                Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, "between");
                await context.CallActivityAsync("Step", 2);
                Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, "end");
                return 0;
            })
            .Activity<int, int>("Step", n => n);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions, logs: logs);

        await host.RunAsync("Talk");

        Assert.Equal(["begin", "between", "end"], logs.Lines("Talk"));
    }

    [Fact]
    public async Task SubOrchestrationsGiveResultsFailuresAndKnowTheirParent()
    {
        var functions = new FunctionBook()
            .Orchestrator("Parent", async context =>
            {
                var one = await context.CallSubOrchestratorAsync<string>(
                    "Child", "a", new SubOrchestrationOptions(instanceId: context.InstanceId + "-child"));
                try
                {
                    await context.CallSubOrchestratorAsync("Broken");
                }
                catch (TaskFailedException failure)
                {
                    return $"{one} {failure.TaskName} {failure.FailureDetails.InnerFailure?.ErrorMessage}";
                }

                return "no failure";
            })
            .Orchestrator("Child", context => Task.FromResult($"{context.GetInput<string>()} of {context.Parent?.Name} {context.Version}"))
            .Orchestrator("Broken", async context => await context.CallActivityAsync<int>("Fail", 1))
            .Activity<int, int>("Fail", _ => throw new InvalidOperationException("no luck"));
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        var end = await host.RunAsync("Parent", instanceId: "p1");

        Assert.Equal("a of Parent 1.0.0 Broken no luck", end.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("p1-child"))!.RuntimeStatus);
    }

    [Fact]
    public async Task ContinueAsNewStartsAfreshAndKeepsWaitingEvents()
    {
        var functions = new FunctionBook().Orchestrator("Count", async context =>
        {
            var sofar = context.GetInput<List<int>>()!;
            var next = await context.WaitForExternalEvent<int>("number");
            if (next == 0)
            {
                return string.Join(',', sofar);
            }

            context.ContinueAsNew(new List<int>(sofar) { next });
            return "continued";
        });
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Count", new List<int>());

        foreach (var number in new[] { 3, 1, 4, 1, 5, 0 })
        {
            await host.Client.RaiseEventAsync(id, "NUMBER", number);
        }

        var end = await host.EndOfAsync(id);
        Assert.Equal("3,1,4,1,5", end.ReadOutputAs<string>());
        Assert.Equal("[3,1,4,1,5]", end.SerializedInput);
    }

    [Fact]
    public async Task EventsMayComeBeforeTheyAreAwaitedAndTimersEndAWait()
    {
        var functions = new FunctionBook()
            .Orchestrator("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                var early = await context.WaitForExternalEvent<string>("Early");
                try
                {
                    await context.WaitForExternalEvent<string>("Never", TimeSpan.FromMilliseconds(50));
                    return "came";
                }
                catch (TaskCanceledException)
                {
                    return early + " then timeout";
                }
            });
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await host.Client.RaiseEventAsync(id, "early", "hi");

        Assert.Equal("hi then timeout", (await host.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task OrchestrationsSendEachOtherEventsAndShowACustomStatus()
    {
        var functions = new FunctionBook()
            .Orchestrator("Receiver", async context =>
            {
                context.SetCustomStatus(new { at = "waiting" });
                return await context.WaitForExternalEvent<Greeting>("Hello");
            })
            .Orchestrator("Sender", context =>
            {
                context.SendEvent(context.GetInput<string>()!, "hello", new Greeting("Ada", 1));
                return Task.FromResult(true);
            });
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);
        var receiver = await host.Client.ScheduleNewOrchestrationInstanceAsync("Receiver");
        await host.UntilAsync(receiver, status => status.SerializedCustomStatus == """{"at":"waiting"}""");

        await host.RunAsync("Sender", receiver);

        Assert.Equal(new Greeting("Ada", 1), (await host.EndOfAsync(receiver)).ReadOutputAs<Greeting>());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
