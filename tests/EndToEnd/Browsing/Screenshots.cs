using LoketFunctions.Sandbox;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>
/// Pictures of the console for docs/screenshots. They are written there with UPDATE_SCREENSHOTS=1 only; else beside the test results, so
/// that a run leaves the checkout as it was. Those for docs show all there is, of invented people; in the others what varies is covered, so
/// that two runs can be held against each other.
/// </summary>
internal static class Screenshots
{
    private const int MostBytes = 150 * 1024;

    /// <summary>On desktop and phone, in light and dark.</summary>
    /// <param name="varying">Selectors of what differs from run to run, besides times.</param>
    public static async Task ScreenshotsAsync(this IPage page, string name, params string[] varying)
    {
        foreach (var viewport in new[] { Viewport.Phone, Viewport.Desktop })
        {
            foreach (var scheme in Schemes.All)
                await page.ScreenshotAsync(name, scheme, viewport, varying);
        }
    }

    /// <inheritdoc cref="ScreenshotsAsync"/>
    public static async Task ScreenshotAsync(this IPage page, string name, ColorScheme scheme, Viewport viewport, params string[] varying)
    {
        var picture = await page.TakeAsync(scheme, viewport, AreForDocs ? [] : ["time", .. varying]);
        Assert.True(picture.Length <= MostBytes,
            $"The picture of {page.Place()} has {picture.Length} bytes; the repository takes at most {MostBytes}.");
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(
            Path.Combine(Folder, $"{name}-{viewport.Name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"), picture);
    }

    /// <summary>The part of the page that is seen first, as PNG; the page is then as it was.</summary>
    /// <param name="covered">Selectors.</param>
    internal static async Task<byte[]> TakeAsync(this IPage page, ColorScheme scheme, Viewport viewport, params string[] covered)
    {
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
        byte[] picture;
        await using (await page.InSchemeAsync(scheme))
        {
            picture = await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Animations = ScreenshotAnimations.Disabled,
                Mask = [.. covered.Select(selector => page.Locator(selector))],
                MaskColor = "#9aa0a8",
            });
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
        return picture;
    }

    private static bool AreForDocs => Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1";

    private static string Folder => Path.Combine(Repository.Root, AreForDocs ? "docs" : "artifacts", "screenshots");
}
