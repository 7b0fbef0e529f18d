using LoketFunctions.Sandbox.Servers;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Users;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>
/// What the sandbox shows of a pension link: its prerequisites, the registration, every stage until it is active, and what is delivered to
/// the provider after a payroll run was approved and after one that corrects it.
/// </summary>
/// <param name="server">Where files go; null: they are pushed to the simulated provider.</param>
internal sealed class PensionScene(IAnsiConsole console, SandboxSystem system, AppApi api, SshServer? server)
{
    private const string Owner = "pensioen@kantoor.example";

    /// <summary>One that is made for this link, with access to one employer.</summary>
    private static readonly SandboxUser User = new("pensioen-koppeling", SandboxUser.DefaultPassword) { Employers = [0] };

    private bool _good = true;

    /// <summary>False where anything came otherwise than it should.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (!system.ControlsLoket)
            throw new InvalidOperationException("This scene needs a simulated Loket with control addresses.");
        var link = await ConnectAsync(cancellation);
        await new PrerequisitesScene(console, link, Complain).RunAsync(
            () => system.Loket.SetUserAsync(User, cancellation), cancellation);
        await new StagesScene(console, link, Complain).RunAsync(cancellation);
        await new DeliveryScene(console, system, api, link, Received, Complain).RunAsync(cancellation);
        await ShowMailsAsync(cancellation);
        return _good;
    }

    /// <summary>The user lacks a right at first: what the prerequisites are for.</summary>
    private async Task<PensionLink> ConnectAsync(CancellationToken cancellation)
    {
        await system.Loket.SetUserAsync(
            User with { Rights = [.. Rights.Names.Where(right => right != Rights.CitizenServiceNumbers)] }, cancellation);
        console.MarkupLineInterpolated($"[grey]Connecting account {api.Account} to Loket by signing in as {User.Name} …[/]");
        var asked = await api.ConnectAsync(
            new
            {
                ownerEmail = Owner,
                requestedBy = "Sanne de Wit",
                language = "nl",
                returnAddress = new Uri(system.PlannerOf(api.Planner).ReturnAddress, api.Account),
            },
            cancellation);
        using var browser = new Browser(system.Host.Address, system.LoketAddress);
        await SignIn.RunAsync(browser, asked.ConnectAddress!, User.Name, User.Password, cancellation);
        await api.ChooseAsync(
            asked.Id, (await api.AdministrationsAsync(asked.Id, cancellation)).Select(one => one.Id), cancellation);
        return new PensionLink(api, asked.Id);
    }

    /// <summary>The file as it lies at the provider; null where it does not.</summary>
    private byte[]? Received(string name)
    {
        if (server is null)
            return system.Planner.Account(api.Account).Deliveries.Received.FirstOrDefault(one => one.Name == name)?.Content;
        var path = Path.Combine(server.Folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>The last that is told is the correction.</summary>
    private async Task ShowMailsAsync(CancellationToken cancellation)
    {
        await Waiting.UntilAsync(
            "the mail about the correction",
            () => Task.FromResult(system.Mail.Messages.Any(mail => mail.Text.Contains("gecorrigeerde", StringComparison.Ordinal))),
            cancellation: cancellation);
        console.Write(new Rule("Mails to the owner").LeftJustified());
        foreach (var mail in system.Mail.Messages.Where(mail => mail.Recipients.Contains(Owner)))
            console.MarkupLineInterpolated($"{mail.ReceivedAt:HH:mm:ss} {mail.Subject}: [grey]{FirstLine(mail.Text)}[/]");
    }

    /// <summary>That says what happened: after the salutation.</summary>
    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).FirstOrDefault() ?? "";

    private void Complain(string text)
    {
        _good = false;
        console.MarkupLineInterpolated($"[red]{text}[/]");
    }
}
