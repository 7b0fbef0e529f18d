using LoketFunctions.Connections.Erasure;
using LoketFunctions.Retention;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>Orchestrators that no other test here runs whole, on the real engine, with steps that answer what they are told to.</summary>
public sealed class ScriptedRunsTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    private static readonly EraseRequest Erase = new("l1nda:acme", "connection-1");

    [Theory]
    [InlineData("plain", false, 1)]
    [InlineData("work-to-stop", true, 2)]
    public async Task An_erasure_empties_every_place_twice(string course, bool runs, int chunks)
    {
        var (running, left) = (runs ? 1 : 0, 2 * 2 * chunks);
        var book = new FunctionBook().Orchestrator(nameof(EraseConnectionOrchestration.EraseConnection), async context =>
            {
                await EraseConnectionOrchestration.EraseConnection(context);
                return 0;
            })
            .Activity<EraseRequest, ErasePlan>(nameof(EraseSteps.PlanErasure), _ =>
                new ErasePlan(["Runs", "snapshots"], TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(10)))
            .Activity<EraseStop, EraseCount>(nameof(EraseSteps.StopWork), _ => new EraseCount(running-- > 0 ? 1 : 0))
            .Activity<EraseRequest, EraseCount>(nameof(EraseSteps.PurgeWork), _ => new EraseCount(3))
            .Activity<EraseStep, ErasedStep>(nameof(EraseSteps.EraseFrom), _ => new ErasedStep(100, Done: --left % chunks == 0))
            .Activity<EraseRequest, EraseProof>(nameof(EraseSteps.ProveErased), _ => new EraseProof([]))
            .Activity<EraseEnd, int>(nameof(EraseSteps.FinishErasure), _ => 0);
        await RunAsync(book, nameof(EraseConnectionOrchestration.EraseConnection), Erase, EraseConnectionOrchestration.InstanceId(Erase.ConnectionId), course);

        Assert.Equal(2 * 2 * chunks, book.Runs[nameof(EraseSteps.EraseFrom)]);
        Assert.Equal(2, book.Runs[nameof(EraseSteps.FinishErasure)]);
    }

    [Fact]
    public async Task A_look_for_what_is_old_goes_on_until_nothing_is()
    {
        var more = 2;
        var book = new FunctionBook().Orchestrator(nameof(RetentionOrchestration.ForgetOld), async context =>
            {
                await RetentionOrchestration.ForgetOld(context);
                return 0;
            })
            .Activity<RetentionLook, RetentionStep>(nameof(RetentionSteps.PurgeHistory), _ => new RetentionStep(50, More: more-- > 0))
            .Activity<RetentionLook, RetentionStep>(nameof(RetentionSteps.ForgetOldRows), _ => new RetentionStep(0, More: false));
        await RunAsync(book, nameof(RetentionOrchestration.ForgetOld), null, RetentionOrchestration.InstanceId, "plain");

        Assert.Equal((3, 1), (book.Runs[nameof(RetentionSteps.PurgeHistory)], book.Runs[nameof(RetentionSteps.ForgetOldRows)]));
    }

    private async Task RunAsync(FunctionBook book, string orchestrator, object? input, string instanceId, string course)
    {
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, book);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync(orchestrator, input, instanceId)).RuntimeStatus);
        await HistoryRecorder.KeepAsync(host, instanceId, course);
    }
}
