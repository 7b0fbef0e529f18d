namespace LoketFunctions.Sandbox.Running;

/// <summary>Connects as a user does: opens the address that the planner got, signs in at Loket, and comes back.</summary>
internal static class SignIn
{
    /// <summary>The page where the browser ends: the planner's own address in its location when all went well.</summary>
    public static async Task<Page> RunAsync(Browser browser, Uri connectAddress, string userName, string password, CancellationToken cancellation = default)
    {
        var page = await browser.OpenAsync(connectAddress, cancellation);
        return await browser.SubmitAsync(page, userName, password, cancellation: cancellation);
    }
}
