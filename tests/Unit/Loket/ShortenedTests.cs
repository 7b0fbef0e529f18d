using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Tests.Loket;

/// <summary>Words of others have a largest length, and stay words.</summary>
public sealed class ShortenedTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abcde", "abcde")]
    [InlineData("abcdef", "abcd…")]
    [InlineData("abc😀", "abc😀")]
    [InlineData("abc😀d", "abc…")]
    [InlineData("ab😀de", "ab😀…")]
    [InlineData("😀😀😀", "😀😀…")]
    public void A_text_is_as_long_as_there_is_room_for_and_no_character_is_cut(string text, string shortened)
    {
        Assert.Equal(shortened, Shortened.Of(text, 5));
        Assert.True(shortened.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar));
    }
}
