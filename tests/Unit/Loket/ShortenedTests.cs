using System.Globalization;
using LoketFunctions.Failures;

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
    public void A_text_is_as_long_as_there_is_room_for_and_no_character_is_cut(string text, string shortened) =>
        Assert.Equal(Codes(shortened), Codes(Shortened.Of(text, 5)));

    /// <summary>Half of a pair gets lost on the way to whoever reports that the test failed, and the failure with it.</summary>
    private static IEnumerable<string> Codes(string text) =>
        text.Select(character => ((int)character).ToString("X4", CultureInfo.InvariantCulture));
}
