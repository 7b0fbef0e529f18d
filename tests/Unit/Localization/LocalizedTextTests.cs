using System.Text.Json;
using LoketFunctions.Export;
using LoketFunctions.Localization;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Localization;

/// <summary>A text goes through storage between the steps of a run, and is said in the end as it would have been at once.</summary>
public sealed class LocalizedTextTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void A_text_that_was_stored_says_the_same(string language)
    {
        LocalizedText[] texts =
        [
            ExportTexts.Of("RegistrationForm.Missing"),
            ExportTexts.Of("RegistrationCheck.IsNotFromTo", 1900, 2100),
            ExportTexts.Of("Plain.IsLongerThanCharacters", "200"),
            ExportTexts.Of("Plain.IsLongerThanCharacters", ExportTexts.Of("RegistrationForm.Missing")),
        ];

        Assert.All(texts, text => Assert.Equal(text.In(language), Stored(text).In(language)));
    }

    [Fact]
    public void A_text_of_an_earlier_version_is_said_as_it_stands()
    {
        var read = JsonSerializer.Deserialize<LocalizedText>("""{ "dutch": "ontbreekt", "english": "is missing" }""", AppJson.Options)!;

        Assert.Equal("is missing", read.In("nl"));
        Assert.Equal("is missing", Stored(read).In("en"));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{ "catalogue": "System.String", "key": "a", "arguments": [] }""")]
    [InlineData("""{ "catalogue": "LoketFunctions.Export.ExportTexts", "key": "a" }""")]
    public void What_is_no_text_is_not_read_as_one(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalizedText>(json, AppJson.Options));

    private static LocalizedText Stored(LocalizedText text) =>
        JsonSerializer.Deserialize<LocalizedText>(JsonSerializer.SerializeToUtf8Bytes(text, AppJson.Options), AppJson.Options)!;
}
