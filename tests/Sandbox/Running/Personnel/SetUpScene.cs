using System.Net;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Users;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>The set-up of a link, from the booking until it is active, each stage by its owner.</summary>
internal sealed class SetUpScene(IAnsiConsole console, SandboxSystem system, AppApi api, Action<string> complain)
{
    private static readonly SandboxUser User = new("hr-koppeling", SandboxUser.DefaultPassword)
    {
        Rights = Rights.OfLeadingSystem,
        Employers = [0],
        TwoFactorAuthenticationRequired = true,
    };

    private readonly HrLink _hr = system.Hr(api);

    /// <returns>The connection.</returns>
    public async Task<string> RunAsync(DateOnly startLine, CancellationToken cancellation)
    {
        var link = (await _hr.BookAsync(
            "hr@planner.example", "nl", [("31", "Brasserie De Zwaan B.V.", "111111110L46")], cancellation))[0];
        await SayAsync(link, "Booked", "booked", cancellation);
        await _hr.SetUpAttributesAsync(link, cancellation);
        await SayAsync(link, "Attributes told and mapped", "attributesSetUp", cancellation);
        await _hr.EnableAsync(link, cancellation);
        await SayAsync(link, "Enabled by the operator", "enabled", cancellation);
        await AuthorizeAsync(link, cancellation);
        await SayAsync(link, "The user signs in, with one employer", "authorized", cancellation);
        await api.ChooseAsync(link, [(await api.AdministrationsAsync(link, cancellation))[0].Id], cancellation);
        await SayAsync(link, "Administration chosen", "mapped", cancellation);
        await _hr.AcknowledgeAsync(link, startLine, cancellation);
        await SayAsync(link, "Scope and limits acknowledged", "active", cancellation);
        return link;
    }

    private async Task AuthorizeAsync(string link, CancellationToken cancellation)
    {
        await system.Loket.SetUserAsync(User with { Employers = [0, 1] }, cancellation);
        var refused = await SignInAsync(link, cancellation);
        console.MarkupLineInterpolated($"[grey]The user signs in, with two employers: {(int)refused.Status} {refused.Status}[/]");
        if (refused.Status != HttpStatusCode.Forbidden)
            complain("A user of two employers was not refused.");
        await system.Loket.SetUserAsync(User, cancellation);
        await SignInAsync(link, cancellation);
    }

    private async Task<Page> SignInAsync(string link, CancellationToken cancellation)
    {
        using var browser = new Browser(system.Host.Address, system.LoketAddress);
        var address = (await api.ReconnectAsync(link, cancellation)).ConnectAddress!;
        return await SignIn.RunAsync(browser, address, User.Name, User.Password, cancellation);
    }

    private async Task SayAsync(string link, string done, string stage, CancellationToken cancellation)
    {
        var setUp = await _hr.SetUpAsync(link, cancellation);
        var next = setUp.Missing is [var first, ..] ? $"waits for {first.WhoseMove}: {first.Code}" : "nothing is missing";
        console.MarkupLineInterpolated($"{done}: stage [bold]{setUp.Stage}[/], {next}");
        if (setUp.Stage != stage)
            throw new InvalidOperationException($"The set-up should be {stage} now, and is {setUp.Stage}.");
    }
}
