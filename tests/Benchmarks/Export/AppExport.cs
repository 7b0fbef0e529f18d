using System.Globalization;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>
/// A month's export through the running app: request over HTTP, storage, simulated Loket, file and period data. Shows what the whole
/// costs in calls to Loket, the first time and when nothing changed.
/// </summary>
internal static class AppExport
{
    private const string Planner = "planner";
    private const string Account = "benchmark";

    /// <summary>Of the days of a contract, so that nearly all of the staff's month is there and one request still holds it.</summary>
    private const double Attendance = 0.95;

    private static readonly SandboxUser User = SandboxUser.Defaults[0];

    public static async Task RunAsync(int employees)
    {
        var staff = new StaffOptions(1, 1, 1, employees, AmsterdamTime.Today());
        await using var system = await SandboxSystem.StartAsync(
            new SandboxSetup(staff, new Dictionary<string, string> { [Planner] = "eitje" }), _ => { });
        var app = system.Api(Planner, Account);
        var connection = await ConnectAsync(system, app, Planner, User);
        var exports = new ExportApi(app, connection);

        var administrations = (await app.AdministrationsAsync(connection)).Where(one => one.Chosen).Select(one => one.Id).ToList();
        await MappingChoice.MapAsync(exports, administrations);
        await app.ChangeAsync(connection, new { delivery = "both", exportRecipients = new[] { "salaris@horeca-groep.example" } });
        var periods = await OpenPeriods.FindAsync(exports, AmsterdamTime.Today());
        var registrations = RegistrationGenerator.Generate(
            system.Planner.Account(Account).Employees.Select(RosteredEmployee.Of),
            new RegistrationOptions(1, periods.All[0].From, periods.All[0].To) { Attendance = Attendance }).ToList();

        System.Console.WriteLine(
            $"{"through the app",-44}{"registrations",14}{"seconds",10}{"lines",12}{"changed",10}{"calls to Loket",16}");
        await ExportAsync("first export", exports, periods, registrations);
        await ExportAsync("the same again", exports, periods, registrations);
        if (system.Host.PeakMemory() is { } peak)
            System.Console.WriteLine($"The app's peak memory, the staff sync before it included: {peak >> 20} MB");
    }

    /// <summary>Connected, chosen and synced, all employees added to the planner.</summary>
    public static async Task<string> ConnectAsync(SandboxSystem system, AppApi app, string planner, SandboxUser user)
    {
        var connection = await app.ConnectAsync(new
        {
            returnAddress = new Uri(system.PlannerOf(planner).ReturnAddress, "terug"),
            nightlyAt = AmsterdamTime.NotTonight(),
            newEmployees = "add",
        });
        using var browser = new Browser(system.Host.Address, system.LoketAddress);
        await SignIn.RunAsync(browser, connection.ConnectAddress!, user.Name, user.Password);
        await app.ChooseAsync(connection.Id, (await app.AdministrationsAsync(connection.Id)).Select(one => one.Id));
        var run = await app.SyncAsync(connection.Id);
        await app.FinishedAsync(connection.Id, run.RunId);
        return connection.Id;
    }

    private static async Task ExportAsync(string name, ExportApi exports, OpenPeriods periods, IReadOnlyList<Registration> registrations)
    {
        var asked = await exports.RequestAsync(new ExportHeader(periods.Asked), registrations);
        var view = await exports.FinishedAsync(asked.ExportId);
        if (view.State != "completed")
            throw new InvalidOperationException($"The {name} ended as {view.State}.");
        var seconds = (view.FinishedAt!.Value - view.QueuedAt).TotalSeconds;
        System.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44}{view.Registrations.TakenIn,14:N0}{seconds,10:0.0}{view.Lines,12:N0}"
                + $"{view.Created + view.Changed + view.Withdrawn,10:N0}{view.LoketCalls,16:N0}"));
    }
}
