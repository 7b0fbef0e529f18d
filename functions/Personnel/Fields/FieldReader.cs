using System.Globalization;
using System.Text.Json;

namespace LoketFunctions.Personnel.Fields;

/// <summary>
/// Reads what an HR system says of a field. Null empties it; an empty text, a comma in a number or a date in another form is no guess to be
/// made, but a fault that is told.
/// </summary>
internal static class FieldReader
{
    private static readonly LoketField Unbounded = new(LoketResource.Employee, "", FieldKind.Decimal);

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <param name="values">
    /// Of a choice, a unit or a flag: the HR system's values, each with Loket's. Null where there is no such table.
    /// </param>
    public static FieldReading Read(LoketField field, JsonElement said, IReadOnlyDictionary<string, string>? values)
    {
        if (said.ValueKind == JsonValueKind.Null)
            return field.IsNeeded ? Fault(FieldFaultCodes.Needed) : new FieldReading(null, null);
        if (said.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(said.GetString()))
            return Fault(FieldFaultCodes.Empty);
        return field.Kind switch
        {
            FieldKind.Text => Text(field, said),
            FieldKind.Integer => Whole(field, said),
            FieldKind.Decimal => Number(field, said),
            FieldKind.Date => Date(said),
            FieldKind.Flag when said.ValueKind is JsonValueKind.True or JsonValueKind.False => FieldReading.Of(said.GetRawText()),
            FieldKind.Flag => Mapped(said, values, FieldFaultCodes.NotFlag),
            _ => Mapped(said, values, FieldFaultCodes.OptionUnmapped),
        };
    }

    /// <summary>A value of Loket's own, in the same spelling; null where it cannot be one of the field.</summary>
    public static string? Known(LoketField field, JsonElement told) => field.Kind switch
    {
        FieldKind.Text => told.ValueKind == JsonValueKind.String ? told.GetString()!.Trim() : null,
        FieldKind.Integer or FieldKind.Option => Whole(Unbounded, told).Value,
        FieldKind.Decimal => Number(Unbounded, told).Value,
        // A day may come with a time of midnight.
        FieldKind.Date => Written(told) is { Length: >= 10 } text ? Date(JsonSerializer.SerializeToElement(text[..10])).Value : null,
        FieldKind.Flag => bool.TryParse(Written(told), out var flag) ? (flag ? "true" : "false") : null,
        _ => Guid.TryParse(Written(told), out var id) ? id.ToString("D") : null,
    };

    private static FieldReading Text(LoketField field, JsonElement said)
    {
        if (said.ValueKind != JsonValueKind.String)
            return Fault(FieldFaultCodes.NotText);
        var text = said.GetString()!.Trim();
        return text.Length > field.MaxLength ? Fault(FieldFaultCodes.TooLong, field.MaxLength)
            : text.Any(char.IsControl) ? Fault(FieldFaultCodes.NotText)
            : FieldReading.Of(text);
    }

    private static FieldReading Whole(LoketField field, JsonElement said) =>
        int.TryParse(Written(said), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Bounded(field, number)
            : Fault(FieldFaultCodes.NotWhole);

    private static FieldReading Number(LoketField field, JsonElement said) =>
        decimal.TryParse(Written(said), Plain, CultureInfo.InvariantCulture, out var number)
            ? Bounded(field, number)
            : Fault(FieldFaultCodes.NotNumber);

    private static FieldReading Bounded(LoketField field, decimal number) =>
        number < field.Minimum || number > field.Maximum
            ? Fault(FieldFaultCodes.OutOfBounds, field.Minimum, field.Maximum)
            : FieldReading.Of(number.ToString("0.############################", CultureInfo.InvariantCulture));

    private static FieldReading Date(JsonElement said) =>
        said.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(said.GetString()!.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? FieldReading.Of(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Fault(FieldFaultCodes.NotDate);

    private static FieldReading Mapped(JsonElement said, IReadOnlyDictionary<string, string>? values, string otherwise) =>
        Written(said) is { } text && values?.TryGetValue(text, out var value) == true ? FieldReading.Of(value) : Fault(otherwise);

    /// <summary>A number or a text as it is written; null for anything else.</summary>
    private static string? Written(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.Number => said.GetRawText(),
        JsonValueKind.String => said.GetString()!.Trim(),
        JsonValueKind.True or JsonValueKind.False => said.GetRawText(),
        _ => null,
    };

    private static FieldReading Fault(string code, params IReadOnlyList<object?> arguments) => new(null, FieldFault.Of(code, arguments));
}
