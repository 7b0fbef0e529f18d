using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// What tests of the console in the browser have in common. They are of the collection <see cref="Installation.Collection"/>: one app and
/// one browser for all of them.
/// </summary>
public abstract class ConsoleClass(Installation app, ConsoleBrowser browser) : BrowserClass(browser)
{
    protected Installation App => app;

    /// <summary>Somebody who was never here before comes from the planner.</summary>
    private protected Task<ConsoleVisitor> EnterAsync(TestAccount account, ConsolePass? pass = null, Look? look = null) =>
        EnterAsync(new ConsoleAccount(account), pass, look);

    /// <inheritdoc cref="EnterAsync(TestAccount, ConsolePass?, Look?)"/>
    private protected async Task<ConsoleVisitor> EnterAsync(ConsoleAccount account, ConsolePass? pass = null, Look? look = null) =>
        await account.EnterAsync(await VisitAsync(look), pass);
}
