using LoketFunctions.Localization;

namespace LoketFunctions.Tests.Export.Deliver.Files;

/// <summary>What a spreadsheet would show as something else is kept as text.</summary>
public sealed class SpreadsheetValueTests
{
    [Theory]
    [InlineData("007")]
    [InlineData("1E5")]
    [InlineData("12e+3")]
    [InlineData("123456789012")]
    [InlineData("3-11")]
    [InlineData("3/4")]
    [InlineData("2026-11-03")]
    [InlineData("03.11.2026")]
    [InlineData("1.10")]
    [InlineData("1,5")]
    [InlineData(".5")]
    [InlineData("12:30")]
    [InlineData("9 pm")]
    [InlineData("50%")]
    [InlineData("€ 12")]
    [InlineData("(12)")]
    [InlineData("1 1/2")]
    [InlineData(" 007 ")]
    [InlineData("SEPT2")]
    [InlineData("mrt-5")]
    [InlineData("3 nov 2026")]
    [InlineData("1-mei")]
    [InlineData("MAR1")]
    [InlineData("december 2026")]
    [InlineData("TRUE")]
    [InlineData("onwaar")]
    public void These_would_change(string text) => Assert.True(SpreadsheetValue.WouldChange(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1007")]
    [InlineData("12345678901")]
    [InlineData("reg-1")]
    [InlineData("Ann Bos")]
    [InlineData("Jan")]
    [InlineData("Mei")]
    [InlineData("Jan de Vries")]
    [InlineData("August Mulder")]
    [InlineData("E5")]
    [InlineData("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10")]
    [InlineData("12ab")]
    [InlineData("truth")]
    public void These_stay_as_they_are(string text) => Assert.False(SpreadsheetValue.WouldChange(text));
}
