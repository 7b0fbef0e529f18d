using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LoketFunctions.Tests.Tables;

[Collection(TableTests.Name)]
public sealed class TransactionTests(TableFixture tables)
{
    [Fact]
    public async Task A_hundred_writes_of_every_kind_go_as_one()
    {
        var table = await tables.NewTableAsync();
        await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(number => Action(TableTransactionActionType.Add, number, "first")));
        Assert.Equal(100, await table.QueryAsync<TableEntity>().CountAsync());

        var kinds = new[]
        {
            TableTransactionActionType.UpdateMerge, TableTransactionActionType.UpdateReplace, TableTransactionActionType.Delete,
            TableTransactionActionType.UpsertMerge, TableTransactionActionType.UpsertReplace,
        };
        var answers = (await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(number => Action(kinds[number % 5], number, "second")))).Value;

        Assert.Equal(100, answers.Count);
        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(80, rows.Count);
        Assert.All(rows, row => Assert.Equal("second", row.GetString("V")));
    }

    [Fact]
    public async Task Answers_carry_the_versions_for_the_next_write()
    {
        var table = await tables.NewTableAsync();
        var answers = (await table.SubmitTransactionAsync([Action(TableTransactionActionType.Add, 1, "a"), Action(TableTransactionActionType.UpsertReplace, 2, "b")])).Value;

        await table.UpdateEntityAsync(Row(1, "c"), answers[0].Headers.ETag!.Value);
        await table.UpdateEntityAsync(Row(2, "c"), answers[1].Headers.ETag!.Value);
    }

    [Fact]
    public async Task When_one_is_refused_none_happens_and_the_answer_says_which()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(Row(7, "there before"));

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            table.SubmitTransactionAsync(Enumerable.Range(0, 20).Select(number => Action(TableTransactionActionType.Add, number, "new"))));

        Assert.Equal((409, 7), (refused.Status, refused.FailedTransactionActionIndex));
        Assert.True(refused.ErrorCode == TableErrorCode.EntityAlreadyExists);
        var left = Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
        Assert.Equal("there before", left.GetString("V"));
    }

    [Fact]
    public async Task An_old_version_in_a_transaction_refuses_it_all()
    {
        var table = await tables.NewTableAsync();
        var old = (await table.AddEntityAsync(Row(1, "a"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(Row(1, "b"));

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.UpsertReplace, 2, "c"),
            new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(1, "c"), old),
        ]));

        Assert.Equal((412, 1), (refused.Status, refused.FailedTransactionActionIndex));
        Assert.True(refused.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal("b", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetString("V"));
    }

    [Fact]
    public async Task Hostile_texts_and_keys_survive_the_multipart_body()
    {
        var table = await tables.NewTableAsync();
        const string Text = "--batch\r\n--changeset_x--\r\nHTTP/1.1 500 é😀 'quote'";
        await table.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("it's é", "a 'b' %c") { ["V"] = Text }),
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("it's é", "d") { ["V"] = Text }),
        ]);

        Assert.Equal(Text, (await table.GetEntityAsync<TableEntity>("it's é", "a 'b' %c")).Value.GetString("V"));
        Assert.Equal(Text, (await table.GetEntityAsync<TableEntity>("it's é", "d")).Value.GetString("V"));
    }

    [Fact]
    public async Task Large_rows_go_in_one_transaction()
    {
        var table = await tables.NewTableAsync();
        var text = new string('x', 30_000);
        await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(number => Action(TableTransactionActionType.Add, number, text)));
        Assert.All(await table.QueryAsync<TableEntity>().ToListAsync(), row => Assert.Equal(text, row.GetString("V")));
    }

    [Fact]
    public async Task None_is_no_transaction() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await tables.NewTableAsync()).SubmitTransactionAsync([]));

    [Fact]
    public void The_failed_index_is_unknown_when_the_service_names_none() =>
        Assert.Null(new TableTransactionFailedException(new RequestFailedException(500, "Out of order: later")).FailedTransactionActionIndex);

    private static TableTransactionAction Action(TableTransactionActionType type, int number, string value) => new(type, Row(number, value));

    private static TableEntity Row(int number, string value) =>
        new("p", number.ToString("D3", CultureInfo.InvariantCulture)) { ["V"] = value };
}
