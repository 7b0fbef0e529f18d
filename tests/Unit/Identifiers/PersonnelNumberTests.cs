using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Identifiers;

public sealed class PersonnelNumberTests
{
    [Theory]
    [InlineData("156", "156", true)]
    [InlineData("0156", "156", true)]
    [InlineData(" 156 ", "00156", true)]
    [InlineData("a12", "A12", true)]
    [InlineData("156", "1560", false)]
    [InlineData("1 56", "156", false)]
    [InlineData("0", "", true)]
    public void Capitals_leading_zeros_and_spaces_around_it_make_no_other_number(string one, string other, bool isOne)
    {
        var (number, second) = (new PersonnelNumber(one), new PersonnelNumber(other));
        Assert.Equal(isOne, number == second);
        Assert.Equal(isOne, new HashSet<PersonnelNumber> { number }.Contains(second));
    }

    [Theory]
    [InlineData("0156", "15", true)]
    [InlineData("156", "015", true)]
    [InlineData("ab12", "AB", true)]
    [InlineData("156", "56", false)]
    public void A_number_is_found_by_its_beginning(string number, string beginning, bool isFound) =>
        Assert.Equal(isFound, new PersonnelNumber(number).StartsWith(new PersonnelNumber(beginning)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("000")]
    public void Of_zeros_and_spaces_nothing_is_left(string text) => Assert.True(new PersonnelNumber(text).IsBlank);

    [Theory]
    [InlineData(" 0156a ")]
    [InlineData("")]
    public void It_is_shown_and_sent_as_it_was_written(string text)
    {
        var number = new PersonnelNumber(text);
        Assert.Equal(text, $"{number}");
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(number, AppJson.Options));
        Assert.Equal(text, JsonSerializer.Deserialize<PersonnelNumber>($"\"{text}\"", AppJson.Options).Text);
    }

    [Theory]
    [InlineData("""{ "id": "p1" }""", null)]
    [InlineData("""{ "id": "p1", "personnelNumber": null }""", null)]
    [InlineData("""{ "id": "p1", "personnelNumber": "" }""", "")]
    public void None_is_not_an_empty_one(string employee, string? expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<PlannerEmployee>(employee, AppJson.Options)!.PersonnelNumber?.Text);

    [Theory]
    [InlineData("156")]
    [InlineData("true")]
    [InlineData("null")]
    public void What_is_no_text_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PersonnelNumber>(json, AppJson.Options));

    [Fact]
    public void A_number_of_Lokets_is_its_digits()
    {
        Assert.Equal("156", PersonnelNumber.Of(156)?.Text);
        Assert.Null(PersonnelNumber.Of((int?)null));
        Assert.Null(PersonnelNumber.Of((string?)null));
    }
}
