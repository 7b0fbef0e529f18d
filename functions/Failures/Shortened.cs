namespace LoketFunctions.Failures;

/// <summary>Words of others, in as many characters as there is room for.</summary>
internal static class Shortened
{
    /// <summary>What people read of one thing: a sentence or two, a list of rights or fields.</summary>
    public const int Detail = 1000;

    /// <summary>A name, as people read it.</summary>
    public const int Name = 200;

    /// <summary>At most so many characters, the last of them then an ellipsis.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
            return text;
        // Half of a surrogate pair is no character.
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
