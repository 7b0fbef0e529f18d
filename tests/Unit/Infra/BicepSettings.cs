using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.Infra;

/// <summary>The app settings of infra/modules/settings.bicep, with names as docs/settings.md writes them.</summary>
internal static partial class BicepSettings
{
    /// <summary>Name and the expression that gives the value.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Setting().Matches(BicepFile.Named("infra/modules/settings.bicep").Text)
        .ToDictionary(match => match.Groups["name"].Value.Replace("${one.id}", "{id}", StringComparison.Ordinal).Replace("${i}", "{n}", StringComparison.Ordinal), match => match.Groups["value"].Value.Trim(), StringComparer.Ordinal);

    /// <summary>A property with two underscores in it, or in capitals.</summary>
    [GeneratedRegex(@"(?<=^|\s|\{ ?)'?(?<name>[A-Z]\w*(\$\{[\w.]+\}|\w)*__(\$\{[\w.]+\}|\w)+|[A-Z][A-Z_]+)'?: (?<value>[^}\n]+(\}[^}\n]*)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Setting();
}
