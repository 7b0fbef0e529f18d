namespace LoketFunctions.Identifiers;

/// <summary>The check of the tax office (elfproef), which one wrong or swapped digit does not pass.</summary>
internal static class ElevenTest
{
    public const int Digits = 9;

    /// <summary>Nine digits, not all of them zero, whose sum by weight (9 to 2, and minus the last) is a multiple of eleven.</summary>
    public static bool Passes(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Digits)
            return false;
        var sum = 0;
        for (var index = 0; index < Digits; index++)
        {
            if (!char.IsAsciiDigit(digits[index]))
                return false;
            sum += (digits[index] - '0') * (index == Digits - 1 ? -1 : Digits - index);
        }

        return sum % 11 == 0 && digits.ContainsAnyExcept('0');
    }
}
