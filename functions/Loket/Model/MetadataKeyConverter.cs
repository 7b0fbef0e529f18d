using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>The key of a metadata field: a number, or a text that is mostly a GUID.</summary>
internal sealed class MetadataKeyConverter : JsonConverter<MetadataKey>
{
    public override MetadataKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var number) => new MetadataKey(number),
            JsonTokenType.String => MetadataKey.Parse(reader.GetString()!),
            _ => throw new JsonException("Not a metadata key."),
        };

    public override void Write(Utf8JsonWriter writer, MetadataKey value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.ToString());
    }
}
