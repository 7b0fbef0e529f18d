using LoketFunctions.Retention;
using LoketFunctions.Tests.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Retention;

/// <summary>The orchestrator on the real engine, with steps that do as the test says.</summary>
public sealed class RetentionOrchestrationTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData(3, 2, 3, 2)]
    [InlineData(1000, 1, 100, 1)]
    public async Task It_goes_on_while_there_is_more_and_stops_for_the_next_look(int days, int pages, int purges, int walks)
    {
        var (history, rows) = (0, 0);
        var book = new FunctionBook()
            .Orchestrator(nameof(RetentionOrchestration.ForgetOld), async context =>
            {
                await RetentionOrchestration.ForgetOld(context);
                return 0;
            })
            .Activity<RetentionLook, RetentionStep>(nameof(RetentionSteps.PurgeHistory), _ => new RetentionStep(1, ++history < days))
            .Activity<RetentionLook, RetentionStep>(nameof(RetentionSteps.ForgetOldRows), _ => new RetentionStep(1, ++rows < pages));
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, book);

        var end = await host.RunAsync(nameof(RetentionOrchestration.ForgetOld), new RetentionLook(), RetentionOrchestration.InstanceId);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal((purges, walks), (history, rows));
    }
}
