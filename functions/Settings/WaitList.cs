using System.Globalization;

namespace LoketFunctions.Settings;

/// <summary>
/// Waits before further attempts, as the operator writes them in <see cref="AppSettings"/>: seconds, separated by spaces.
/// </summary>
internal static class WaitList
{
    public const string Fault = "is not a list of seconds, separated by spaces, each at most a week.";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Null where the text is no such list.</summary>
    public static IReadOnlyList<TimeSpan>? Parse(string text)
    {
        var waits = new List<TimeSpan>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                || seconds > Longest.TotalSeconds)
                return null;
            waits.Add(TimeSpan.FromSeconds(seconds));
        }

        return waits;
    }
}
