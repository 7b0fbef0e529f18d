using System.Net;
using Azure.Data.Tables;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Tables;

public sealed class AzuriteTests
{
    [Fact]
    public async Task Several_start_at_once_each_on_its_own_ports()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Azurite.StartAsync(CancellationToken.None)));
        try
        {
            Assert.Equal(9, all.SelectMany(one => new[] { one.BlobEndpoint, one.QueueEndpoint, one.TableEndpoint }).Distinct().Count());
        }
        finally
        {
            foreach (var one in all)
                await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_answers_when_started_and_no_longer_when_disposed()
    {
        using var http = new HttpClient();
        var azurite = await Azurite.StartAsync(CancellationToken.None);
        await using (azurite)
        {
            using var answer = await http.GetAsync(new Uri($"{azurite.TableEndpoint}/Tables"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(azurite.TableEndpoint));
    }

    [Fact]
    public async Task With_a_folder_the_data_outlive_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("azurite").FullName;
        try
        {
            await using (var first = await Azurite.StartAsync(folder, CancellationToken.None))
                await new TableServiceClient(first.ConnectionString).CreateTableAsync("kept");
            await using (var second = await Azurite.StartAsync(folder, CancellationToken.None))
                Assert.Equal("kept", (await new TableServiceClient(second.ConnectionString).QueryAsync().SingleAsync()).Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
