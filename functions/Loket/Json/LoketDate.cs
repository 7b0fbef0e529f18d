using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Json;

/// <summary>
/// A date as written: of `2018-01-01T00:00:00+01:00` the first ten characters, never converted to another time zone, which
/// would make it the day before.
/// </summary>
internal sealed class LoketDate : JsonConverter<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()!.Trim() : "";
        var isDate = text.Length == Form.Length || (text.Length > Form.Length && text[Form.Length] is 'T' or ' ');
        return isDate
            && DateOnly.TryParseExact(text.AsSpan(0, Form.Length), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new JsonException("Not a date.");
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
