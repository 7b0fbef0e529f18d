namespace LoketFunctions.Identifiers;

/// <summary>
/// A wage tax number (loonheffingennummer): nine digits by the eleven test, an L and two digits, as in 111111110L46. Loket has it at an
/// administration, as <c>payrollTaxesNumber</c> or <c>wageTaxNumber</c>.
/// </summary>
internal readonly record struct WageTaxNumber
{
    private const int Length = ElevenTest.Digits + 3;
    private readonly string? _text;

    private WageTaxNumber(string text) => _text = text;

    /// <summary>Spaces, dots and capitals aside.</summary>
    /// <returns>Null where it is none.</returns>
    public static WageTaxNumber? Find(string? text)
    {
        if (text is null)
            return null;
        var number = string.Concat(text.Where(one => !char.IsWhiteSpace(one) && one != '.')).ToUpperInvariant();
        return number.Length == Length && number[ElevenTest.Digits] == 'L' && number[^2..].All(char.IsAsciiDigit)
            && ElevenTest.Passes(number.AsSpan(0, ElevenTest.Digits)) ? new WageTaxNumber(number) : null;
    }

    public override string ToString() => _text ?? "(no wage tax number)";
}
