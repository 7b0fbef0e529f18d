using LoketFunctions.Settings;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>How a connection is erased. Read from <c>Erasure</c>.</summary>
internal sealed record ErasureOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long a sync or export under way may take to stop by itself; then it is terminated.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When to look once more. Longer than any single step, as one that was under way may still write.</summary>
    public TimeSpan LastLookAfter { get; init; } = TimeSpan.FromHours(1);

    public static ErasureOptions Read(AppSettings settings)
    {
        var section = settings.Section("Erasure");
        var standard = new ErasureOptions();
        return new ErasureOptions
        {
            Patience = section.Duration(nameof(Patience), standard.Patience, Longest),
            LastLookAfter = section.Duration(nameof(LastLookAfter), standard.LastLookAfter, Longest),
        };
    }
}
