using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>Light and dark, on a page that is open.</summary>
internal static class Schemes
{
    public static IReadOnlyList<ColorScheme> All { get; } = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>Shows the page in a scheme, until the answer is disposed of.</summary>
    public static async Task<IAsyncDisposable> InSchemeAsync(this IPage page, ColorScheme scheme)
    {
        var dark = await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches");
        await SetAsync(page, scheme);
        return new Before(() => SetAsync(page, dark ? ColorScheme.Dark : ColorScheme.Light));
    }

    private static Task SetAsync(IPage page, ColorScheme scheme) =>
        page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });

    private sealed class Before(Func<Task> restore) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await restore();
    }
}
