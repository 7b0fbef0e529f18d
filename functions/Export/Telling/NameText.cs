namespace LoketFunctions.Export.Telling;

/// <summary>Names as others typed them, made fit for a line of text.</summary>
internal static class NameText
{
    private const int MostCharacters = 80;

    /// <summary>Without line breaks and other control characters, and without marks that turn the direction of the text around them.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.Where(character => !TurnsDirection(character)).Select(character => BreaksLine(character) ? ' ' : character)).Trim();

    /// <summary>At most 80 characters.</summary>
    public static string Short(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        // Half of a surrogate pair is no character.
        var end = char.IsHighSurrogate(text[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return text[..end] + "…";
    }

    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool TurnsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
