using System.Globalization;
using LoketFunctions.Time;

namespace LoketFunctions.Localization;

/// <summary>Texts, numbers and dates as the reader of a page, report or mail knows them.</summary>
/// <param name="language">"nl" or "en".</param>
public sealed class ReaderFormat(string language)
{
    private readonly CultureInfo _culture = Languages.CultureOf(language);

    public string Language { get; } = language;

    public string In(LocalizedText text) => text.In(Language);

    /// <summary>Hours, amounts and counts alike: two decimals.</summary>
    public string Value(decimal? value) => value?.ToString("N2", _culture) ?? "";

    public string Count(int count) => count.ToString("N0", _culture);

    public string Date(DateOnly date) => date.ToString(In(LocalizationTexts.Of("Date")), CultureInfo.InvariantCulture);

    /// <summary>By Dutch clocks.</summary>
    public string Moment(DateTimeOffset moment) =>
        $"{Date(AmsterdamTime.DateOf(moment))} {AmsterdamTime.TimeOf(moment).ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
