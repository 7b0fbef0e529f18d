using System.Text.RegularExpressions;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// The last names of a person, and the one in use: their own, the partner's, or both in one order or the other. Loket says which in
/// words, as the numbers for it differ between its sources; where the words say nothing, the formatted name follows them.
/// </summary>
/// <param name="Own">With prefix.</param>
/// <param name="Partner">With prefix; null without one.</param>
/// <param name="Format">Loket's words for the choice.</param>
/// <param name="Formatted">Loket's formatted name: `Wiel - van Bergen S.L. van de`.</param>
internal sealed partial record ChosenName(string? Own, string? Partner, string? Format, string? Formatted)
{
    public static ChosenName Of(PersonalDetails? person, EmploymentEmployee? inline) => person is not null
        ? new ChosenName(
            Joined(person.Prefix, person.LastName), Joined(person.PrefixPartner, person.LastNamePartner),
            person.HowToFormatLastName?.Value, person.FormattedName)
        : new ChosenName(
            Joined(inline?.Prefix, inline?.LastName), Joined(inline?.PrefixPartner, inline?.LastNamePartner), null, inline?.FormattedName);

    /// <summary>All that the person may be called by.</summary>
    public IReadOnlyList<string> All => [.. new[] { Own, Partner }.OfType<string>()];

    /// <summary>The last name that is sent to the planner; the partner's where there is no own one.</summary>
    public string? In(LastNameSource source) => source == LastNameSource.Own ? Own ?? Partner : Text;

    /// <summary>The last name in use.</summary>
    public string? Text
    {
        get
        {
            if (Own is null || Partner is null)
                return Own ?? Partner;
            var order = ByWords() ?? ByFormatted() ?? [Own];
            return string.Join('-', order);
        }
    }

    public override string ToString() => nameof(ChosenName);

    /// <summary>`last name partner + last name`, `Achternaam - achternaam partner`: one word for each name, in order.</summary>
    private string[]? ByWords()
    {
        var names = Separators().Split(Format ?? "")
            .Select(words => Says(words, "partner", "echtgeno") ? Partner : Says(words, "naam", "name", "eigen") ? Own : null).ToArray();
        return names is [not null] or [not null, not null] ? [.. names.OfType<string>().Distinct(StringComparer.Ordinal)] : null;
    }

    /// <summary>Which of the names stand in it, in their order there.</summary>
    private string[]? ByFormatted()
    {
        var words = LastNames.CoreOf(Formatted);
        var found = new[] { Own!, Partner! }.Select(name => (Name: name, At: IndexOf(LastNames.CoreOf(name), words)))
            .Where(pair => pair.At >= 0).DistinctBy(pair => pair.At).OrderBy(pair => pair.At).Select(pair => pair.Name).ToArray();
        return found.Length > 0 ? found : null;
    }

    private static bool Says(string words, params string[] either) =>
        Array.Exists(either, one => words.Contains(one, StringComparison.OrdinalIgnoreCase));

    private static int IndexOf(IReadOnlyList<string> name, IReadOnlyList<string> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - name.Count + 1))
            .Where(at => name.SequenceEqual(words.Skip(at).Take(name.Count), StringComparer.Ordinal))
            .Select(at => (int?)at).FirstOrDefault() ?? -1;

    private static string? Joined(string? prefix, string? name) =>
        FieldText.Of(name) is { } text ? FieldText.Of($"{FieldText.Of(prefix)} {text}") : null;

    [GeneratedRegex(
        @"\s*[-\u2010-\u2015+/,&]\s*|\s+(?:gevolgd door|en|daarna|followed by|and|then)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
