using System.Globalization;

namespace LoketFunctions.Loket.Filters;

/// <summary>A value as Loket's filters write it: numbers bare, everything else in single quotes, a quote inside doubled.</summary>
internal readonly record struct FilterValue
{
    private readonly string? _text;

    private FilterValue(string text) => _text = text;

    /// <summary>Loket's `null`: the field is empty.</summary>
    public static FilterValue Null { get; } = new("null");

    public string Text => _text ?? "null";

    public static implicit operator FilterValue(string value) => new($"'{value.Replace("'", "''", StringComparison.Ordinal)}'");

    public static implicit operator FilterValue(Guid value) => new($"'{value:D}'");

    public static implicit operator FilterValue(DateOnly value) => new($"'{value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'");

    public static implicit operator FilterValue(int value) => (long)value;

    public static implicit operator FilterValue(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator FilterValue(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator FilterValue(bool value) => new(value ? "true" : "false");

    /// <summary>Values of filters are often personal data.</summary>
    public override string ToString() => "***";
}
