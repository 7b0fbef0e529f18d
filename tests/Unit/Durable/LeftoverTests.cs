using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace LoketFunctions.Tests.Durable;

public sealed class LeftoverTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    [Fact]
    public async Task EndedExecutionsAndPurgedInstancesLeaveNothingInStorage()
    {
        var hub = DurableStorage.NewHub();
        var functions = new FunctionBook()
            .Orchestrator("Loop", async context =>
            {
                var text = context.GetInput<string>()!;
                await context.CallActivityAsync<string>("Echo", text);
                if (text.Length < 40_003)
                {
                    context.ContinueAsNew(text + "x");
                }

                return text.Length;
            })
            .Activity<string, string>("Echo", text => text);
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions, hub);
        var table = new TableClient(storage.ConnectionString, hub + "LocalInstances");
        var container = new BlobContainerClient(storage.ConnectionString, hub.ToLowerInvariant() + "-local");

        var end = await host.RunAsync("Loop", new string('x', 40_000), "loop");

        Assert.Equal(40_003, end.ReadOutputAs<int>());
        Assert.Equal(["head", "history", "history"], await RowsAsync());
        Assert.Single((await BlobsAsync()).Select(name => name.Split('/')[1]).Distinct(StringComparer.Ordinal), folder => folder != "mail");

        await host.Client.PurgeInstanceAsync("loop");
        Assert.Empty(await RowsAsync());
        Assert.Empty(await BlobsAsync());

        async Task<List<string>> RowsAsync()
        {
            var rows = new List<string>();
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                rows.Add(row.RowKey.Split('-')[0]);
            }

            return rows;
        }

        async Task<List<string>> BlobsAsync()
        {
            var names = new List<string>();
            await foreach (var blob in container.GetBlobsAsync(prefix: "loop/"))
            {
                names.Add(blob.Name);
            }

            return names;
        }
    }
}
