using System.Text.RegularExpressions;

namespace LoketFunctions.Localization;

/// <summary>
/// Knows what a spreadsheet takes for a number, a date or a truth, and so would show and save as something else: 007, 1E5, 3-11.
/// </summary>
internal static partial class SpreadsheetValue
{
    /// <summary>More digits than this are shown as 1,23457E+11.</summary>
    private const int MaxDigits = 11;

    /// <summary>False for what it reads as a number and shows as it is: 1007.</summary>
    public static bool WouldChange(string text)
    {
        var plain = text.Trim();
        if (plain.Length > 0 && plain.All(char.IsAsciiDigit))
            return plain.Length > MaxDigits || (plain.Length > 1 && plain[0] == '0');
        return Number().IsMatch(plain)
            || (plain.Any(char.IsAsciiDigit) && Month().IsMatch(plain))
            || Hour().IsMatch(plain)
            || plain.ToUpperInvariant() is "TRUE" or "FALSE" or "WAAR" or "ONWAAR";
    }

    /// <summary>Digits with signs between them, which make numbers, dates, times, fractions, percentages and amounts.</summary>
    [GeneratedRegex(
        @"^[€$£(]?\s?[.,]?\d([\d.,:/\s-]|e[+-]?\d)*[%€$£)]?\n?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(\d{1,4}[\s./-]*)?(jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,6}\.?([\s./-]*\d{1,4}){0,2}\n?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Month();

    [GeneratedRegex(
        @"^\d{1,2}(:\d{2}){0,2}\s?[ap]\.?m?\.?\n?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hour();
}
