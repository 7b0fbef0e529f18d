using System.Text.Json;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Tests.Identifiers;

public sealed class TaxOfficeNumberTests
{
    [Theory]
    [InlineData("111222333", "111222333")]
    [InlineData("123456782", "123456782")]
    [InlineData(" 123456782 ", "123456782")]
    [InlineData("10000008", "010000008")]
    [InlineData("123456789", null)]
    [InlineData("123456728", null)]
    [InlineData("000000000", null)]
    [InlineData("1234567", null)]
    [InlineData("1234567820", null)]
    [InlineData("12345678x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_citizen_service_number_passes_the_eleven_test(string? text, string? digits) =>
        Assert.Equal(digits, CitizenServiceNumber.Find(text)?.Reveal());

    [Fact]
    public void A_citizen_service_number_shows_itself_to_nobody()
    {
        var number = CitizenServiceNumber.Find("123456782")!.Value;

        Assert.Equal("***", number.ToString());
        Assert.Equal("***", $"{number}");
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(number));
        Assert.Throws<InvalidOperationException>(() => default(CitizenServiceNumber).Reveal());
    }

    [Theory]
    [InlineData("111111110L46", "111111110L46")]
    [InlineData("1111.11.110.L.46", "111111110L46")]
    [InlineData("111111110 l46", "111111110L46")]
    [InlineData("111111111L46", null)]
    [InlineData("111111110B46", null)]
    [InlineData("111111110L4", null)]
    [InlineData("111111110L466", null)]
    [InlineData("111111110L4x", null)]
    [InlineData("L46111111110", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_wage_tax_number_is_that_of_somebody_who_pays_wages(string? text, string? number) =>
        Assert.Equal(number, WageTaxNumber.Find(text)?.ToString());
}
