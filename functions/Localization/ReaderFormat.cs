using System.Globalization;
using LoketFunctions.Time;

namespace LoketFunctions.Localization;

/// <summary>Words, numbers and dates as the reader of a report knows them. Independent of the cultures that a machine has.</summary>
/// <param name="language">"nl" or "en".</param>
internal sealed class ReaderFormat(string language)
{
    private readonly NumberFormatInfo _numbers = language == Words.EnglishCode
        ? new NumberFormatInfo { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" }
        : new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };

    public string Language { get; } = language;

    public string In(string dutch, string english) => new Words(dutch, english).In(Language);

    /// <summary>Hours, amounts and counts alike: two decimals.</summary>
    public string Value(decimal? value) => value?.ToString("N2", _numbers) ?? "";

    public string Count(int count) => count.ToString("N0", _numbers);

    public string Date(DateOnly date) => date.ToString(In("dd-MM-yyyy", "yyyy-MM-dd"), CultureInfo.InvariantCulture);

    /// <summary>By Dutch clocks.</summary>
    public string Moment(DateTimeOffset moment) =>
        $"{Date(AmsterdamTime.DateOf(moment))} {AmsterdamTime.TimeOf(moment).ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
