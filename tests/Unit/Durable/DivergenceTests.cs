using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

/// <summary>An orchestrator that was changed while an instance ran fails that instance and says where.</summary>
public sealed class DivergenceTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    [Theory]
    [InlineData("another activity", "the activity 'A'", "the activity 'B'")]
    [InlineData("a timer instead", "the activity 'A'", "a timer")]
    [InlineData("another order", "the activity 'A'", "the activity 'B'")]
    [InlineData("nothing", "the activity 'A'", "asks for nothing")]
    [InlineData("one more", "the code now asks for the activity 'B' as number 2", "not in the history")]
    [InlineData("the same", null, null)]
    public async Task ChangedCodeFailsTheInstance(string change, string? expected, string? actual)
    {
        var hub = DurableStorage.NewHub();
        await using (var before = await DurableHost.StartAsync(storage.ConnectionString, Functions("the same"), hub))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Work", new StartOrchestrationOptions("work"));
            await before.UntilAsync("work", status => status.SerializedCustomStatus == "\"waiting\"");
        }

        await using var after = await DurableHost.StartAsync(storage.ConnectionString, Functions(change), hub);
        await after.Client.RaiseEventAsync("work", "go");
        var end = await after.EndOfAsync("work");

        if (expected is null)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
            return;
        }

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("DurableTask.Core.Exceptions.NonDeterministicOrchestrationException", end.FailureDetails!.ErrorType);
        Assert.StartsWith("Non-Deterministic workflow detected", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(expected, end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(actual!, end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AwaitingWhatIsNotDurableFailsTheInstance()
    {
        var functions = new FunctionBook()
            .Orchestrator("Delay", async _ =>
            {
                await Task.Delay(10);
                return 1;
            })
            .Orchestrator("LateDelay", async context =>
            {
                await context.CallActivityAsync<int>("A", 1);
                await Task.Run(() => 1);
                return await context.CallActivityAsync<int>("A", 2);
            })
            .Activity<int, int>("A", n => n);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        foreach (var name in new[] { "Delay", "LateDelay" })
        {
            var end = await host.RunAsync(name);
            Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
            Assert.Contains("awaiting non-durable tasks", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        }
    }

    private static FunctionBook Functions(string change) => new FunctionBook()
        .Orchestrator("Work", async context =>
        {
            switch (change)
            {
                case "another activity":
                    await Task.WhenAll(context.CallActivityAsync<int>("B", 1), context.CallActivityAsync<int>("B", 1));
                    break;
                case "a timer instead":
                    await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                    break;
                case "another order":
                    await Task.WhenAll(context.CallActivityAsync<int>("B", 1), context.CallActivityAsync<int>("A", 1));
                    break;
                case "nothing":
                    break;
                default:
                    await Task.WhenAll(context.CallActivityAsync<int>("A", 1), context.CallActivityAsync<int>("B", 1));
                    break;
            }

            context.SetCustomStatus("waiting");
            if (change == "one more")
            {
                _ = context.CallActivityAsync<int>("B", 1);
            }

            await context.WaitForExternalEvent<object>("go");
            return 0;
        })
        .Activity<int, int>("A", n => n)
        .Activity<int, int>("B", n => n);
}
