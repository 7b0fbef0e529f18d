using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// Somebody in the console, at the browser. What goes wrong on the pages fails the test at its end, see <see cref="Visit"/>.
/// </summary>
internal sealed class ConsoleVisitor
{
    private readonly ConsoleAddress _address;

    private ConsoleVisitor(IPage page, ConsoleAddress address) => (Page, _address) = (page, address);

    public IPage Page { get; }

    public static async Task<ConsoleVisitor> EnterAsync(IPage page, Uri link, string connectionId)
    {
        await page.GotoAsync(link.ToString());
        return new ConsoleVisitor(page, new ConsoleAddress(link, connectionId));
    }

    /// <summary>The page of all connections.</summary>
    public Task<IResponse?> GoHomeAsync() => Page.GotoAsync(_address.Home.ToString());

    /// <param name="path">Below the connection, such as "employees"; empty for its overview.</param>
    public Task<IResponse?> GoAsync(string path = "") => Page.GotoAsync(_address.OfConnection(path).ToString());

    /// <summary>Presses the button of that name.</summary>
    public Task PressAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows the link of that name: of the menu, or of the page.</summary>
    public Task FollowAsync(string name) =>
        Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the page shows the words.</summary>
    public Task ReadsAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>Waits until the page's heading is that.</summary>
    public Task StandsOnAsync(string heading) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);

    /// <summary>
    /// All that holds for every page: accessible on desktop and phone in light and dark, little script, nothing to scroll sideways for,
    /// everything reached by keyboard. And its pictures.
    /// </summary>
    /// <param name="name">Of the page in docs/screenshots.</param>
    /// <param name="varying">Selectors of what differs from run to run, besides times.</param>
    public async Task LookAsync(string name, params string[] varying)
    {
        var size = Page.ViewportSize!;
        foreach (var viewport in new[] { Viewport.Desktop, Viewport.Phone })
        {
            await Page.SetViewportSizeAsync(viewport.Width, viewport.Height);
            await Page.AssertAccessibleAsync();
            await Page.AssertFitsAsync();
        }

        await Page.SetViewportSizeAsync(size.Width, size.Height);
        await Page.AssertLightAsync();
        await Page.ScreenshotsAsync(name, varying);
        await Page.AssertKeyboardAsync();
    }
}
