using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Identifiers;

/// <summary>
/// A citizen service number (burgerservicenummer, BSN). It shows as stars wherever it is printed, and JSON does not write it: whoever sends
/// it asks for its digits by name.
/// </summary>
[JsonConverter(typeof(CitizenServiceNumberConverter))]
internal readonly record struct CitizenServiceNumber
{
    private readonly string? _digits;

    private CitizenServiceNumber(string digits) => _digits = digits;

    /// <summary>Of nine digits that pass the eleven test; of eight too, as a leading zero gets lost where it was a number.</summary>
    /// <returns>Null where it is none.</returns>
    public static CitizenServiceNumber? Find(string? text)
    {
        var digits = text?.Trim() is { Length: ElevenTest.Digits - 1 } short8 ? $"0{short8}" : text?.Trim();
        return digits is not null && ElevenTest.Passes(digits) ? new CitizenServiceNumber(digits) : null;
    }

    /// <summary>The nine digits, for the one call that sends them.</summary>
    /// <exception cref="InvalidOperationException">Nothing was put into it.</exception>
    public string Reveal() => _digits ?? throw new InvalidOperationException("There is no citizen service number.");

    public override string ToString() => "***";
}

internal sealed class CitizenServiceNumberConverter : JsonConverter<CitizenServiceNumber>
{
    private const string Never = "A citizen service number goes into no JSON by itself.";

    public override CitizenServiceNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException(Never);

    public override void Write(Utf8JsonWriter writer, CitizenServiceNumber value, JsonSerializerOptions options) =>
        throw new NotSupportedException(Never);
}
