using Azure.Storage.Blobs;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd.Exporting;

/// <summary>
/// A connection that is ready to export: the staff of one employer is in the planner, its codes are mapped, and the payroll periods
/// are open and empty. Tests share Loket, so what earlier ones put there is taken away.
/// </summary>
internal sealed class ExportAccount
{
    private readonly Installation _app;

    private ExportAccount(Installation app, TestAccount account)
    {
        (_app, Account) = (app, account);
        Exports = new ExportApi(account.Api, account.ConnectionId);
    }

    public TestAccount Account { get; }

    public ExportApi Exports { get; }

    public OpenPeriods Periods { get; private set; } = null!;

    public PlannerRegistrations Registrations => Account.Planner.Registrations;

    public PlannerConfirmations Confirmations => Account.Planner.Confirmations;

    public string Recipient => $"{Account.Api.Account}@salaris.example";

    /// <summary>Every request with confirmations that reached the planner, the refused ones included.</summary>
    public IReadOnlyList<PlannerRequest> ConfirmationRequests =>
        [.. _app.Planners.Log.Requests.Where(request => request.Path == $"/accounts/{Account.Api.Account}/exports/marks")];

    /// <summary>Every mail with a payroll file.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _app.System.Mail.Messages.Where(mail => mail.Recipients.Contains(Recipient))];

    public static async Task<ExportAccount> MakeAsync(
        Installation app, string delivery = "both", string planner = "eitje", string? tenant = null)
    {
        var user = await app.NewUserAsync(user => user with { Employers = [0] });
        var made = new ExportAccount(app, await app.ConnectedAccountAsync(planner, user, newEmployees: "add", tenant));
        await made.Account.SyncAsync();
        await made.Account.Api.ChangeAsync(made.Account.ConnectionId, new { delivery, exportRecipients = new[] { made.Recipient } });
        var administrations = await made.Account.ChosenAsync();
        await MappingChoice.MapAsync(made.Exports, administrations);
        foreach (var administration in administrations)
            await app.Loket.Payroll.ClearAsync(administration);
        made.Periods = await OpenPeriods.FindAsync(made.Exports, AmsterdamTime.Today());
        return made;
    }

    /// <summary>A connection with a month of registrations of everybody.</summary>
    public static async Task<ExportAccount> WithMonthAsync(
        Installation app, string delivery = "both", string planner = "eitje", string? tenant = null)
    {
        var made = await MakeAsync(app, delivery, planner, tenant);
        made.Registrations.Add(made.Periods.Generate(made.Account.Planner.Employees, seed: 1));
        return made;
    }

    /// <summary>Asks for an export of all that the planner has.</summary>
    public Task<ExportStarted> AskAsync() => Exports.RequestAsync(new ExportHeader(Periods.Asked), Registrations.All);

    /// <summary>Exports all that the planner has, and waits until the planner has the confirmations.</summary>
    public async Task<ExportView> ExportAsync() => await Exports.ToldAsync((await AskAsync()).ExportId);

    /// <summary>Keeps the history of an export, if histories are being recorded.</summary>
    public Task KeepAsync(string exportId, string course) => KeepInstanceAsync($"export-{exportId}", course);

    /// <summary>Keeps the history of what the connection started under this id.</summary>
    public Task KeepInstanceAsync(string instanceId, string course) =>
        HistoryRecorder.KeepAsync(_app.System.Storage.ConnectionString, instanceId, course);

    /// <summary>Exports just these.</summary>
    public async Task<ExportView> ExportAsync(params IEnumerable<Registration> registrations) =>
        await Exports.ToldAsync((await Exports.RequestAsync(new ExportHeader(Periods.Asked), registrations)).ExportId);

    /// <summary>All that stands in Loket in the periods of the exports.</summary>
    public async Task<IReadOnlyList<PeriodDataCell>> CellsAsync()
    {
        var cells = new List<PeriodDataCell>();
        foreach (var period in Periods.All)
            cells.AddRange(await _app.Loket.Payroll.CellsAsync(period.Key));
        return cells;
    }

    /// <summary>What an import of the files that hold makes of empty periods; fails when Loket would refuse one.</summary>
    public async Task<IReadOnlyList<PeriodDataCell>> ImportedAsync(ExportView export)
    {
        var cells = new List<PeriodDataCell>();
        foreach (var part in export.Administrations.Where(part => part.File is not null))
        {
            var import = await _app.Loket.Payroll.TryImportAsync(part.PeriodKey!, await Exports.FileAsync(export.Id, part.Id));
            Assert.Empty(import.Faults);
            cells.AddRange(import.PeriodData);
        }

        return cells;
    }

    /// <summary>What holds after a first export that was confirmed to the planner, however often it was interrupted.</summary>
    /// <param name="mails">How many mails with files there are.</param>
    public async Task AssertExportedOnceAsync(ExportView view, int mails)
    {
        Assert.Equal("completed", view.State);
        Assert.All(view.Administrations, part => Assert.Equal("sent", part.File?.Mail));
        Assert.Equal(view.Administrations.Count, (await PayrollFilesAsync()).Count);
        Assert.Equal(mails, Mails.Count);
        var differences = CellDifferences.OfImport(await CellsAsync(), await ImportedAsync(view));
        Assert.True(differences is { Count: 0, Equal: > 0 }, $"{differences.Count} cells differ, {differences.Equal} are equal.");
        Assert.Equal(view.Created, differences.Equal);
        Assert.Equal("delivered", view.Marks);
        Assert.All(Registrations.All, registration => Assert.NotNull(Confirmations.Of(registration.Id)));
        // What was sent again after the restart was sent under the id that it had before.
        Assert.All(
            ConfirmationRequests.GroupBy(request => request.Body),
            attempt => Assert.Single(attempt.Select(request => request.WebhookId).Distinct(StringComparer.Ordinal)));
        Assert.Single(await Exports.ListAsync(), export => !export.Preview);
    }

    /// <summary>Names of the connection's blobs in a container.</summary>
    public async Task<IReadOnlyList<string>> BlobsAsync(string container)
    {
        var names = new List<string>();
        await foreach (var blob in Container(container).GetBlobsAsync(
            Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, Account.ConnectionId, default))
            names.Add(blob.Name);
        return names;
    }

    /// <summary>The archived payroll files, of all exports.</summary>
    public async Task<IReadOnlyList<string>> PayrollFilesAsync() =>
        [.. (await BlobsAsync("payrollfiles"))
            .Where(name => name.EndsWith(".csv", StringComparison.Ordinal) && !name.EndsWith("left-out.csv", StringComparison.Ordinal))];

    public BlobContainerClient Container(string name) =>
        new BlobServiceClient(_app.System.Storage.ConnectionString).GetBlobContainerClient(name);

    /// <summary>
    /// Somebody of the planner who has one contract, of zero hours or not, during the whole period of the administration.
    /// </summary>
    public RosteredEmployee Somebody(bool onZeroHours, int skip = 0) => Account.Planner.Employees
        .Select(employee => (Rostered: RosteredEmployee.Of(employee), Period: PeriodOf(employee)))
        .Where(one => one.Period is { } period && one.Rostered.Contracts is [var contract] && contract.IsZeroHours == onZeroHours
            && contract.IsActiveOn(period.From) && contract.IsActiveOn(period.To))
        .Skip(skip).First().Rostered;

    /// <summary>The payroll period of the employee's administration.</summary>
    public OpenPeriod PeriodOf(RosteredEmployee employee) => PeriodOf(Account.Planner.Employees.Single(one => one.Id == employee.Id))!;

    /// <summary>The one employment of somebody.</summary>
    public Guid EmploymentOf(RosteredEmployee employee) =>
        Guid.Parse(Account.Planner.Employees.Single(one => one.Id == employee.Id).Contracts.Keys.Single());

    /// <summary>An approved registration of somebody, so many days into the period.</summary>
    public Registration Shift(RosteredEmployee employee, string id, int day, decimal? hours = null) => new()
    {
        Id = id,
        EmployeeId = employee.Id,
        Date = PeriodOf(employee).From.AddDays(day),
        Hours = hours,
        HourComponent = hours is null ? null : RegistrationCodes.Worked,
        Approved = true,
    };

    private OpenPeriod? PeriodOf(StoredEmployee employee) =>
        Periods.All.FirstOrDefault(period => period.Key.AdministrationId.ToString() == employee.AdministrationId);
}
