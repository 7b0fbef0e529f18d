using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

public sealed class ClientTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    private static readonly OrchestrationRuntimeStatus[] Ended = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed];

    [Theory]
    [InlineData("@a", "must not start with @")]
    [InlineData("a/b", "must not contain")]
    [InlineData("a\\b", "must not contain")]
    [InlineData("a#b", "must not contain")]
    [InlineData("a?b", "must not contain")]
    [InlineData("a\tb", "must not contain")]
    [InlineData("LONG", "must not exceed 100")]
    public async Task IdsThatTheRealClientRefusesAreRefused(string id, string reason)
    {
        await using var host = await StartAsync();
        var start = new StartOrchestrationOptions(id == "LONG" ? new string('x', 101) : id);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", start));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it's fine @ 100% & więcej + ' '' =")]
    [InlineData("sync:tenant:1|x,y;z~!$^*()[]{}<>")]
    public async Task OtherIdsWork(string id)
    {
        await using var host = await StartAsync();

        Assert.Equal("1", (await host.RunAsync("Give", 1, id)).SerializedOutput);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
    }

    [Fact]
    public async Task ARunningIdIsRefusedAndAnEndedOneTakenOver()
    {
        await using var host = await StartAsync();
        var start = new StartOrchestrationOptions("one");
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 1, start);

        var refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 2, start));
        Assert.Equal("OrchestrationAlreadyExistsException", refusal.GetType().Name);

        await host.Client.RaiseEventAsync("one", "go", 5);
        Assert.Equal("6", (await host.EndOfAsync("one")).SerializedOutput);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 2, start);
        await host.Client.RaiseEventAsync("one", "go", 5);
        await host.UntilAsync("one", status => status.SerializedOutput == "7");

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", 3, start.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
    }

    [Fact]
    public async Task TwentyStartsOfOneIdAtOnceGiveOneInstance()
    {
        await using var host = await StartAsync();
        var start = new StartOrchestrationOptions("one");

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Record.ExceptionAsync(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", n, start))));

        Assert.Single(starts, refusal => refusal is null);
        Assert.All(starts.OfType<Exception>(), refusal => Assert.IsAssignableFrom<InvalidOperationException>(refusal));
    }

    [Fact]
    public async Task ASuspendedInstanceTakesNothingUntilItIsResumed()
    {
        await using var host = await StartAsync();
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 1, CancellationToken.None);
        await host.Client.WaitForInstanceStartAsync(id);
        await host.Client.SuspendInstanceAsync(id, "lunch");
        await host.UntilAsync(id, status => status.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await host.Client.RaiseEventAsync(id, "go", 1);

        // Another instance that begins and ends meanwhile shows that time was enough.
        await host.RunAsync("Give", 1);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await host.Client.ResumeInstanceAsync(id);
        Assert.Equal("2", (await host.EndOfAsync(id)).SerializedOutput);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.ResumeInstanceAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TerminationReachesSubOrchestrationsIfRecursive(bool recursive)
    {
        await using var host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", "child", new StartOrchestrationOptions("parent"));
        await host.UntilAsync("child", status => status.IsRunning);

        await host.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions("enough", recursive));

        var parent = await host.EndOfAsync("parent");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, parent.RuntimeStatus);
        Assert.Equal("enough", parent.ReadOutputAs<string>());
        if (!recursive)
        {
            await host.Client.RaiseEventAsync("child", "go", 1);
        }

        Assert.Equal(
            recursive ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Completed,
            (await host.EndOfAsync("child")).RuntimeStatus);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.TerminateInstanceAsync("parent", CancellationToken.None));
    }

    [Fact]
    public async Task AParentLearnsThatItsSubOrchestrationWasTerminatedAndThatAnIdIsTaken()
    {
        await using var host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", "child", new StartOrchestrationOptions("parent"));
        await host.UntilAsync("child", status => status.IsRunning);
        var second = await host.RunAsync("Parent", "child");
        await host.Client.TerminateInstanceAsync("child", CancellationToken.None);

        Assert.Contains("already exists", second.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("was terminated", (await host.EndOfAsync("parent")).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsFilterAndPage()
    {
        await using var host = await StartAsync();
        for (var n = 0; n < 7; n++)
        {
            await host.RunAsync(n == 3 ? "Fail" : "Give", n, $"{(n < 5 ? "a" : "b")}-{n}");
        }

        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", 0, new StartOrchestrationOptions("a-9"));
        var pages = new List<int>();
        var ids = new List<string>();
        await foreach (var page in host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3)).AsPages())
        {
            pages.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(status => status.InstanceId));
        }

        Assert.Equal([3, 3, 2], pages);
        Assert.Equal(["a-0", "a-1", "a-2", "a-3", "a-4", "a-9", "b-5", "b-6"], ids);
        Assert.Equal(["a-3"], await IdsAsync(new(Statuses: [OrchestrationRuntimeStatus.Failed])));
        Assert.Equal(["b-5", "b-6"], await IdsAsync(new(InstanceIdPrefix: "b-")));
        var created = (await host.Client.GetInstanceAsync("b-5"))!.CreatedAt;
        Assert.Equal(["a-9", "b-5", "b-6"], await IdsAsync(new(CreatedFrom: created)));
        Assert.Equal(["a-0", "a-1", "a-2", "a-3", "a-4", "b-5"], await IdsAsync(new(CreatedTo: created)));

        Assert.Equal(2, (await host.Client.PurgeInstancesAsync(created, null)).PurgedInstanceCount);
        Assert.Equal(5, (await host.Client.PurgeInstancesAsync(null, null, Ended)).PurgedInstanceCount);
        Assert.Equal([waiting], await IdsAsync(new()));

        async Task<List<string>> IdsAsync(OrchestrationQuery query)
        {
            var found = new List<string>();
            await foreach (var status in host.Client.GetAllInstancesAsync(query))
            {
                found.Add(status.InstanceId);
            }

            return found;
        }
    }

    [Fact]
    public async Task PurgeTakesSubOrchestrationsIfRecursiveAndUnknownInstancesAreSaidSo()
    {
        await using var host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", "child", new StartOrchestrationOptions("parent"));
        await host.UntilAsync("child", status => status.IsRunning);
        await host.Client.RaiseEventAsync("child", "go", 1);
        await host.EndOfAsync("parent");

        Assert.Equal(2, (await host.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("child"));
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("parent")).PurgedInstanceCount);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RaiseEventAsync("parent", "go"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("parent"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Nowhere"));
    }

    [Fact]
    public async Task RestartRunsTheSameInputAgain()
    {
        await using var host = await StartAsync();
        var first = await host.RunAsync("Give", 5, "give");

        Assert.Equal("give", await host.Client.RestartAsync("give"));
        var second = await host.UntilAsync("give", status => status.IsCompleted && status.CreatedAt > first.CreatedAt);
        var copy = await host.Client.RestartAsync("give", restartWithNewInstanceId: true);

        Assert.Equal("5", second.SerializedOutput);
        Assert.NotEqual("give", copy);
        Assert.Equal("5", (await host.EndOfAsync(copy)).SerializedOutput);
    }

    [Fact]
    public async Task AStartInTheFutureWaits()
    {
        await using var host = await StartAsync();
        var soon = DateTimeOffset.UtcNow.AddMilliseconds(700);
        var comes = await host.Client.ScheduleNewOrchestrationInstanceAsync("Give", 1, new StartOrchestrationOptions(StartAt: soon));
        var waits = await host.Client.ScheduleNewOrchestrationInstanceAsync("Give", 1, new StartOrchestrationOptions(StartAt: soon.AddHours(1)));

        Assert.True((await host.EndOfAsync(comes)).LastUpdatedAt >= soon);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync(waits))!.RuntimeStatus);
    }

    private Task<DurableHost> StartAsync() => DurableHost.StartAsync(storage.ConnectionString, new FunctionBook()
        .Orchestrator("Give", context => Task.FromResult(context.GetInput<int>()))
        .Orchestrator<int>("Fail", _ => throw new InvalidOperationException("no"))
        .Orchestrator("Wait", async context => context.GetInput<int>() + await context.WaitForExternalEvent<int>("go"))
        .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<int>(
            "Wait", 1, new SubOrchestrationOptions(instanceId: context.GetInput<string>()))));
}
