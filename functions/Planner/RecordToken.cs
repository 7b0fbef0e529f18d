using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Planner;

/// <summary>
/// Stands for everything that Loket leads in of a person or a contract. The planner keeps it with what it was sent, lists it, and forgets
/// it where somebody changes any of that by hand.
/// </summary>
/// <param name="IsTold">False where nothing is said of it: a planner that keeps none, or never had one.</param>
/// <param name="Value">Null once it was forgotten.</param>
[JsonConverter(typeof(RecordTokenConverter))]
internal readonly record struct RecordToken(bool IsTold, string? Value)
{
    public static RecordToken Of(string? value) => new(true, value);

    public override string ToString() => IsTold ? Value ?? "forgotten" : "untold";
}

/// <summary>Null is an answer; absent is none.</summary>
internal sealed class RecordTokenConverter : JsonConverter<RecordToken>
{
    public override bool HandleNull => true;

    public override RecordToken Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null or JsonTokenType.String
            ? RecordToken.Of(reader.GetString())
            : throw new JsonException("Not a text.");

    public override void Write(Utf8JsonWriter writer, RecordToken value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
