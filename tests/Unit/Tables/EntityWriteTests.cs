using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LoketFunctions.Tests.Tables;

[Collection(TableTests.Name)]
public sealed class EntityWriteTests(TableFixture tables)
{
    [Fact]
    public async Task Adding_twice_is_refused()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, refused.Status);
        Assert.True(refused.ErrorCode == TableErrorCode.EntityAlreadyExists);
    }

    [Fact]
    public async Task An_update_with_an_old_version_is_refused_and_changes_nothing()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = 2 }, read.ETag, TableUpdateMode.Replace);

        var late = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = 3 }, read.ETag));
        var deletion = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", read.ETag));

        Assert.Equal((412, 412), (late.Status, deletion.Status));
        Assert.True(late.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task Of_many_writers_with_the_same_version_one_wins()
    {
        var table = await tables.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 0 });

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(async writer =>
        {
            try
            {
                await table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = writer }, added.Headers.ETag!.Value);
                return writer;
            }
            catch (RequestFailedException lost) when (lost.Status == 412)
            {
                return 0;
            }
        }));

        var winner = Assert.Single(outcomes, writer => writer != 0);
        Assert.Equal(winner, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task The_answer_to_a_write_carries_the_version_for_the_next()
    {
        var table = await tables.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        var updated = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = 2 }, added.Headers.ETag!.Value);
        var upserted = await table.UpsertEntityAsync(new TableEntity("p", "r") { ["V"] = 3 });
        await table.DeleteEntityAsync("p", "r", upserted.Headers.ETag!.Value);

        Assert.NotEqual(updated.Headers.ETag, upserted.Headers.ETag);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task Merge_keeps_other_columns_and_replace_drops_them(TableUpdateMode mode, bool kept)
    {
        var table = await tables.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "upsert") { ["Old"] = 1 });
        await table.UpsertEntityAsync(new TableEntity("p", "update") { ["Old"] = 1 });

        await table.UpsertEntityAsync(new TableEntity("p", "upsert") { ["New"] = 2 }, mode);
        await table.UpdateEntityAsync(new TableEntity("p", "update") { ["New"] = 2 }, ETag.All, mode);

        foreach (var key in new[] { "upsert", "update" })
        {
            var row = (await table.GetEntityAsync<TableEntity>("p", key)).Value;
            Assert.Equal(2, row.GetInt32("New"));
            Assert.Equal(kept, row.ContainsKey("Old"));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_no_error_for_a_deletion_and_one_for_an_update()
    {
        var table = await tables.NewTableAsync();

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
        var update = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
        var read = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal((404, 404), (update.Status, read.Status));
        Assert.True(read.ErrorCode == TableErrorCode.ResourceNotFound);

        var maybe = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.False(maybe.HasValue);
        Assert.Equal(404, maybe.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => maybe.Value);
    }

    [Fact]
    public async Task An_update_must_name_a_version() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await (await tables.NewTableAsync()).UpdateEntityAsync(new TableEntity("p", "r"), default));

    [Theory]
    [InlineData("")]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("a b+c%20&d=e;f")]
    [InlineData("x),RowKey=('y")]
    [InlineData("Ëlse 😀 漢字")]
    [InlineData("a:b@c!d$e(f)*g,h.i..j~[k]{l}|m^n`o\"p<q>")]
    [InlineData("..")]
    public async Task A_key_with_special_characters_finds_its_row(string key)
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, "other") { ["V"] = 0 });
        await table.AddEntityAsync(new TableEntity(key, key) { ["V"] = 1 });
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["V"] = 2 }, ETag.All);
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["W"] = 3 });

        var row = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        Assert.Equal((key, key, 2, 3), (row.PartitionKey, row.RowKey, row.GetInt32("V"), row.GetInt32("W")));

        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
        Assert.Equal(1, await table.QueryAsync<TableEntity>().CountAsync());
    }
}
