using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Connections;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Durable;
using LoketFunctions.Tests.Sandbox.Loket;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Registration = LoketFunctions.Planner.Registration;
using StandardWebhook = LoketFunctions.Security.StandardWebhook;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// A connection that exports, with all that is around it: a Loket with one small administration, a planner, a mail server. Every
/// world has the same people, and exports of the same number the same id, so that what comes of them compares.
/// </summary>
internal sealed class ExportWorld : IAsyncDisposable
{
    public const int PeriodId = 202603;
    public const string Account = "acme";
    public const string Recipient = "salaris@kantoor.example";
    private const string InboundSecret = "Planners:eitje:InboundSecrets:0";
    private const int Employees = 16;
    private static readonly DateTimeOffset FirstAskedAt = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);
    private readonly AppStorage _storage;
    private readonly LoketVisitor _visitor;
    private readonly SmtpSink _mail = SmtpSink.Start();
    private readonly ListLoggerProvider _logs = new();
    private readonly List<ServiceProvider> _services = [];
    private NotingConverter? _histories;
    private Dictionary<string, string?> _settings = [];

    private ExportWorld(AppStorage storage, LoketVisitor visitor, SimulatedPlanner planner, TimeProvider clock)
    {
        (_storage, _visitor, Planner, Clock) = (storage, visitor, planner, clock);
        Employer = visitor.Loket.Database.State.Employers[0].Staff;
        Administration = Employer.Administrations.Single();
        People = [.. visitor.ActiveAt(Administration.Id).DistinctBy(employment => employment.EmployeeId).Take(5)];
    }

    public TimeProvider Clock { get; }

    public SimulatedPlanner Planner { get; }

    public SimulatedLoket Loket => _visitor.Loket;

    public EmployerStaff Employer { get; }

    public Administration Administration { get; }

    /// <summary>Everybody who is linked, as "emp-0" and on; the last has a contract of fixed hours.</summary>
    public IReadOnlyList<Employment> People { get; }

    /// <summary>Whoever is employed, linked or not.</summary>
    public IEnumerable<Guid> ActiveEmployees => _visitor.ActiveAt(Administration.Id).Select(employment => employment.EmployeeId).Distinct();

    /// <summary>Words of their names by which they could be known.</summary>
    public IEnumerable<string> Names => People
        .Select(employment => Employer.Employees.Single(employee => employee.Id == employment.EmployeeId).Name)
        .SelectMany(name => new[] { name.FirstName, name.LastName }).OfType<string>().Where(name => name.Length > 3);

    /// <summary>The first mapping.</summary>
    public AdministrationMapping Mapping => new(
        0,
        new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Employer.DistributionUnits[1].Id), ["keuken"] = new() },
        new Dictionary<string, HourTarget?> { ["worked"] = new(1), ["evening"] = new(2, Extra: true) },
        new Dictionary<string, int?> { ["travel"] = 151 },
        new Dictionary<string, int?> { [CountedItem.WorkedDays] = 4, [CountedItem.Meals] = 45 });

    public DurableEngine Engine { get; private set; } = null!;

    public AppHosts Hosts { get; } = new();

    /// <summary>All that the durable engine keeps, as one text.</summary>
    public string Histories => string.Join('\n', [.. _histories!.Noted, .. Hosts.Thrown.Select(exception => exception.ToString())]);

    public Connection Connection { get; private set; } = null!;

    /// <summary>The app's services on a host that does not die.</summary>
    public ServiceProvider Services { get; private set; } = null!;

    public AppBlobs Blobs => _storage.Blobs;

    public ExportStore Exports => Services.GetRequiredService<ExportStore>();

    /// <summary>Mails with a payroll file.</summary>
    public IReadOnlyList<ReceivedMail> FileMails => [.. _mail.Messages.Where(mail => mail.Attachments.Any())];

    /// <summary>What Loket was asked to mail: "klaar met muteren".</summary>
    public IReadOnlyList<ReadyForPayroll> Told => Loket.Database.State.Payroll.Ready;

    public PlannerConfirmations Confirmations => Planner.Account(Account).Confirmations;

    public ListLoggerProvider Logs => _logs;

    /// <param name="profile">The planner's product.</param>
    public static async Task<ExportWorld> StartAsync(AppStorage storage, TimeProvider? clock = null, string profile = "eitje")
    {
        var staff = new StaffOptions(1, 1, 1, Employees, LoketVisitor.Today) { NonPayrollAdministrations = false };
        var visitor = await LoketVisitor.StartAsync(new SimulatedLoketOptions { Staff = staff });
        var time = clock ?? TimeProvider.System;
        var world = new ExportWorld(storage, visitor, await SimulatedPlanner.StartAsync(time: time), time);
        world._settings = world.Settings(profile);
        var life = new Life();
        world.Services = world.NewServices(life);
        await world.ConnectAsync();
        world.Engine = await DurableEngine.StartAsync(
            ExportApp.Functions(world.Hosts), converter => world._histories = new NotingConverter(converter));
        return world;
    }

    /// <summary>An approved shift of somebody.</summary>
    public static Registration Shift(
        int person, int day, decimal? hours = 8, string component = "worked", string? department = "bar", int meals = 0) => new()
        {
            Id = $"registratie-{person}-{day}",
            EmployeeId = $"emp-{person}",
            Date = new DateOnly(2026, 3, day),
            Hours = hours,
            Department = department,
            HourComponent = hours is null ? null : component,
            Approved = true,
            Meals = meals,
        };

    /// <summary>Takes in an export as the app does when the planner asks for one; the number says which.</summary>
    public async Task<ExportRun> AskAsync(
        int number, IEnumerable<Registration> registrations, bool preview = false, int periodId = PeriodId)
    {
        var exportId = ExportStore.RunIdOf(FirstAskedAt.AddMinutes(number), $"export {number}");
        var blob = ExportBodies.NameOf(Connection.Id, exportId);
        await Blobs.Requests.GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(Body(registrations, preview, periodId)));
        await Exports.TryAddAsync(new RunKey(Connection.Id, exportId), row => (row.BodyBlob, row.Preview) = (blob, preview), default);
        return new ExportRun(Connection.Tenant.Key, Connection.Id, exportId, preview);
    }

    /// <summary>Takes in a signed request as it comes from the planner, on a host that may die.</summary>
    /// <returns>The export's id.</returns>
    public async Task<string> ReceiveAsync(Life life, string messageId, byte[] body)
    {
        var host = NewHost(life).Services;
        using var upload = Upload(host, messageId, body);
        return (await host.GetRequiredService<ExportIntake>().TakeAsync(Engine.Client, upload, Connection.Id, default)).ExportId;
    }

    /// <summary>
    /// A request as the planner signs it. Other worlds are other connections of the same planner, so their ids are others.
    /// </summary>
    public SignedUpload Upload(IServiceProvider host, string name, byte[] body)
    {
        var messageId = $"{name}_{Connection.Id}";
        var request = new DefaultHttpContext().Request;
        request.Method = HttpMethods.Post;
        request.Path =
            $"/api/planners/{Connection.Tenant.Planner}/accounts/{Connection.Tenant.Account}/connections/{Connection.Id}/exports";
        request.Body = new MemoryStream(body);
        request.Headers[StandardWebhook.IdHeader] = messageId;
        var (now, secret) = (DateTimeOffset.UtcNow, _settings[InboundSecret]!);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = StandardWebhook.Signature(WebhookSecret.Parse(secret), messageId, timestamp, body);
        var check = SignatureCheck.Begin([WebhookSecret.Parse(secret)], messageId, timestamp, signature, now, out _);
        return new SignedUpload(request, Connection.Tenant, check!, host.GetRequiredService<ReceivedMessages>().EnterAsync);
    }

    public static byte[] Body(IEnumerable<Registration> registrations, bool preview = false, int periodId = PeriodId) =>
        JsonSerializer.SerializeToUtf8Bytes(
        new { period = new { year = periodId / 100, periodNumber = periodId % 100 }, preview, registrations }, AppJson.Options);

    /// <summary>Runs an export to its end, on a host of its own.</summary>
    public async Task ExportAsync(ExportRun run)
    {
        StartHost(new Life());
        await ScheduleAsync(run);
        await CompletedAsync(run);
        Hosts.Stop();
    }

    /// <summary>Asks and runs to the end; what may be waited for is confirmed by these tokens.</summary>
    public async Task<(ExportRun Run, ExportAdministrationRow Row)> ExportAsync(
        int number, IEnumerable<Registration> registrations, bool preview = false, string? confirm = null, int periodId = PeriodId)
    {
        var run = await AskAsync(number, registrations, preview, periodId);
        await Exports.ChangeAsync(run.Key, row => row.Confirms = confirm, default);
        await ExportAsync(run);
        return (run, await AdministrationRowAsync(run));
    }

    public Task ScheduleAsync(ExportRun run) =>
        Engine.ScheduleAsync(ExportOrchestrations.ExportConnection, run, ExportOrchestrations.InstanceId(run.ExportId));

    public Task CompletedAsync(ExportRun run) => Engine.CompletedAsync(ExportOrchestrations.InstanceId(run.ExportId));

    /// <summary>From now on this host runs what is to be run.</summary>
    public AppHost StartHost(Life life)
    {
        var host = NewHost(life);
        Hosts.Start(host);
        return host;
    }

    /// <summary>A host that runs nothing by itself.</summary>
    public AppHost NewHost(Life life)
    {
        var services = NewServices(life);
        _services.Add(services);
        return new AppHost(services, life);
    }

    public async Task<ExportRow> RowAsync(ExportRun run) => (await Exports.FindAsync(run.Key, default))!;

    public async Task<ExportAdministrationRow> AdministrationRowAsync(ExportRun run) =>
        (await Exports.FindAdministrationAsync(run.Key, Administration.Id, default))!;

    public async Task<Connection> ReadConnectionAsync() =>
        await Services.GetRequiredService<ConnectionStore>().GetAsync(Connection.Tenant, Connection.Id, default);

    /// <summary>What is sent to the planner again, is sent under the id that it had before; the planner knows it by that.</summary>
    public void AssertConfirmationsKeepTheirIds() => Assert.All(
        Planner.Log.Requests.Where(request => request.Path.EndsWith("/marks", StringComparison.Ordinal)).GroupBy(request => request.Body),
        same => Assert.Single(same.Select(request => request.WebhookId).Distinct(StringComparer.Ordinal)));

    /// <summary>Puts this world where another one is: what the app has sent before, and what Loket holds.</summary>
    public async Task GoOnFromAsync(ExportWorld other)
    {
        foreach (var name in await ExportTraces.NamesAsync(Blobs.Ledgers, other.Connection.Id + "/"))
        {
            var blob = (await Blobs.Ledgers.GetBlobClient(name).DownloadContentAsync()).Value;
            await Blobs.Ledgers.GetBlobClient(name.Replace(other.Connection.RowKey, Connection.RowKey, StringComparison.Ordinal))
                .UploadAsync(blob.Content, new BlobUploadOptions { Metadata = blob.Details.Metadata });
        }

        foreach (var row in await _storage.Tables.Exports.PartitionAsync<TableEntity>(other.Connection.RowKey, default))
        {
            row.PartitionKey = Connection.RowKey;
            foreach (var (column, text) in row.Where(cell => cell.Value is string).Select(cell => (cell.Key, (string)cell.Value)).ToList())
                row[column] = text.Replace(other.Connection.RowKey, Connection.RowKey, StringComparison.Ordinal);
            await _storage.Tables.Exports.UpsertEntityAsync(row, TableUpdateMode.Replace);
        }

        Loket.Database.ChangePayroll(_ => (other.Loket.Database.State.Payroll, true));
    }

    public async Task<ExportReport> ReportAsync(ExportRun run)
    {
        var blob = Blobs.PayrollFiles.GetBlobClient((await AdministrationRowAsync(run)).ReportBlob + ".json");
        return JsonSerializer.Deserialize<ExportReport>((await blob.DownloadContentAsync()).Value.Content, AppJson.Options)!;
    }

    /// <summary>As a user sets it.</summary>
    public Task SetAsync(Action<Connection> set) =>
        Services.GetRequiredService<ConnectionStore>().ChangeAsync(Connection.Tenant, Connection.Id, set, default);

    /// <summary>The employment is another one by now, as a sync leaves it; null: it is there no more.</summary>
    public async Task ChangeContractAsync(int person, Func<StaffContract, StaffContract?> change)
    {
        var snapshots = Services.GetRequiredService<SnapshotStore>();
        var stored = (await snapshots.ReadAsync(new(Connection.Id, Administration.Id), default))!;
        var contracts = stored.Value.People[People[person].EmployeeId].Wanted.Contracts;
        if (change(contracts[People[person].Id]) is { } changed)
            contracts[People[person].Id] = changed;
        else
            contracts.Remove(People[person].Id);
        Assert.True(await snapshots.TryCommitAsync(new(Connection.Id, Administration.Id), stored.Value, stored.ETag, 1, default));
    }

    /// <summary>Puts Loket's payroll run of the period into a status; null: there is none.</summary>
    public Task SetPayrollRunAsync(int? status, int periodId = PeriodId) =>
        ControlAsync(
            "/sandbox/runs", new { administrationId = Administration.Id, year = periodId / 100, periodNumber = periodId % 100, status });

    public Task ControlAsync(string path, object body) => _visitor.ControlAsync(path, body);

    public async ValueTask DisposeAsync()
    {
        Hosts.End();
        await Engine.DisposeAsync();
        foreach (var services in _services)
            await services.DisposeAsync();
        await Services.DisposeAsync();
        await _mail.DisposeAsync();
        await Planner.DisposeAsync();
        await _visitor.DisposeAsync();
        Assert.Empty(Loket.Contract.Violations);
    }

    private ServiceProvider NewServices(Life life) => ExportApp.Services(
        _settings, life, new LifeStorage(_storage.ConnectionString, life, _storage.Connections), Clock, _logs);

    private Dictionary<string, string?> Settings(string profile) => new(TestSettings.Of(_storage, Loket))
    {
        ["Loket:RetryAttempts"] = "1",
        ["Loket:RetryDelay"] = "00:00:00.001",
        ["Mail:Host"] = _mail.Host,
        ["Mail:Port"] = $"{_mail.Port}",
        ["Mail:From"] = "app@loket.example",
        ["Mail:StartTls"] = "false",
        ["Planners:eitje:Profile"] = profile,
        ["Planners:eitje:BaseAddress"] = Planner.Address.ToString(),
        [InboundSecret] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
        ["Planners:eitje:OutboundSecret"] = Planner.Secrets[0],
        ["Export:RetryDelay"] = "00:00:00.010",
        ["Sync:RetryDelay"] = "00:00:00.010",
        ["Export:MarkWaits"] = "0.05 0.1",
    };

    /// <summary>As connecting, a first sync and a user who maps leave it.</summary>
    private async Task ConnectAsync()
    {
        Connection = new Connection
        {
            PartitionKey = new Tenant("eitje", Account).Key,
            RowKey = SecureRandom.NewId(),
            State = ConnectionState.Active,
            OwnerEmail = "owner@planner.example",
            Delivery = Delivery.Both,
            ExportRecipients = Recipient,
            ReadyForPayroll = "boekhouder@kantoor.example",
            CreatedAt = Clock.GetUtcNow(),
        };
        var connections = Services.GetRequiredService<ConnectionStore>();
        await connections.TryAddAsync(Connection, default);
        await connections.ChooseAsync(Connection.Id, [AdministrationRow()], default);
        var (access, refresh) = await _visitor.TokensAsync();
        await Services.GetRequiredService<Grants>().TakeAsync(
            Connection.Key, _ => Task.FromResult(
                new LoketTokens(new AccessToken(access), new RefreshToken(refresh), Clock.GetUtcNow().AddHours(1))), default);
        await Services.GetRequiredService<SnapshotStore>().TryCommitAsync(
            new(Connection.Id, Administration.Id), Snapshot(), null, 1, default);
        await Services.GetRequiredService<LinkStore>().SaveAsync(
            Connection.Id, People.Select((employment, i) => (employment.EmployeeId, $"emp-{i}", LinkRule.Created)), default);
        await MapAsync(Mapping);
    }

    public Task MapAsync(AdministrationMapping mapping) =>
        Services.GetRequiredService<MappingStore>().TrySaveAsync(
            new(Connection.Id, Administration.Id), mapping, year: 2026, changedBy: null, default);

    private AdministrationRow AdministrationRow() => new()
    {
        RowKey = Administration.Id.ToString(),
        EmployerId = Employer.Employer.Id,
        EmployerName = Employer.Employer.CompanyName,
        Name = Administration.Name,
        ClientNumber = Administration.ClientNumber,
        PayrollPeriodType = (int?)Administration.PeriodType,
    };

    private StaffSnapshot Snapshot()
    {
        var people = People.Select((employment, i) =>
        {
            var name = Employer.Employees.Single(employee => employee.Id == employment.EmployeeId).Name;
            var contract = new StaffContract(
                employment.StartDate, employment.EndDate, null,
                [], employment.PayrollId)
            {
                History = new ContractHistory(
                    DatedValues.Always(i == People.Count - 1 ? KindInLoket.FixedHours : KindInLoket.ZeroHours), []),
            };
            var person = new StaffPerson(
                new()
                {
                    [StaffField.FirstName] = name.FirstName,
                    [StaffField.LastName] = name.LastName,
                    [StaffField.PersonnelNumber] = $"{1000 + i}"
                },
                new() { [employment.Id] = contract });
            return (employment.EmployeeId, State: new PersonState { Wanted = person, Sent = person, PlannerEmployeeId = $"emp-{i}" });
        });
        return new StaffSnapshot(1, "rules", people.ToDictionary(one => one.EmployeeId, one => one.State));
    }
}
