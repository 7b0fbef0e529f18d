using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Identifiers;

/// <summary>
/// The number by which people know a person: Loket's of the employee (personeelsnummer) or of the employment in the payroll
/// (personeelsnummer verloning), and the planner's own. It is shown and sent as its source writes it. Numbers are one number where nothing
/// but capitals, leading zeros and spaces around them differ, as spreadsheets and people add and drop those.
/// </summary>
/// <param name="Text">As its source writes it; perhaps empty.</param>
[JsonConverter(typeof(PersonnelNumberConverter))]
public readonly record struct PersonnelNumber(string Text)
{
    private static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>Nothing is left of it to compare by, so nobody is found by it.</summary>
    public bool IsBlank => Significant.Length == 0;

    private string Significant => (Text ?? "").Trim().TrimStart('0');

    /// <summary>Null where there is none.</summary>
    public static PersonnelNumber? Of(string? text) => text is null ? null : new PersonnelNumber(text);

    /// <summary>Of a number as Loket holds it; null where there is none.</summary>
    public static PersonnelNumber? Of(int? number) => Of(number?.ToString(CultureInfo.InvariantCulture));

    public bool StartsWith(PersonnelNumber beginning) => Significant.StartsWith(beginning.Significant, StringComparison.OrdinalIgnoreCase);

    public bool Equals(PersonnelNumber other) => Comparer.Equals(Significant, other.Significant);

    public override int GetHashCode() => Comparer.GetHashCode(Significant);

    /// <summary>For reports, mails and pages; a log line takes none.</summary>
    public override string ToString() => Text ?? "";
}

/// <summary>A text, as it is written.</summary>
internal sealed class PersonnelNumberConverter : JsonConverter<PersonnelNumber>
{
    public override PersonnelNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new PersonnelNumber(reader.GetString()!) : throw new JsonException("Not a text.");

    public override void Write(Utf8JsonWriter writer, PersonnelNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
