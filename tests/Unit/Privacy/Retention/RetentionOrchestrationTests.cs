using LoketFunctions.Privacy.Retention;
using LoketFunctions.Tests.Durable;

namespace LoketFunctions.Tests.Privacy.Retention;

/// <summary>The orchestrator on a real engine, with steps that do as the test says.</summary>
public sealed class RetentionOrchestrationTests
{
    [Theory]
    [InlineData(3, 2, 3, 2)]
    [InlineData(1000, 1, 100, 1)]
    public async Task It_goes_on_while_there_is_more_and_stops_for_the_next_look(int days, int pages, int purges, int walks)
    {
        var (history, rows) = (0, 0);
        var book = new FunctionBook()
            .Orchestrator<RetentionScan>(RetentionOrchestration.ForgetOld)
            .Activity<RetentionScan, RetentionStep>(nameof(RetentionSteps.PurgeHistory), _ => new RetentionStep(1, ++history < days))
            .Activity<RetentionScan, RetentionStep>(nameof(RetentionSteps.ForgetOldRows), _ => new RetentionStep(1, ++rows < pages));

        await DurableEngine.RunAsync(
            book, nameof(RetentionOrchestration.ForgetOld), new RetentionScan(), RetentionOrchestration.InstanceId);

        Assert.Equal((purges, walks), (history, rows));
    }
}
