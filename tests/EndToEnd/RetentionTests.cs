using DurableTask.Core;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>The daily look for what was kept long enough.</summary>
[Collection(Installation.Collection)]
public sealed class RetentionTests(Installation app)
{
    private const string Look = "retention";

    [Fact]
    public async Task The_look_of_the_day_comes_to_its_end()
    {
        using var storage = new EngineStorage(app.System.Storage.ConnectionString);
        Assert.Equal(OrchestrationStatus.Completed, (await storage.EndAsync(Look)).OrchestrationStatus);
        await HistoryRecorder.KeepAsync(app.System.Storage.ConnectionString, Look, "plain");
    }
}
