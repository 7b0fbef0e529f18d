namespace LoketFunctions.Staff;

/// <summary>
/// What held from a day on, until the day before the next one of its history begins. The first holds of all days before it too.
/// </summary>
internal sealed record DatedValue<T>(DateOnly From, T Value);

internal static class DatedValues
{
    /// <summary>A history of one thing that always held.</summary>
    public static IReadOnlyList<DatedValue<T>> Always<T>(T value) => [new(DateOnly.MinValue, value)];

    /// <summary>What held on the day; the type's default where there is no history.</summary>
    public static T? On<T>(this IReadOnlyList<DatedValue<T>> history, DateOnly day) => history.Count == 0
        ? default
        : (history.LastOrDefault(spell => spell.From <= day) ?? history[0]).Value;

    /// <summary>What was known, with what was read in its place from a day on. What was unknown before that day is now known.</summary>
    /// <param name="unknown">The value that is no fact.</param>
    public static IReadOnlyList<DatedValue<T>> Revised<T>(
        this IReadOnlyList<DatedValue<T>> known, IReadOnlyList<DatedValue<T>> read, DateOnly from, T unknown)
    {
        if (known.Count == 0 || read.Count == 0)
            return read.Count == 0 ? known : read;
        var history = new List<DatedValue<T>>();
        foreach (var day in known.Concat(read).Select(spell => spell.From).Append(from).Distinct().Order())
        {
            var before = day < from ? known.On(day) : read.On(day);
            var value = day < from && Equals(before, unknown) ? read.On(day)! : before!;
            if (history.Count == 0 || !Equals(history[^1].Value, value))
                history.Add(new DatedValue<T>(day, value));
        }

        return history;
    }
}
