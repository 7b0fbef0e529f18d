using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// A planner account whose users come into the console, as the planner's backend lets them in: by a signed call for a link.
/// </summary>
internal sealed class ConsoleAccount(TestAccount account)
{
    public TestAccount Account => account;

    public string ConnectionId => account.ConnectionId;

    /// <summary>
    /// One that is connected and synced, with its codes mapped and a month of registrations at the planner; nothing is exported yet.
    /// </summary>
    public static async Task<(ConsoleAccount Console, ExportAccount Exports)> WithMonthAsync(
        Installation app, string delivery = "both", string planner = "eitje")
    {
        var exports = await ExportAccount.WithMonthAsync(app, delivery, planner);
        return (new ConsoleAccount(exports.Account), exports);
    }

    /// <summary>A new link, good once.</summary>
    public Task<Uri> LinkAsync(ConsolePass? pass = null) => account.Api.ConsoleLinkAsync(pass ?? new ConsolePass());

    /// <summary>Somebody comes in by the browser, and stands on the first page.</summary>
    public async Task<ConsoleVisitor> EnterAsync(Visit visit, ConsolePass? pass = null) =>
        await ConsoleVisitor.EnterAsync(await visit.NewPageAsync(), await LinkAsync(pass), ConnectionId);

    /// <summary>Somebody comes in without a browser.</summary>
    public async Task<ConsoleClient> EnterAsync(ConsolePass? pass = null) =>
        await ConsoleClient.EnterAsync(await LinkAsync(pass), ConnectionId);
}
