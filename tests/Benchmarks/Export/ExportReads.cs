using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>
/// What one export reads from blob storage, blob by blob: a large body, for several administrations, through the running app.
/// </summary>
internal static partial class ExportReads
{
    private const string Planner = "planner";
    private const string Account = "benchmark";

    /// <summary>As RegistrationBody writes it, less the days on which somebody is not employed yet or any more; about.</summary>
    private const int BytesEach = 182;

    /// <summary>The app's own, not the engine's.</summary>
    private static readonly string[] Containers = ["snapshots", "staging", "requests", "payrollfiles", "ledgers", "mappings"];

    private static readonly SandboxUser User = SandboxUser.Defaults[0];

    /// <param name="megabytes">Of the body; the app takes up to 50.</param>
    /// <param name="employees">Over all administrations.</param>
    public static async Task RunAsync(int megabytes, int administrations, int employees)
    {
        var staff = new StaffOptions(1, 1, administrations, employees, AmsterdamTime.Today()) { NonPayrollAdministrations = false };
        await using var system = await SandboxSystem.StartAsync(
            new SandboxSetup(staff, new Dictionary<string, string> { [Planner] = "eitje" }) { WatchesStorage = true }, _ => { });
        var app = system.Api(Planner, Account);
        var connection = await AppExport.ConnectAsync(system, app, Planner, User);
        var exports = new ExportApi(app, connection);
        await MappingChoice.MapAsync(exports, (await app.AdministrationsAsync(connection)).Where(one => one.Chosen).Select(one => one.Id));
        await app.ChangeAsync(connection, new { delivery = "both", exportRecipients = new[] { "salaris@horeca-groep.example" } });
        var periods = await OpenPeriods.FindAsync(exports, AmsterdamTime.Today());
        var registrations = Registrations(periods, system.Planner.Account(Account).Employees, megabytes);

        var reads = new ConcurrentDictionary<string, (int Times, long Bytes)>(StringComparer.Ordinal);
        system.Proxy!.BlobRead = (blob, length) =>
        {
            if (Containers.Contains(blob.Split('/')[0]))
                reads.AddOrUpdate(NameOf(blob), (1, length), (_, before) => (before.Times + 1, before.Bytes + length));
        };
        var asked = await exports.RequestAsync(new ExportHeader(periods.Asked), registrations);
        var view = await exports.ToldAsync(asked.ExportId);
        if (view.State != "completed")
            throw new InvalidOperationException($"The export ended as {view.State}.");
        Print(view, reads);
    }

    /// <summary>As many a day of each employee as it takes.</summary>
    private static IEnumerable<Registration> Registrations(OpenPeriods periods, IReadOnlyList<StoredEmployee> employees, int megabytes)
    {
        var wanted = (double)megabytes * 1024 * 1024 / BytesEach;
        var days = employees.Count * (periods.All[0].To.DayNumber - periods.All[0].From.DayNumber + 1);
        var perDay = (int)Math.Ceiling(wanted / days);
        return periods.All.SelectMany(period => RegistrationGenerator.Generate(
            employees.Where(employee => Guid.TryParse(employee.AdministrationId, out var id) && id == period.Key.AdministrationId).Select(
                RosteredEmployee.Of),
            new RegistrationOptions(1, period.From, period.To) { PerDay = perDay, Attendance = wanted / (days * perDay) }));
    }

    /// <summary>Container and name, without what tells one connection, export and administration from another.</summary>
    private static string NameOf(string blob)
    {
        var parts = blob.Split('/');
        return parts[0] == "requests" ? "requests: the body" : $"{parts[0]}: {Id().Replace(parts[^1], "…")}";
    }

    private static void Print(ExportView view, ConcurrentDictionary<string, (int Times, long Bytes)> reads)
    {
        System.Console.WriteLine(
            $"{view.Registrations.TakenIn} registrations, {view.Administrations.Count} administrations, {view.Lines} lines");
        System.Console.WriteLine($"{"read",-52}{"times",8}{"bytes",16}");
        foreach (var (name, (times, bytes)) in reads.OrderByDescending(one => one.Value.Bytes))
            Line(name, times, bytes);
        Line("all", reads.Values.Sum(one => one.Times), reads.Values.Sum(one => one.Bytes));
    }

    private static void Line(string name, int times, long bytes) =>
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52}{times,8:N0}{bytes,16:N0}"));

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
