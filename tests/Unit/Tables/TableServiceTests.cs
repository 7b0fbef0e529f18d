using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LoketFunctions.Tests.Tables;

[Collection(TableTests.Name)]
public sealed class TableServiceTests(TableFixture tables)
{
    [Fact]
    public async Task A_table_is_made_once()
    {
        var table = await tables.NewTableAsync();

        var again = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());
        Assert.Equal(409, again.Status);
        Assert.True(again.ErrorCode == TableErrorCode.TableAlreadyExists);

        var quietly = await tables.Service.CreateTableIfNotExistsAsync(table.Name);
        Assert.Equal((409, table.Name), (quietly.GetRawResponse().Status, quietly.Value.Name));
        Assert.Equal(409, (await table.CreateIfNotExistsAsync()).GetRawResponse().Status);
    }

    [Fact]
    public async Task A_table_is_gone_when_deleted_and_deleting_again_is_no_error()
    {
        var table = await tables.NewTableAsync();

        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await tables.Service.DeleteTableAsync(table.Name)).Status);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(404, refused.Status);
        Assert.True(refused.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Fact]
    public async Task Tables_are_listed_by_filter_over_pages()
    {
        var names = Enumerable.Range(0, 7).Select(number => $"listed{number}").ToList();
        foreach (var name in names)
            await tables.Service.CreateTableAsync(name);

        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {"listed"} and TableName lt {"listee"}");
        var pages = await tables.Service.QueryAsync(filter, maxPerPage: 3).AsPages().ToListAsync();

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(names, pages.SelectMany(page => page.Values).Select(table => table.Name));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var wrongKey = new TableSharedKeyCredential("devstoreaccount1", Convert.ToBase64String(new byte[64]));
        var service = new TableServiceClient(tables.Azurite.TableEndpoint, wrongKey);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableAsync("never"));

        Assert.Equal(403, refused.Status);
    }

    [Fact]
    public async Task A_client_of_one_table_can_be_made_without_the_service()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        var key = new TableSharedKeyCredential("devstoreaccount1", LoketFunctions.Sandbox.Azurite.AccountKey);

        var byString = new TableClient(tables.Azurite.ConnectionString, table.Name);
        var byKey = new TableClient(tables.Azurite.TableEndpoint, table.Name, key);

        Assert.Equal("r", (await byString.GetEntityAsync<TableEntity>("p", "r")).Value.RowKey);
        Assert.Equal("r", (await byKey.GetEntityAsync<TableEntity>("p", "r")).Value.RowKey);
        Assert.Equal(("devstoreaccount1", $"{tables.Azurite.TableEndpoint}/{table.Name}"), (byKey.AccountName, byKey.Uri.ToString()));
    }
}
