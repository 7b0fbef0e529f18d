using LoketFunctions.Failures;

namespace LoketFunctions.Export.Notify;

/// <summary>Names as others typed them, made fit for a line of text.</summary>
internal static class NameText
{
    private const int MostCharacters = 80;

    /// <summary>
    /// Without line breaks and other control characters, and without marks that turn the direction of the text around them.
    /// </summary>
    public static string OneLine(string text) =>
        string.Concat(
            text.Where(character => !TurnsDirection(character)).Select(character => BreaksLine(character) ? ' ' : character)).Trim();

    public static string Short(string text) => Shortened.Of(text, MostCharacters);

    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool TurnsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
