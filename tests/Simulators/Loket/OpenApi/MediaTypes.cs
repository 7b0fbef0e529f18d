using System.Text.RegularExpressions;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Loket's media types carry the resource version: `application/json;version=2018-12-31`.</summary>
internal static partial class MediaTypes
{
    /// <summary>The version in a media type, or in a bare date; null when there is none.</summary>
    public static string? Version(string? mediaType) =>
        mediaType is not null && VersionPattern().Match(mediaType) is { Success: true } match ? match.Groups["version"].Value : null;

    public static bool IsJson(string mediaType) =>
        mediaType.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?:^|version\s*=\s*""?)(?<version>\d{4}-\d{2}-\d{2})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
