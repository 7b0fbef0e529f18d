using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Identifiers;

/// <summary>Names a connection among all of the app's, in the one text that rows, blobs, addresses and JSON know it by.</summary>
[JsonConverter(typeof(ConnectionIdConverter))]
public readonly record struct ConnectionId
{
    private readonly string? _text;

    /// <exception cref="ArgumentException">There is no text, or it is empty: that names no connection.</exception>
    public ConnectionId(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    /// <summary>Null without a text: where a column or a request may name no connection.</summary>
    public static ConnectionId? OrNone(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    /// <summary>As it is stored and sent. One that nothing was put into shows as such, and is no name of a row or a blob.</summary>
    public override string ToString() => _text ?? "(no connection)";
}

/// <summary>Plain text, as in every document since before the id had a type of its own.</summary>
internal sealed class ConnectionIdConverter : JsonConverter<ConnectionId>
{
    public override ConnectionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConnectionId.OrNone(reader.GetString()) ?? throw new JsonException("There is no text to name a connection.");

    public override void Write(Utf8JsonWriter writer, ConnectionId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
