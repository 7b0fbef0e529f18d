using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace LoketFunctions.Tests.Tables;

[Collection(TableTests.Name)]
public sealed class EntityTypeTests(TableFixture tables)
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero).AddTicks(1234567);

    public static TheoryData<string, object> Values => new()
    {
        { "text", "van der Végt; \"'s-Gravenhage\" \\ \u2028 😀\r\n" },
        { "empty text", string.Empty },
        { "looks like a date", "2026-03-29T01:30:00Z" },
        { "int", int.MinValue },
        { "long", long.MaxValue },
        { "small long", 7L },
        { "bool", true },
        { "double", 0.1 + 0.2 },
        { "whole double", 42.0 },
        { "large double", 1e300 },
        { "not a number", double.NaN },
        { "infinite", double.NegativeInfinity },
        { "guid", new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff") },
        { "moment", Moment },
        { "earliest moment", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { "bytes", new byte[] { 0, 1, 2, 254, 255 } },
        { "no bytes", Array.Empty<byte>() },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_it_was_with_its_type(string name, object value)
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", name) { ["Value"] = value });

        var found = (await table.GetEntityAsync<TableEntity>("p", name)).Value;

        Assert.Equal(value.GetType(), found["Value"].GetType());
        Assert.Equal(value, found["Value"]);
    }

    [Fact]
    public async Task A_class_comes_back_as_it_was()
    {
        var table = await tables.NewTableAsync();
        var written = new Sample
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "Å 'quoted'",
            Whole = 3,
            Big = 1L << 40,
            Flag = false,
            Moment = Moment,
            LocalMoment = Moment.UtcDateTime,
            Fraction = 3.0,
            Id = Guid.NewGuid(),
            Bytes = [1, 2, 3],
            Data = BinaryData.FromString("abc"),
            State = SampleState.Second,
            MaybeState = SampleState.Third,
            Renamed = "elsewhere",
            Ignored = "not stored",
        };

        await table.AddEntityAsync(written);
        var found = (await table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Equal(written.Text, found.Text);
        Assert.Equal(written.Whole, found.Whole);
        Assert.Equal(written.Big, found.Big);
        Assert.Equal(written.Flag, found.Flag);
        Assert.Equal(written.Moment, found.Moment);
        Assert.Equal(written.LocalMoment, found.LocalMoment);
        Assert.Equal(DateTimeKind.Utc, found.LocalMoment!.Value.Kind);
        Assert.Equal(written.Fraction, found.Fraction);
        Assert.Equal(written.Id, found.Id);
        Assert.Equal(written.Bytes, found.Bytes);
        Assert.Equal("abc", found.Data!.ToString());
        Assert.Equal(written.State, found.State);
        Assert.Equal(written.MaybeState, found.MaybeState);
        Assert.Equal(written.Renamed, found.Renamed);
        Assert.Null(found.Ignored);
        Assert.NotEqual(default, found.ETag);
        Assert.InRange(found.Timestamp!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_class_is_stored_in_the_columns_that_other_clients_expect()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new Sample { PartitionKey = "p", RowKey = "r", State = SampleState.Second, Renamed = "x", Big = 5 });

        var raw = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("Second", raw.GetString("State"));
        Assert.Equal("x", raw.GetString("other_name"));
        Assert.Equal(5L, raw.GetInt64("Big"));
        Assert.False(raw.ContainsKey("Renamed"));
        Assert.False(raw.ContainsKey("Ignored"));
        Assert.False(raw.ContainsKey("Text"));
        Assert.False(raw.ContainsKey("ETag"));
        Assert.Equal("x!", raw.GetString("Computed"));
    }

    [Fact]
    public async Task Nulls_stay_null()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new Sample { PartitionKey = "p", RowKey = "r" });

        var found = (await table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Null(found.Text);
        Assert.Null(found.Whole);
        Assert.Null(found.Big);
        Assert.Null(found.Moment);
        Assert.Null(found.Bytes);
        Assert.Null(found.MaybeState);
    }

    [Fact]
    public async Task Select_reads_only_what_it_names()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var found = (await table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value;

        Assert.Equal(1, found.GetInt32("A"));
        Assert.Null(found.GetInt32("B"));
    }

    [Fact]
    public async Task A_value_that_a_table_cannot_hold_is_refused_before_it_is_sent()
    {
        var table = await tables.NewTableAsync();
        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Money"] = 1.5m }));
        Assert.Contains("Money", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_keeps_the_types_of_its_columns()
    {
        var row = new TableEntity { ["Big"] = 1L, ["Double"] = 1.0, ["Text"] = "a" };
        row["Big"] = 2;
        row["Double"] = 3;

        Assert.Equal(2L, row.GetInt64("Big"));
        Assert.Equal(3.0, row.GetDouble("Double"));
        Assert.Throws<InvalidOperationException>(() => row["Text"] = 5);
        Assert.Throws<InvalidOperationException>(() => row.GetString("Big"));
        Assert.Null(row.GetGuid("absent"));
        Assert.Null(row["absent"]);
    }

    public enum SampleState
    {
        First,
        Second,
        Third,
    }

    public sealed class Sample : ITableEntity
    {
        public required string PartitionKey { get; set; }

        public required string RowKey { get; set; }

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Text { get; init; }

        public int? Whole { get; set; }

        public long? Big { get; set; }

        public bool? Flag { get; set; }

        public DateTimeOffset? Moment { get; set; }

        public DateTime? LocalMoment { get; set; }

        public double? Fraction { get; set; }

        public Guid? Id { get; set; }

        public byte[]? Bytes { get; set; }

        public BinaryData? Data { get; set; }

        public SampleState State { get; set; }

        public SampleState? MaybeState { get; set; }

        [DataMember(Name = "other_name")]
        public string? Renamed { get; set; }

        [IgnoreDataMember]
        public string? Ignored { get; set; }

        public string Computed => Renamed + "!";
    }
}
