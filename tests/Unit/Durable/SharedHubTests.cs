using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

/// <summary>Several hosts on one hub: one works, all may ask, and none can spoil what another wrote.</summary>
public sealed class SharedHubTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    private readonly ConcurrentQueue<string> _ranOn = new();

    [Fact]
    public async Task OneHostWorksAndAnotherTakesOverWhenItStops()
    {
        var hub = DurableStorage.NewHub();
        await using var first = await DurableHost.StartAsync(storage.ConnectionString, Functions("first"), hub);
        await first.RunAsync("Who");
        await using var second = await DurableHost.StartAsync(storage.ConnectionString, Functions("second"), hub);

        // Asked of the one that stands by: found by the other within the polling interval.
        Assert.Equal("first", (await second.RunAsync("Who")).ReadOutputAs<string>());
        await second.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("waiting"));
        await second.UntilAsync("waiting", status => status.IsRunning);
        await first.StopAsync();
        await second.Client.RaiseEventAsync("waiting", "go", 1);

        Assert.Equal("second", (await second.EndOfAsync("waiting")).ReadOutputAs<string>());
        Assert.Equal("second", (await first.RunAsync("Who")).ReadOutputAs<string>());
        Assert.Equal(["first", "first", "second", "second"], _ranOn);
    }

    [Fact]
    public async Task AHostThatDiedIsReplacedWhenItsLeaseLapses()
    {
        var hub = DurableStorage.NewHub();
        var blob = await DeadHostsLeaseAsync(hub);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, Functions("heir"), hub);

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Who");

        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        Assert.Equal("heir", (await host.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.True(await blob.ExistsAsync());
    }

    [Fact]
    public async Task AHostThatLosesItsLeaseStops()
    {
        var hub = DurableStorage.NewHub();
        await using var first = await DurableHost.StartAsync(storage.ConnectionString, Functions("first"), hub);
        await first.RunAsync("Who");
        var lease = Blob(hub).GetBlobLeaseClient();
        await lease.BreakAsync(TimeSpan.Zero);
        await using var second = await DurableHost.StartAsync(storage.ConnectionString, Functions("second"), hub);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? ranOn;
        do
        {
            limit.Token.ThrowIfCancellationRequested();
            ranOn = (await second.RunAsync("Who")).ReadOutputAs<string>();
        }
        while (ranOn != "second");

        // Once the other has it, the first never works again.
        await first.StopAsync();
        _ranOn.Clear();
        Assert.Equal("second", (await first.RunAsync("Who")).ReadOutputAs<string>());
        Assert.Equal(["second"], _ranOn);
    }

    [Fact]
    public async Task TwoHostsThatBothThinkTheyAreTheOneSpoilNothing()
    {
        var hub = DurableStorage.NewHub();
        await using var one = await DurableHost.StartAsync(storage.ConnectionString, Functions("one"), hub, lease: new FreeLease());
        await using var two = await DurableHost.StartAsync(storage.ConnectionString, Functions("two"), hub, lease: new FreeLease());

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            (n % 2 == 0 ? one : two).Client.ScheduleNewOrchestrationInstanceAsync("Sum", n)));
        foreach (var id in ids)
        {
            await one.Client.RaiseEventAsync(id, "go", 1);
            await two.Client.RaiseEventAsync(id, "go", 2);
        }

        var ends = await Task.WhenAll(ids.Select(one.EndOfAsync));
        Assert.All(ends, end => Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus));
        Assert.Equal(Enumerable.Range(0, 8).Select(n => (n * 45) + 3), ends.Select(end => end.ReadOutputAs<int>()));
    }

    private BlobClient Blob(string hub) =>
        new BlobContainerClient(storage.ConnectionString, hub.ToLowerInvariant() + "-local").GetBlobClient("processor");

    private async Task<BlobClient> DeadHostsLeaseAsync(string hub)
    {
        var blob = Blob(hub);
        await new BlobContainerClient(storage.ConnectionString, blob.BlobContainerName).CreateAsync();
        await blob.UploadAsync(BinaryData.FromString(string.Empty));
        await blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15));
        return blob;
    }

    private FunctionBook Functions(string host) => new FunctionBook()
        .Orchestrator("Who", async context => await context.CallActivityAsync<string>("Host", 1))
        .Orchestrator("Wait", async context =>
        {
            await context.WaitForExternalEvent<int>("go");
            return await context.CallActivityAsync<string>("Host", 1);
        })
        .Orchestrator("Sum", async context =>
        {
            var sum = 0;
            for (var n = 0; n < 10; n++)
            {
                sum += await context.CallActivityAsync<int>("Times", new[] { n, context.GetInput<int>() });
            }

            return sum + await context.WaitForExternalEvent<int>("go") + await context.WaitForExternalEvent<int>("go");
        })
        .Activity<int[], int>("Times", pair => pair[0] * pair[1])
        .Activity<int, string>("Host", _ =>
        {
            _ranOn.Enqueue(host);
            return host;
        });
}
