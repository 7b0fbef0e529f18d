using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>One record whole, as it is written back: Loket takes whole objects only.</summary>
/// <param name="ETag">Of this state of it; null where Loket gives none.</param>
internal sealed record LoketRecord(JsonObject Content, string? ETag) : PersonalRecord;

/// <summary>A record of a list, whole.</summary>
[JsonConverter(typeof(LoketRowReader))]
internal sealed record LoketRow(JsonObject Content) : PersonalRecord, IListed
{
    public Guid Id => IdOf(Content) ?? throw new InvalidOperationException("A record without an id is none of a list.");

    string? IListed.Identity => IdOf(Content)?.ToString("D");

    public static Guid? IdOf(JsonObject? content) =>
        content?["id"] is JsonValue value && value.TryGetValue(out string? text) && Guid.TryParse(text, out var id) ? id : null;
}

internal sealed class LoketRowReader : JsonConverter<LoketRow>
{
    public override LoketRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNode.Parse(ref reader) is JsonObject content ? new LoketRow(content) : throw new JsonException("Not an object.");

    public override void Write(Utf8JsonWriter writer, LoketRow value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Lists are only read.");
}
