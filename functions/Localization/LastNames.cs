using System.Text.RegularExpressions;

namespace LoketFunctions.Localization;

/// <summary>
/// Last names as people write them: with a prefix before or behind or none at all, in letters that they have, of one or of both partners.
/// </summary>
internal static partial class LastNames
{
    private const int ShortestName = 3;

    /// <summary>Tussenvoegsels, folded, whole or as their first letters.</summary>
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "VAN", "VON", "VAM", "VOM", "DE", "DEN", "DER", "DES", "DEM", "HET", "T", "S", "N", "TE", "TEN", "TER", "TOT", "IN", "OP", "AAN",
        "BIJ", "ONDER", "OVER", "UIT", "UYT", "VOOR", "ZU", "ZUR", "ZUM", "AF", "AV", "LA", "LE", "LES", "LO", "DU", "DA", "DI", "DO",
        "DOS", "DAS", "DEL", "DELLA", "DAL", "D", "L", "EL", "AL", "UL", "BIN", "IBN", "BEN", "ABU", "V", "VD", "VDN", "VDR", "VANDE",
        "VANDEN", "VANDER", "VANT", "Y", "E",
    };

    /// <summary>As they are written onto the name itself, the longest first.</summary>
    private static readonly string[] Glued = ["VANDER", "VANDEN", "VANDE", "VANT", "VAN", "VD", "DEN", "DER", "DE", "TER", "TEN"];

    /// <summary>
    /// By what the name can be found however it is written: two that share one may be the same. Of "van der Berg - de Boer" both names,
    /// and the two together.
    /// </summary>
    public static IReadOnlySet<string> KeysOf(string? written)
    {
        var names = NamesIn(written);
        var keys = names.SelectMany(name => name.Append(string.Concat(name))).Append(string.Concat(names.SelectMany(name => name)))
            .Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        keys.UnionWith(keys.Select(WithoutGlued).OfType<string>().ToList());
        return keys;
    }

    /// <summary>The words of a name without its prefixes, in order; empty where there are none.</summary>
    public static IReadOnlyList<string> CoreOf(string? written) => [.. NamesIn(written).SelectMany(name => name)];

    /// <summary>The names of one or both partners; of each the words without its prefixes.</summary>
    private static List<string[]> NamesIn(string? written)
    {
        var names = Dashes().Split(written ?? "").Select(WordsOf).Where(words => words.Length > 0).ToList();
        var cores = names.Select(words => words.Where(word => !Prefixes.Contains(word)).ToArray())
            .Where(words => words.Length > 0).ToList();
        // Some are called so.
        return cores.Count > 0 ? cores : names;
    }

    private static string[] WordsOf(string name) =>
        [.. Words().Matches(name).Select(word => Folding.Fold(word.Value)).Where(word => word.Length > 0)];

    private static string? WithoutGlued(string key)
    {
        var prefix = Array.Find(Glued, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is not null && key.Length >= prefix.Length + ShortestName ? key[prefix.Length..] : null;
    }

    [GeneratedRegex(@"[-\u2010-\u2015/+&]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
