using System.Globalization;

namespace LoketFunctions.Localization;

/// <summary>The languages in which the app speaks to people.</summary>
internal static class Languages
{
    public const string Dutch = "nl";
    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Dutch, English];

    private static readonly Dictionary<string, CultureInfo> Cultures = All.ToDictionary(
        language => language, Create, StringComparer.Ordinal);

    public static bool Speaks(string language) => All.Contains(language);

    /// <summary>Dutch for a language that is not spoken.</summary>
    public static CultureInfo CultureOf(string language) => Cultures.GetValueOrDefault(language) ?? Cultures[Dutch];

    private static CultureInfo Create(string language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        // A hyphen before a number can be taken for a range, or break from it at the end of a line.
        culture.NumberFormat.NegativeSign = "−";
        return CultureInfo.ReadOnly(culture);
    }
}
