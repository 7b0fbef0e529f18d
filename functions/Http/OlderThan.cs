using System.Text.RegularExpressions;

namespace LoketFunctions.Http;

/// <summary>
/// Where a list that grows with time goes on: behind the last entry of the page before, as the answer's <c>older</c> names it.
/// </summary>
internal static partial class OlderThan
{
    public const string Field = "before";

    /// <summary>Null from the newest on.</summary>
    /// <exception cref="ProblemException">It is none that an answer gave: the problem names the parameter.</exception>
    public static string? Read(string? text) => string.IsNullOrEmpty(text) ? null
        : KeyPattern().IsMatch(text) ? text
        : throw Problems.Throw(Problems.Invalid(Field, InputFaults.NotFromAnswer));

    /// <summary>What follows the page, of entries of which one more was read than it shows.</summary>
    public static (IReadOnlyList<T> Page, string? Older) Cut<T>(IReadOnlyList<T> read, int limit, Func<T, string> key) =>
        read.Count <= limit ? (read, null) : ([.. read.Take(limit)], key(read[limit - 1]));

    /// <summary>Of a key that sorts the newest first: the ticks that are left, and what makes it one of a kind.</summary>
    [GeneratedRegex(@"\A[0-9]{19}[-_][A-Za-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}
