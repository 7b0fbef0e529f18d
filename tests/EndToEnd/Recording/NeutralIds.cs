using System.Globalization;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Recording;

/// <summary>
/// Puts names in the place of what is another one in every run, numbered in the order in which they come: so that a history that is
/// recorded anew differs in nothing but what went another way.
/// </summary>
internal static partial class NeutralIds
{
    public static string In(string text)
    {
        var (names, counts) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        return Ids().Replace(text, found =>
        {
            if (names.TryGetValue(found.Value, out var known))
                return known;
            var kind = found.Groups.Values.Skip(1).First(group => group.Success).Name;
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            return names[found.Value] = NameOf(kind, counts[kind]);
        });
    }

    private static string NameOf(string kind, int number) => kind switch
    {
        "guid" => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{number:D12}"),
        "trace" => string.Create(CultureInfo.InvariantCulture, $"00-{number:D32}-{number:D16}-01"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}"),
    };

    [GeneratedRegex(
        """
        (?<guid>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)
        |(?<trace>\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b)
        |(?<run>\b[0-9]{19}-[0-9a-f]{8}\b)
        |(?<connection>\b[0-9a-f]{24}\b)
        |(?<account>(?<=:)account-[0-9]+\b)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
