using System.Globalization;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace LoketFunctions.Tests.Tables;

[Collection(TableTests.Name)]
public sealed class QueryTests(TableFixture tables)
{
    [Fact]
    public async Task All_rows_come_once_and_in_order_over_many_pages()
    {
        var table = await tables.NewTableAsync();
        var keys = Enumerable.Range(0, 2350).Select(number => number.ToString("D5", CultureInfo.InvariantCulture)).ToList();
        foreach (var batch in keys.Chunk(100))
            await table.SubmitTransactionAsync(batch.Select(key => Add(new TableEntity("p", key))));

        Assert.Equal(keys, await table.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync());

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 400).AsPages().ToListAsync();
        Assert.Equal([400, 400, 400, 400, 400, 350], pages.Select(page => page.Values.Count));

        var rest = await table.QueryAsync<TableEntity>(maxPerPage: 400).AsPages(pages[1].ContinuationToken).ToListAsync();
        Assert.Equal(keys.Skip(800), rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task Paging_goes_on_over_partitions_with_special_keys()
    {
        var table = await tables.NewTableAsync();
        string[] keys = ["", "a b", "it's", "é😀", "x,y;z=1&2"];
        foreach (var (partition, row) in keys.SelectMany(partition => keys.Select(row => (partition, row))))
            await table.AddEntityAsync(new TableEntity(partition, row));

        var found = await table.QueryAsync<TableEntity>(maxPerPage: 2).Select(row => (row.PartitionKey, row.RowKey)).ToListAsync();

        Assert.Equal(25, found.Distinct().Count());
        Assert.Equal(25, found.Count);
    }

    [Fact]
    public async Task A_filter_compares_each_type_as_itself()
    {
        var table = await tables.NewTableAsync();
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2));
        await table.AddEntityAsync(new TableEntity("p", "yes")
        {
            ["L"] = 5_000_000_000L,
            ["I"] = 7,
            ["B"] = true,
            ["D"] = 1.5,
            ["G"] = id,
            ["T"] = moment,
            ["S"] = "'s",
        });
        await table.AddEntityAsync(new TableEntity("p", "no")
        {
            ["L"] = 5_000_000_001L,
            ["I"] = 8,
            ["B"] = false,
            ["D"] = 2.5,
            ["G"] = Guid.NewGuid(),
            ["T"] = moment.AddMilliseconds(1),
            ["S"] = "s",
        });

        FormattableString[] filters =
        [
            $"L eq {5_000_000_000L}", $"L le {5_000_000_000L}", $"I eq {7}", $"B eq {true}", $"D lt {2.0}", $"G eq {id}",
            $"T eq {moment}", $"T le {moment.UtcDateTime}", $"S eq {"'s"}", $"PartitionKey eq {"p"} and RowKey ge {"y"}",
        ];
        foreach (var filter in filters)
        {
            var rows = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).Select(row => row.RowKey).ToListAsync();
            Assert.True(rows is ["yes"], $"{filter} found {string.Join(' ', rows)}");
        }
    }

    [Fact]
    public void Literals_are_written_as_the_service_reads_them()
    {
        var moment = new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2));
        Assert.Equal("A eq 'it''s'", TableClient.CreateQueryFilter($"A eq {"it's"}"));
        Assert.Equal("A eq '{0}'", TableClient.CreateQueryFilter($"A eq {"{0}"}"));
        Assert.Equal("A eq 1.5", TableClient.CreateQueryFilter($"A eq {1.5}"));
        Assert.Equal("A eq -5L", TableClient.CreateQueryFilter($"A eq {-5L}"));
        Assert.Equal("A eq datetime'2026-10-25T00:30:00.0000000Z'", TableClient.CreateQueryFilter($"A eq {moment}"));
        Assert.Equal("A eq X'00FF'", TableClient.CreateQueryFilter($"A eq {new byte[] { 0, 255 }}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
    }

    /// <summary>No text, however hostile, finds another row than its own or changes the question.</summary>
    [Fact]
    public async Task A_hostile_text_in_a_filter_finds_exactly_its_own_row()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "other") { ["Text"] = "something else entirely" });

        Prop.ForAll(HostileText().ToArbitrary(), text =>
        {
            table.UpsertEntity(text);
            var found = table.QueryKeys(TableClient.CreateQueryFilter($"Text eq {text}"));
            Assert.Equal(["mine"], found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true));
    }

    private static Gen<string> HostileText()
    {
        var piece = Gen.Elements(
            "'", "''", "' or 1 eq 1 or '", "' or Text ne '", "\"", "\\", "%27", "%", "+", "&", "#", "?", "/", "=", "{0}", "}", "$filter=",
            ") or (true", "datetime'", "guid'", "X'", "L", " ", "\t", "\u00e9", "\ud83d\ude00", "\u2019", "null", "true", "not", "\u0000x");
        var hostile = piece.ArrayOf().Select(pieces => string.Concat(pieces).Replace("\u0000", string.Empty, StringComparison.Ordinal));
        return hostile;
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}

internal static class PropertyTestTable
{
    public static void UpsertEntity(this TableClient table, string text) =>
        table.UpsertEntityAsync(new TableEntity("p", "mine") { ["Text"] = text }).GetAwaiter().GetResult();

    public static List<string> QueryKeys(this TableClient table, string filter) =>
        table.QueryAsync<TableEntity>(filter).Select(row => row.RowKey).ToListAsync().AsTask().GetAwaiter().GetResult();
}
