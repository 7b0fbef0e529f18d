using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Goes wherever the pages lead that somebody sees. Of pages that differ in their ids only, it reads the first few.</summary>
internal static partial class ConsoleCrawl
{
    private const int MostAlike = 3;

    /// <param name="starts">Where to begin, beside the page of all connections.</param>
    public static async Task<IReadOnlyList<VisitedPage>> RunAsync(ConsoleClient client, params IEnumerable<Uri> starts)
    {
        var root = client.Address.Home;
        var (pages, seen, alike) = (
            new List<VisitedPage>(), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var waiting = new Queue<Uri>([root, .. starts]);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(address.PathAndQuery) || !IsWithin(root, address) || !IsNew(alike, address))
                continue;
            var page = new VisitedPage(address, await client.GetAsync(address));
            pages.Add(page);
            foreach (var link in page.Links)
                waiting.Enqueue(link);
        }

        return pages;
    }

    private static bool IsWithin(Uri root, Uri address) =>
        address.Authority == root.Authority
        && (address.AbsolutePath == root.AbsolutePath
            || address.AbsolutePath.StartsWith(root.AbsolutePath + "/", StringComparison.Ordinal));

    private static bool IsNew(Dictionary<string, int> alike, Uri address)
    {
        var kind = Ids().Replace(address.AbsolutePath, "*")
            + string.Concat(address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')[0]).Order());
        return (alike[kind] = alike.GetValueOrDefault(kind) + 1) <= MostAlike;
    }

    /// <summary>A part of a path that is no word.</summary>
    [GeneratedRegex(@"(?<=/)[^/]*\d[^/]*", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
