namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Connects as a user does: opens the address that the planner got, goes on from the page there, signs in at Loket, and comes back.
/// </summary>
internal static class SignIn
{
    /// <summary>The page where the browser ends: the planner's own address in its location when all went well.</summary>
    public static async Task<Page> RunAsync(
        Browser browser, Uri connectAddress, string userName, string password, CancellationToken cancellation = default)
    {
        var page = await OpenAsync(browser, connectAddress, cancellation);
        return await browser.SubmitAsync(page, userName, password, cancellation: cancellation);
    }

    /// <summary>Loket's page to sign in at.</summary>
    public static async Task<Page> OpenAsync(Browser browser, Uri connectAddress, CancellationToken cancellation = default) =>
        await browser.PressAsync(await browser.OpenAsync(connectAddress, cancellation), cancellation: cancellation);
}
