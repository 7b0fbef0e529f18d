using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Identifiers;

public sealed class ConnectionIdTests
{
    private static readonly ConnectionId Id = new("7c1e4f0a9b2d4c6e8f1a3b5d");

    [Fact]
    public void Json_is_the_plain_text()
    {
        var run = new RunKey(Id, "run-1");
        var json = JsonSerializer.Serialize(run, AppJson.Options);
        Assert.Equal("""{"connectionId":"7c1e4f0a9b2d4c6e8f1a3b5d","runId":"run-1"}""", json);
        Assert.Equal(run, JsonSerializer.Deserialize<RunKey>(json, AppJson.Options));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void What_names_no_connection_is_not_read(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ConnectionId>(json, AppJson.Options));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_text_there_is_none(string? text)
    {
        Assert.Null(ConnectionId.OrNone(text));
        Assert.ThrowsAny<ArgumentException>(() => new ConnectionId(text!));
    }

    [Fact]
    public void It_reads_as_its_text_and_one_without_shows_as_such()
    {
        Assert.Equal("connection 7c1e4f0a9b2d4c6e8f1a3b5d", $"connection {Id}");
        Assert.NotEmpty(default(ConnectionId).ToString());
        Assert.NotEqual(default, Id);
    }

    /// <summary>The client library would refuse a value of a type that it does not know.</summary>
    [Fact]
    public void A_filter_of_a_table_quotes_the_text() =>
        Assert.Equal(
            "PartitionKey eq 'a''b' and RowKey gt 'x'",
            TableClientExtensions.TableFilter($"PartitionKey eq {new ConnectionId("a'b")} and RowKey gt {"x"}"));
}
