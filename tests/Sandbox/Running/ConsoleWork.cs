using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Planner;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Leaves something to do in the console, as a working day would: new people, of whom somebody entered some in the planner already, and
/// a month's hours, some of them in a department that nobody mapped.
/// </summary>
internal sealed class ConsoleWork(SandboxOptions options, IAnsiConsole console, SandboxSystem system, AppApi app, string connection)
{
    private const int Hires = 4;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!system.ControlsLoket)
            return;
        console.MarkupLine("[grey]Leaving some work for the console: people to link, a department to map, a month to export …[/]");
        var planner = system.Planner.Account(app.Account);
        var today = AmsterdamTime.Today();
        var periods = await OpenPeriods.FindAsync(new ExportApi(app, connection), today, cancellation);
        planner.Registrations.Add(periods.Generate(planner.Employees, options.Seed, until: today, unmapped: true)
            .Where(registration => planner.Registrations.Find(registration.Id) is null));

        foreach (var (_, employee) in EnteredByHand(await HireAsync(options.Seed + 1, cancellation)))
            planner.Seed(employee);
        var run = await app.SyncAsync(connection, cancellation: cancellation);
        await app.FinishedAsync(connection, run.RunId, cancellation: cancellation);
        // These come with the sync that somebody starts in the console.
        await HireAsync(options.Seed + 2, cancellation);
    }

    /// <summary>
    /// Those whom somebody in the planner was quicker to enter, with less certainty from one to the next: all that is known, less, and
    /// under another name. From the fourth on nobody was. First come those of whom Loket knows most.
    /// </summary>
    public static IReadOnlyList<(Guid Person, PlannerEmployee Employee)> EnteredByHand(IEnumerable<LoketPerson> hired)
    {
        Func<PlannerEmployee, PlannerEmployee>[] lessCertain =
            [one => one, one => one with { Email = null }, one => one with { DateOfBirth = null, LastName = "Jansen" }];
        return [.. hired.OrderByDescending(Known).Zip(lessCertain, (person, entered) => (person.Id, entered(Whole(person))))];
    }

    private static int Known(LoketPerson person) =>
        new[] { "contactInformation.emailAddress", "personalDetails.firstName", "personalDetails.dateOfBirth" }
            .Count(field => person[field] is not null);

    private static PlannerEmployee Whole(LoketPerson person) => new(
        $"hand-{person.Number}", null, null, person["personalDetails.firstName"],
        $"{person["personalDetails.prefix"]} {person["personalDetails.lastName"]}".Trim(),
        person["personalDetails.dateOfBirth"]?[..10], person["contactInformation.emailAddress"], null, true);

    private async Task<IReadOnlyList<LoketPerson>> HireAsync(int seed, CancellationToken cancellation)
    {
        var hired = await system.Loket.ChangeAsync(new ChangeRequest(ChangeKind.Hire) { Count = Hires, Seed = seed }, cancellation);
        var ids = hired.Select(one => one.EmployeeId).ToHashSet();
        using var reader = new LoketReader(system.LoketAddress, system.Loket);
        return [.. (await reader.ReadAsync(cancellation)).Where(person => ids.Contains(person.Id))];
    }
}
