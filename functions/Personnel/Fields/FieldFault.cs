namespace LoketFunctions.Personnel.Fields;

/// <summary>What can be wrong with what an HR system says of a field: part of the API.</summary>
internal static class FieldFaultCodes
{
    public const string Needed = "field-needed";
    public const string Empty = "field-empty";
    public const string TooLong = "field-too-long";
    public const string NotText = "field-not-text";
    public const string NotWhole = "field-not-whole";
    public const string NotNumber = "field-not-number";
    public const string NotDate = "field-not-date";
    public const string NotFlag = "field-not-flag";
    public const string OutOfBounds = "field-out-of-bounds";
    public const string OptionUnmapped = "field-option-unmapped";
}

/// <summary>Never holds what was said itself, as that is about a person.</summary>
/// <param name="Arguments">What varies in the words: a width, bounds.</param>
internal sealed record FieldFault(string Code, IReadOnlyList<object?> Arguments)
{
    public static FieldFault Of(string code, params IReadOnlyList<object?> arguments) => new(code, arguments);
}

/// <summary>What is said of a field: a value, nothing (it is emptied), or something that cannot be.</summary>
/// <param name="Value">In the one spelling in which values of the field compare; null: emptied, or at fault.</param>
internal sealed record FieldReading(string? Value, FieldFault? Fault)
{
    public static FieldReading Of(string value) => new(value, null);

    public override string ToString() => Fault?.Code ?? nameof(FieldReading);
}
