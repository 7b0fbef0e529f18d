using LoketFunctions.Sandbox.Running;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>
/// The browser of all tests that share it: one process, started by the first that opens a page. Each use has a browser profile of its own.
/// </summary>
public sealed class ConsoleBrowser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    // Only a failing test waits this long.
    private static readonly float Patience = (float)Waiting.Limit.TotalMilliseconds;

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public ConsoleBrowser() => _browser = new Lazy<Task<IBrowser>>(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _browser.Value).CloseAsync();
        _playwright?.Dispose();
    }

    internal async Task<Visit> VisitAsync(Look look)
    {
        var browser = await _browser.Value;
        var context = await browser.NewContextAsync(look.Options());
        context.SetDefaultTimeout(Patience);
        return new Visit(context);
    }

    private async Task<IBrowser> StartAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(_playwright),
            // Its sandbox does not start for root, and the pages are the project's own.
            ChromiumSandbox = false,
            Args = Flags,
        });
    }
}
