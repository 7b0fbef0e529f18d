using LoketFunctions.Localization;

namespace LoketFunctions.Tests.Localization;

/// <summary>L1 and L2: however a name is written, it is the same name.</summary>
public sealed class LastNamesTests
{
    [Theory]
    [InlineData("van der Berg", "Berg")]
    [InlineData("van der Berg", "Berg, van der")]
    [InlineData("van der Berg", "v.d. Berg")]
    [InlineData("van der Berg", "v/d Berg")]
    [InlineData("van der Berg", "vd Berg")]
    [InlineData("van der Berg", "Van Der Berg")]
    [InlineData("van der Berg", "Vanderberg")]
    [InlineData("van der Berg", "BERG (v.d.)")]
    [InlineData("van 't Hof", "van ’t Hof")]
    [InlineData("van 't Hof", "Hof van t")]
    [InlineData("in het Veld", "In 't Veld")]
    [InlineData("d'Angelo", "Angelo")]
    [InlineData("El Idrissi", "Idrissi, el")]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("Jansen-de Boer", "de Boer")]
    [InlineData("Jansen - de Boer", "Boer")]
    [InlineData("de Boer-Jansen", "Jansen – de Boer")]
    [InlineData("Garcia Lopez", "Lopez")]
    [InlineData("Łoś", "Los")]
    [InlineData("Sørensen", "Sorensen")]
    [InlineData("Weiß", "Weiss")]
    [InlineData("Đorđević", "Dordevic")]
    [InlineData("Yıldız", "Yildiz")]
    [InlineData("Æbelø", "AEBELO")]
    [InlineData("Þórðarson", "Thordarson")]
    [InlineData("van der Łysiak", "Lysiak")]
    [InlineData("IJzerman", "ijzerman")]
    [InlineData("De", "de")]
    public void One_name_written_in_two_ways(string one, string other) =>
        Assert.True(LastNames.KeysOf(one).Overlaps(LastNames.KeysOf(other)),
            $"{string.Join(' ', LastNames.KeysOf(one))} | {string.Join(' ', LastNames.KeysOf(other))}");

    [Theory]
    [InlineData("van der Berg", "van der Meer")]
    [InlineData("Berg", "Bergman")]
    [InlineData("de Vries", "Jansen")]
    [InlineData("Jansen-de Boer", "de Vries")]
    [InlineData("Łoś", "Lis")]
    [InlineData("van der Berg", "van der")]
    public void Two_names(string one, string other) => Assert.False(LastNames.KeysOf(one).Overlaps(LastNames.KeysOf(other)));

    [Theory]
    [InlineData(null)]
    [InlineData(" - , ")]
    public void Nothing_is_nobody_s_name(string? none) => Assert.Empty(LastNames.KeysOf(none));
}
