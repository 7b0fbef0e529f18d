using System.Web;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Sandbox.Loket;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections.HrSystem;

/// <summary>The app for an HR system that leads, with a Loket that is held to its document.</summary>
internal sealed class HrWorld : IAsyncDisposable
{
    public const string Browser = "what-the-browser-keeps";
    public const string ReturnAddress = "https://hr.example/payroll/loket";

    private readonly LoketVisitor _visitor;

    private HrWorld(LoketVisitor visitor, ServiceProvider services) => (_visitor, Services) = (visitor, services);

    public ServiceProvider Services { get; }

    public SimulatedLoket Loket => _visitor.Loket;

    public Tenant Tenant { get; } = new("hr", SecureRandom.NewId());

    public Caller Caller => Caller.OfPlanner(Tenant);

    public ConnectionStore Connections => Services.GetRequiredService<ConnectionStore>();

    public static async Task<HrWorld> StartAsync(AppStorage storage)
    {
        var client = SimulatedLoketOptions.DefaultClient with { RedirectUris = ["https://app.example/api/connect/callback"] };
        var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions { Staff = LoketVisitor.Staff(), Clients = [client] }, user: null);
        var settings = new Dictionary<string, string?>(TestSettings.Of(storage, visitor.Loket))
        {
            ["Loket:RetryAttempts"] = "1",
            ["Loket:RetryDelay"] = "00:00:00.001",
            ["Planners:hr:Profile"] = "personio",
            ["Planners:hr:BaseAddress"] = "https://hr.example/api",
            ["Planners:hr:InboundSecrets:0"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
            ["Planners:hr:OutboundSecret"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
            ["Planners:hr:ReturnAddresses:0"] = "https://hr.example/payroll",
        };
        var life = new Life();
        return new HrWorld(visitor, ExportApp.Services(
            settings, life, new LifeStorage(storage.ConnectionString, life, storage.Connections), TimeProvider.System,
            new ListLoggerProvider()));
    }

    public async Task<Connection> AddAsync(string language = "nl", ConnectionState state = ConnectionState.Requested)
    {
        var connection = new Connection
        {
            PartitionKey = Tenant.Key,
            RowKey = SecureRandom.NewId(),
            State = state,
            Language = language,
            ReturnAddress = ReturnAddress,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        await Connections.TryAddAsync(connection, default);
        await Services.GetRequiredService<LegalEntityStore>().PutAsync(
            new LegalEntity
            {
                PartitionKey = connection.Id.ToString(),
                RowKey = LegalEntity.Key,
                AttributesLiveAt = connection.CreatedAt,
                EnabledAt = connection.CreatedAt,
            },
            default);
        return connection;
    }

    /// <summary>Somebody opens a link, signs in at Loket and comes back.</summary>
    public async Task<ConnectOutcome> SignInAsync(Connection connection, string user)
    {
        var flow = Services.GetRequiredService<ConnectFlow>();
        var ticket = await Services.GetRequiredService<SignIns>().IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);
        var start = await flow.StartAsync(ticket.Value, Browser, default);
        var back = HttpUtility.ParseQueryString((await SignInVisitor.SignInAsync(_visitor.Http, start.Authorize!, user)).Query);
        return await flow.CompleteAsync(new CallbackQuery(back["state"], back["code"], back["error"]), Browser, default);
    }

    public async Task<Connection> SignedInAsync(string language = "nl")
    {
        var connection = await AddAsync(language);
        Assert.Null((await SignInAsync(connection, "hr")).Page);
        return await ReadAsync(connection);
    }

    public Task<Connection> ReadAsync(Connection connection) => Connections.GetAsync(connection.Tenant, connection.Id, default);

    public Task<ChecklistResponse> ChecklistAsync(Connection connection) =>
        Services.GetRequiredService<ChecklistOperations>().GetAsync(Caller, connection.Id, default);

    public async Task ChooseAsync(Connection connection)
    {
        var offered = await Services.GetRequiredService<AdministrationOperations>().ListAsync(Caller, connection.Id, default);
        await Services.GetRequiredService<AdministrationOperations>().ChooseAsync(
            Caller, connection.Id, new AdministrationChoice([offered.Administrations[0].Id]), default);
    }

    public Task ControlAsync(string path, object body) => _visitor.ControlAsync(path, body);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _visitor.DisposeAsync();
        Assert.Empty(Loket.Contract.Violations);
    }
}
