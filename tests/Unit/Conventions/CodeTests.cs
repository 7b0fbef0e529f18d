using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Codes of the API are constants of their slice: none is written a second time as text.</summary>
public sealed partial class CodeTests
{
    [Fact]
    public void No_code_is_written_as_text()
    {
        var codes = App.Sources.SelectMany(source => Constant().Matches(source.Text)).Select(found => found.Groups["code"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("planner-unreachable", codes);
        Rule.Holds(
            from source in App.Sources
            from Match found in Literal().Matches(source.Text)
            where codes.Contains(found.Groups["code"].Value) && !IsConstant(source.Text, found.Index)
            select $"{source.Path}: {found.Value} is a constant of some slice.");
    }

    private static bool IsConstant(string text, int index) =>
        text[(text.LastIndexOf('\n', index) + 1)..index].Contains(" const string ", StringComparison.Ordinal);

    /// <summary>Of two words or more: a single one means other things as well.</summary>
    [GeneratedRegex("""public const string \w+ = "(?<code>[a-z]+(-[a-z]+)+)";""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
