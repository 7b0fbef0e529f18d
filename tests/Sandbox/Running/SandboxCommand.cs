using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Sandbox.Running.Pension;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Sandbox.Servers;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// The sandbox command: connects a planner account through the real steps, syncs a first night and a next one after some
/// changes in Loket, exports a month of hours, and shows what came of each.
/// </summary>
/// <param name="server">Of a pension provider's side; null where there is none.</param>
internal sealed class SandboxCommand(SandboxOptions options, IAnsiConsole console, SandboxSystem system, SshServer? server)
{
    private const string PlannerName = "planner";
    private const string Account = "horeca-groep";
    private const int Changes = 9;

    private static readonly SandboxUser User = SandboxUser.Defaults[0];

    private readonly AppApi _app = system.Api(PlannerName, Account);
    private readonly ExportFolder _folder = new(options.JsonFile);
    private readonly List<NightFigures> _nights = [];
    private bool _good = true;

    /// <summary>False when anything failed, or the planner does not hold what Loket holds.</summary>
    public static async Task<bool> RunAsync(SandboxOptions options, IAnsiConsole console, CancellationToken cancellation)
    {
        SandboxSystem? system = null;
        SshServer? server = null;
        try
        {
            server = options.Profile == SandboxOptions.PensionProfile ? await DeliveryWay.FindServerAsync(console, cancellation) : null;
            var employers = (options.Administrations + 1) / 2;
            var staff = new StaffOptions(options.Seed, employers, options.Administrations, options.Employees, AmsterdamTime.Today());
            var setup = new SandboxSetup(
                staff, new Dictionary<string, string> { [PlannerName] = options.Profile })
            { ReturnAddress = null, AppSettings = SettingsOf(options, server) };
            system = await SandboxSystem.StartAsync(setup, what => console.MarkupLineInterpolated($"[grey]{what} …[/]"), cancellation);
            var command = new SandboxCommand(options, console, system, server);
            var good = await command.RunAsync(cancellation);
            if (!options.Once)
                await command.StayUpAsync(cancellation);
            return good;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            console.MarkupLineInterpolated($"[red]{exception.Message}[/]");
            if (system?.Host is { } host)
                console.WriteLine($"The last that the app said:{Environment.NewLine}{host.Log.Tail()}");
            return false;
        }
        finally
        {
            if (system is not null)
                await system.DisposeAsync();
            if (server is not null)
                await server.DisposeAsync();
        }
    }

    private static IReadOnlyDictionary<string, string> SettingsOf(SandboxOptions options, SshServer? server) =>
        options.Profile != SandboxOptions.PensionProfile ? new Dictionary<string, string>()
        : server is null ? DeliveryWay.Push(PlannerName)
        : DeliveryWay.Sftp(PlannerName, server);

    private async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (options.Profile == SandboxOptions.HrProfile)
            return await new PersonnelScene(console, system, _app).RunAsync(cancellation);
        if (options.Profile == SandboxOptions.PensionProfile)
            return await new PensionScene(console, system, _app, server).RunAsync(cancellation);
        var connection = await ConnectAsync(cancellation);
        var administrations = await ChooseAsync(connection, cancellation);
        await NightAsync("first night", connection, administrations, cancellation);
        if (await ChangeLoketAsync(cancellation))
        {
            system.Planner.Log.Clear();
            await NightAsync("next night", connection, administrations, cancellation);
            console.Write(Received.Table(system.Planner.Log.Batches));
        }

        var exports = await new ExportDemo(options, console, system, _app, connection, _folder).RunAsync(
            administrations, Complain, cancellation);
        if (options.JsonFile is { } file)
            await new SandboxFigures(_nights, exports).WriteAsync(file, cancellation);
        if (!options.Once)
            await new ConsoleWork(options, console, system, _app, connection).PrepareAsync(cancellation);
        return _good;
    }

    private async Task<string> ConnectAsync(CancellationToken cancellation)
    {
        console.MarkupLineInterpolated($"[grey]Connecting account {Account} to Loket by signing in as {User.Name} …[/]");
        var connection = await _app.ConnectAsync(
            new
            {
                ownerEmail = "beheer@planner.example",
                requestedBy = "Sanne de Wit",
                language = "nl",
                returnAddress = new Uri(system.PlannerOf(PlannerName).ReturnAddress, Account),
                nightlyAt = AmsterdamTime.NotTonight(),
                newEmployees = "add",
            },
            cancellation);
        using var browser = new Browser(system.Host.Address, system.LoketAddress);
        var end = await SignIn.RunAsync(browser, connection.ConnectAddress!, User.Name, User.Password, cancellation);
        return end.Location?.Query.Contains("result=connected", StringComparison.Ordinal) == true
            ? connection.Id
            : throw new InvalidOperationException(
                $"Connecting ended with {(int)end.Status} at {end.Address.GetLeftPart(UriPartial.Path)}.");
    }

    private async Task<IReadOnlyList<AdministrationView>> ChooseAsync(string connection, CancellationToken cancellation)
    {
        var administrations = await _app.AdministrationsAsync(connection, cancellation);
        foreach (var lacking in administrations.Where(one => one.MissingRights.Count > 0).DistinctBy(one => one.EmployerId))
            console.MarkupLineInterpolated($"[yellow]{lacking.EmployerName}: the user lacks {string.Join(", ", lacking.MissingRights)}[/]");
        await _app.ChooseAsync(connection, administrations.Select(one => one.Id), cancellation);
        return administrations;
    }

    private async Task NightAsync(
        string name, string connection, IReadOnlyList<AdministrationView> administrations, CancellationToken cancellation)
    {
        var run = await RunProgress.ShowAsync(
            console, $"The {name}: waiting for the app's timer and the sync",
            show => NextNight.RunAsync(_app, connection, show, cancellation));
        var figures = NightFigures.Of(name, run, administrations.DistinctBy(one => one.EmployerId).Count());
        _nights.Add(figures);
        console.Write(NightTable.Result($"The {name}", run, figures.Seconds));
        if (run.State != "completed" || run.Failed > 0)
            Complain($"The {name} ended as {run.State} with {run.Failed} failures.");
        if (system.ControlsLoket)
            await CompareAsync([.. administrations.Select(one => one.Id)], cancellation);
    }

    private async Task CompareAsync(HashSet<Guid> administrations, CancellationToken cancellation)
    {
        using var reader = new LoketReader(system.LoketAddress, system.Loket);
        var people = await reader.ReadAsync(cancellation);
        var differences = InStep.Differences(
            people, system.Planner.Account(Account).Employees, administrations, AmsterdamTime.Today(), InStep.FieldsOf(options.Profile));
        if (differences.Count == 0)
        {
            var pulled = InStep.Pulled(people, administrations, AmsterdamTime.Today()).Count();
            console.MarkupLineInterpolated($"[green]The planner holds what Loket holds: {pulled} people.[/]");
            return;
        }

        Complain($"The planner does not hold what Loket holds; {differences.Count} differences, among them:");
        foreach (var difference in differences.Take(10))
            console.WriteLine($"  {difference}");
    }

    private async Task<bool> ChangeLoketAsync(CancellationToken cancellation)
    {
        if (!system.ControlsLoket)
        {
            console.MarkupLine(
                "[yellow]This simulated Loket has no control addresses to change its staff by, so there is no next night.[/]");
            return false;
        }

        var done = await system.Loket.ChangeAsync(
            new ChangeRequest((ChangeKind?)null) { Count = Changes, Seed = options.Seed }, cancellation);
        var table = new Table().Border(TableBorder.Rounded).Title("Changed in Loket").AddColumns("Employee", "What");
        foreach (var change in done)
            table.AddRow(new Text($"{change.EmployeeNumber}"), new Text(change.Kind.ToString()));
        console.Write(table);
        return true;
    }

    private async Task StayUpAsync(CancellationToken cancellation)
    {
        system.Planner.OpenConsole = (account, language, token) => system.Api(PlannerName, account).ConsoleLinkAsync(
            new ConsolePass { Language = language, ReturnAddress = new Uri(system.PlannerOf(PlannerName).ReturnAddress, account) }, token);
        await using var mails = await MailPages.StartAsync(system.Mail, cancellation);
        console.WriteLine(VisitorGuide.Of(system, PlannerName, Account, mails.Address, server?.Folder ?? _folder.Folder));
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    private void Complain(string text)
    {
        _good = false;
        console.MarkupLineInterpolated($"[red]{text}[/]");
    }
}
