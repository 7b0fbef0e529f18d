using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LoketFunctions.Sandbox.Running;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>What holds for every page of the console, as it stands in the browser.</summary>
internal static class PageChecks
{
    private const int MostScriptBytes = 100 * 1024;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>What colours decide: the one part that differs between light and dark, and axe takes its time.</summary>
    private static readonly AxeRunOptions RulesOfColour = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>
    /// WCAG 2.2 A and AA and axe's best practices, in light and in dark, as colours differ. The page must be open with script on: axe is
    /// script itself.
    /// </summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var found = new List<string>();
        foreach (var scheme in Schemes.All)
        {
            var rules = scheme == Schemes.All[0] ? Rules : RulesOfColour;
            await using (await page.InSchemeAsync(scheme))
                found.AddRange((await page.RunAxe(rules).WaitAsync(Waiting.Limit)).Violations
                    .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Help}): {node.Target} in {scheme}")));
        }

        Assert.True(found.Count == 0, $"{page.Place()} is not accessible to everybody:\n{string.Join('\n', found)}");
    }

    /// <summary>At most 100 KB of script, unpacked, and nothing from anywhere else.</summary>
    public static async Task AssertLightAsync(this IPage page)
    {
        var load = await page.EvaluateAsync<PageLoad>(
            """
            () => {
              const loaded = performance.getEntriesByType('resource');
              const isScript = entry => entry.initiatorType === 'script' || /\.m?js$/.test(new URL(entry.name).pathname);
              const inline = [...document.scripts].filter(script => !script.src);
              return {
                scriptBytes: loaded.filter(isScript).reduce((sum, entry) => sum + entry.decodedBodySize, 0)
                  + inline.reduce((sum, script) => sum + script.text.length, 0),
                elsewhere: loaded.map(entry => new URL(entry.name))
                  .filter(url => url.protocol !== 'data:' && url.origin !== location.origin).map(url => url.origin),
              };
            }
            """);
        Assert.True(load.Elsewhere.Length == 0, $"{page.Place()} asks other places: {string.Join(", ", load.Elsewhere.Distinct())}");
        Assert.True(load.ScriptBytes <= MostScriptBytes, string.Create(
            CultureInfo.InvariantCulture, $"{page.Place()} loads {load.ScriptBytes} bytes of script; at most {MostScriptBytes}."));
    }

    /// <summary>Nobody has to scroll sideways, on a phone least of all.</summary>
    public static async Task AssertFitsAsync(this IPage page)
    {
        var tooWide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(tooWide <= 0, $"{page.Place()} is {tooWide} pixels wider than the screen of {page.ViewportSize?.Width}.");
    }

    /// <summary>The page's path, for messages: its query may hold what is nobody else's.</summary>
    public static string Place(this IPage page) => new Uri(page.Url).AbsolutePath;

    private sealed record PageLoad
    {
        public int ScriptBytes { get; init; }

        public string[] Elsewhere { get; init; } = [];
    }
}
