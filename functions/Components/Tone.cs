namespace LoketFunctions.Components;

/// <summary>How something stands. Never shown by colour alone: the words beside it say the same.</summary>
public enum Tone
{
    Quiet,
    Good,
    Busy,
    Warning,
    Bad,
}

internal static class Tones
{
    /// <summary>Its class in the style sheet.</summary>
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Busy => "busy",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        _ => "quiet",
    };
}

/// <summary>What a <see cref="Badge"/> says, and how what it says stands.</summary>
public sealed record BadgeWords(string Text, Tone Tone)
{
    public override string ToString() => nameof(BadgeWords);
}
