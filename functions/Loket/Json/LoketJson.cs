using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Json;

/// <summary>
/// The one JSON setup for Loket. Reads tolerantly, as Loket adds fields without notice and its sources differ in date and
/// number forms; writes strictly: dates as yyyy-MM-dd, texts trimmed (Loket does not trim).
/// </summary>
internal static class LoketJson
{
    public static readonly JsonSerializerOptions Options = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Converters = { new LoketDate(), new LoketText(), new LoketFlag() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A boolean, also read from its text.</summary>
internal sealed class LoketFlag : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when bool.TryParse(reader.GetString(), out var flag) => flag,
        _ => throw new JsonException("Not a boolean."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
