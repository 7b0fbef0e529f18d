using LoketFunctions.Simulators.Loket.Users;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>
/// What the sandbox shows of an HR system that leads: a booking, the set-up by its owners, a test with one employee, a push of many, and
/// what changes after that.
/// </summary>
internal sealed class PersonnelScene(IAnsiConsole console, SandboxSystem system, AppApi api)
{
    private const int People = 40;
    private const int FirstNumber = 80001;
    private static readonly DateOnly Start = new(AmsterdamTime.Today().Year, 1, 1);

    private readonly HrLink _hr = system.Hr(api);

    /// <summary>False where anything failed or was set aside.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var link = await SetUpAsync(cancellation);
        List<HrEmployee> people = [.. Enumerable.Range(FirstNumber, People).Select(number => new HrEmployee(number, Start))];
        var good = await PushAsync("test with one employee", link, people[..1], cancellation);
        good &= await PushAsync($"{People} employees", link, people, cancellation);
        foreach (var person in people[..5])
            person.SetFrom(AmsterdamTime.Today(), HrAttributes.Wage, 2900);
        people[5].End(AmsterdamTime.Today());
        return good & await PushAsync("five wages change and one employment ends", link, people, cancellation);
    }

    private async Task<string> SetUpAsync(CancellationToken cancellation)
    {
        var link = (await _hr.BookAsync(
            "hr@planner.example", "nl", [("31", "Brasserie De Zwaan B.V.", "111111110L46")], cancellation))[0];
        await SayAsync(link, "Booked", cancellation);
        await _hr.SetUpAttributesAsync(link, cancellation);
        await SayAsync(link, "Attributes told and mapped", cancellation);
        await _hr.EnableAsync(link, cancellation);
        await SayAsync(link, "Enabled by the operator", cancellation);
        var refused = await SignInAsync(link, SandboxUser.Defaults[0], cancellation);
        console.MarkupLineInterpolated($"[grey]A user of several employers signs in: {(int)refused.Status}, refused[/]");
        await SignInAsync(link, SandboxUser.Defaults.Single(user => user.Name == "hr"), cancellation);
        await SayAsync(link, "The user made for it signs in", cancellation);
        await api.ChooseAsync(link, [(await api.AdministrationsAsync(link, cancellation))[0].Id], cancellation);
        await SayAsync(link, "Administration chosen", cancellation);
        await _hr.AcknowledgeAsync(link, Start, cancellation);
        await SayAsync(link, "Scope and limits acknowledged", cancellation);
        return link;
    }

    private async Task<Page> SignInAsync(string link, SandboxUser user, CancellationToken cancellation)
    {
        using var browser = new Browser(system.Host.Address, system.LoketAddress);
        var address = (await api.ReconnectAsync(link, cancellation)).ConnectAddress!;
        return await SignIn.RunAsync(browser, address, user.Name, user.Password, cancellation);
    }

    private async Task SayAsync(string link, string done, CancellationToken cancellation)
    {
        var setUp = await _hr.SetUpAsync(link, cancellation);
        var next = setUp.Missing is [var first, ..] ? $"waits for {first.WhoseMove}: {first.Code}" : "nothing is missing";
        console.MarkupLineInterpolated($"{done}: stage [bold]{setUp.Stage}[/], {next}");
    }

    private async Task<bool> PushAsync(
        string title, string link, IReadOnlyList<HrEmployee> people, CancellationToken cancellation)
    {
        var push = await _hr.PushAsync(link, people, cancellation: cancellation);
        var table = new Table().Title($"Push: {Markup.Escape(title)}").AddColumns("employee", "outcome", "changes");
        foreach (var one in (await _hr.ReportAsync(link, push.Id, cancellation)).Where(one => one.Outcome != "unchanged").Take(10))
        {
            var changes = one.Outcome == "created" ? "" : string.Join(", ", one.Changes.Select(
                change => $"{change.Field}: {change.Was ?? "-"} → {change.Becomes ?? "-"}"));
            table.AddRow(Markup.Escape($"{one.EmployeeId} {one.Name}"), Markup.Escape(one.Outcome), Markup.Escape(one.Words ?? changes));
        }

        console.Write(table);
        console.MarkupLineInterpolated(
            $"{push.State}: {push.Counts.Created} created, {push.Counts.Changed} changed, {push.Counts.Unchanged} unchanged, {push.Counts.SetAside} set aside, {push.Counts.Failed} failed");
        return push is { State: "completed", Counts: { SetAside: 0, Failed: 0, NotTakingPart: 0 } };
    }
}
