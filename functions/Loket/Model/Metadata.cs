using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>A choice out of a list that Loket keeps: only the key is written, the value is its Dutch wording.</summary>
internal sealed record Metadata(MetadataKey? Key, string? Value);

/// <summary>A department, distribution unit or contract code as another record refers to it: here its id is called `key`.</summary>
/// <param name="Key">GUID; the `id` of the department in the department list.</param>
/// <param name="Code">The number that users know it by.</param>
internal sealed record CodedReference(Guid? Key, int? Code, string? Description);

/// <summary>A function (job) as an employment refers to it; functions are known by `key` in their own list as well.</summary>
internal sealed record JobFunctionReference(Guid? Key, string? Description, string? Group);

/// <summary>The key of a <see cref="Metadata"/>: a number or a GUID, depending on the field.</summary>
[JsonConverter(typeof(MetadataKeyConverter))]
internal readonly record struct MetadataKey
{
    private readonly string? _text;

    public MetadataKey(int number) => _text = number.ToString(CultureInfo.InvariantCulture);

    public MetadataKey(Guid id) => _text = id.ToString("D");

    private MetadataKey(string text) => _text = text;

    public int? Number => int.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public Guid? Id => Guid.TryParse(_text, out var id) ? id : null;

    public static implicit operator MetadataKey(int number) => new(number);

    /// <summary>Numbers and GUIDs are brought to one spelling, so that keys compare whatever form Loket used.</summary>
    public static MetadataKey Parse(string text)
    {
        text = text.Trim();
        if (Guid.TryParse(text, out var id))
            return new MetadataKey(id);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new MetadataKey(number)
            : new MetadataKey(text);
    }

    public override string ToString() => _text ?? "";
}

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
