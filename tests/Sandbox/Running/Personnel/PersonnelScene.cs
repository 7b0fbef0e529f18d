using LoketFunctions.Simulators.Loket.Changes;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>
/// What the sandbox shows of an HR system that leads: a booking, the set-up by its owners, a test with one employee, a push of many, what
/// changes after that in the HR system and by hand in Loket, and what payroll gives back.
/// </summary>
internal sealed class PersonnelScene(IAnsiConsole console, SandboxSystem system, AppApi api)
{
    private const int People = 40;
    private const int FirstNumber = 80001;
    private const int Raised = 5;
    private const string Bonus = "bonus";

    private static readonly DateOnly Start = new(AmsterdamTime.Today().Year, 1, 1);

    private readonly HrLink _hr = system.Hr(api);
    private readonly List<HrEmployee> _people = [.. Enumerable.Range(FirstNumber, People).Select(number => new HrEmployee(number, Start))];
    private bool _good = true;

    /// <summary>False where anything came otherwise than it should.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (!system.ControlsLoket)
            throw new InvalidOperationException("This scene needs a simulated Loket with control addresses.");
        var link = await new SetUpScene(console, system, api, Complain).RunAsync(Start, cancellation);
        var pushes = new PushScene(console, _hr, link, Complain);
        await TestWithOneAsync(pushes, cancellation);
        var loketIds = await PushAllAsync(pushes, cancellation);
        await ChangeAsync(pushes, cancellation);
        await PayBonusAsync(pushes, link, cancellation);
        await OverwriteAsync(pushes, loketIds, cancellation);
        await pushes.ShowLastAsync(cancellation);
        await new PayrollBackScene(console, system, api, link, Complain).RunAsync(
            loketIds.ToDictionary(one => one.Value, one => one.Key), cancellation);
        return _good;
    }

    private async Task TestWithOneAsync(PushScene pushes, CancellationToken cancellation)
    {
        var one = new PushAsked(_people, _people[0].Id);
        await pushes.RunAsync("Test with one employee: what it would do", one with { Preview = true }, new(Created: 1), cancellation);
        await pushes.RunAsync("Test with one employee", one, new(Created: 1), cancellation);
    }

    /// <returns>Loket's ids, by the HR system's.</returns>
    private async Task<IReadOnlyDictionary<string, Guid>> PushAllAsync(PushScene pushes, CancellationToken cancellation)
    {
        var report = await pushes.RunAsync(
            $"{People} employees", new PushAsked(_people), new(Created: People - 1, Unchanged: 1), cancellation);
        return report.Where(one => one is { EmployeeId: not null, LoketEmployeeId: not null })
            .ToDictionary(one => one.EmployeeId!, one => one.LoketEmployeeId!.Value);
    }

    private async Task ChangeAsync(PushScene pushes, CancellationToken cancellation)
    {
        foreach (var person in _people[..Raised])
            person.SetFrom(AmsterdamTime.Today(), HrAttributes.Wage, 2900);
        _people[Raised].End(AmsterdamTime.Today());
        await pushes.RunAsync(
            $"{Raised} wages change, one employment ends", new PushAsked(_people),
            new(Changed: Raised + 1, Unchanged: People - Raised - 1), cancellation);
    }

    private async Task PayBonusAsync(PushScene pushes, string link, CancellationToken cancellation)
    {
        var (mappings, administration) = (
            new ExportApi(api, link), (await api.AdministrationsAsync(link, cancellation)).Single(one => one.Chosen).Id);
        var component = (await mappings.MappingOptionsAsync(administration, cancellation)).Components
            .First(one => one is { IsHours: false, Collective: true });
        var mapping = await mappings.MappingAsync(administration, cancellation);
        await mappings.MapAsync(
            administration, mapping with { WageComponents = new Dictionary<string, int?> { [Bonus] = component.Number } }, cancellation);
        console.MarkupLineInterpolated($"[grey]The type '{Bonus}' is mapped to {component.Number} {component.Description}[/]");
        _people[0].PayOnce("bonus-1", Bonus, 250, AmsterdamTime.Today());
        await pushes.RunAsync("One bonus", new PushAsked(_people), new(Changed: 1, Unchanged: People - 1), cancellation);
    }

    private async Task OverwriteAsync(PushScene pushes, IReadOnlyDictionary<string, Guid> loketIds, CancellationToken cancellation)
    {
        foreach (var (person, kind) in new[] { (_people[^2], ChangeKind.Address), (_people[^1], ChangeKind.Wage) })
        {
            var done = await system.Loket.ChangeAsync(new ChangeRequest(kind) { EmployeeId = loketIds[person.Id] }, cancellation);
            console.MarkupLineInterpolated($"[grey]By hand in Loket: another {kind.ToString().ToLowerInvariant()} for {person.Id}[/]");
            if (done.Count != 1)
                Complain($"{kind} of {person.Id} could not be changed in Loket.");
        }

        var report = await pushes.RunAsync(
            "What was changed by hand in Loket", new PushAsked(_people), new(Changed: 2, Unchanged: People - 2), cancellation);
        if (report.SelectMany(one => one.Changes).Any(change => !change.Overwritten))
            Complain("Something that was changed by hand is not told as overwritten.");
    }

    private void Complain(string text)
    {
        _good = false;
        console.MarkupLineInterpolated($"[red]{text}[/]");
    }
}
