using System.Globalization;
using System.Web;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Notifications;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Sandbox.Loket;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Pension;

/// <summary>The app for a pension provider, with a Loket that is held to its document, at a time that the test moves.</summary>
internal sealed class PensionWorld : IAsyncDisposable
{
    public static readonly RegistrationDraft Whole = new(
        "Administratiekantoor Van Dam", "pensioen@vandam.example", "A0201234", null, "111111110L46",
        [
            new RegisteredEmployer(
                "1106621", "WerkgeverTST21", [new RegisteredDirector("S. de Wit", "12", null)], PaymentPeriod.Month, false),
        ]);

    private const string Browser = "what-the-browser-keeps";

    private readonly LoketVisitor _visitor;
    private readonly AppStorage _storage;

    private readonly Dictionary<string, string?> _settings;

    private PensionWorld(LoketVisitor visitor, Dictionary<string, string?> settings, AppStorage storage)
    {
        (_visitor, _settings, _storage) = (visitor, settings, storage);
        Services = Host(new Life());
    }

    public ServiceProvider Services { get; }

    /// <summary>Now, as tokens are sealed and lapse by it too; tests go ahead from there.</summary>
    public ManualClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public SimulatedLoket Loket => _visitor.Loket;

    public Tenant Tenant { get; } = new("pension", SecureRandom.NewId());

    /// <summary>Of the provider's platform, for itself or for the account's people.</summary>
    public Caller Signed => Caller.OfPlanner(Tenant);

    public Caller Operator => Caller.OfOperator(Tenant);

    /// <summary>In the console.</summary>
    public Caller Person => new(Tenant, new Actor(ActorKind.User, "u-17", "Sanne de Wit"), Access.Everything);

    public ConnectionStore Connections => Of<ConnectionStore>();

    public PensionOperations Pension => Of<PensionOperations>();

    public RegistrationOperations Registrations => Of<RegistrationOperations>();

    public static async Task<PensionWorld> StartAsync(AppStorage storage)
    {
        var client = SimulatedLoketOptions.DefaultClient with { RedirectUris = ["https://app.example/api/connect/callback"] };
        // "Raadplegen HRM" opens nothing that the app calls, and the simulation does not know it.
        var user = new SandboxUser("pension", SandboxUser.DefaultPassword)
        {
            Rights =
            [
                .. Profiles.Find("benefits-plaza")!.RequiredRights.Select(right => right.DutchName)
                    .Where(name => name != "Raadplegen HRM"),
            ],
        };
        var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions
            {
                Staff = LoketVisitor.Staff(300),
                Clients = [client],
                Users = [user, user with { Name = "none", Rights = [] }],
            },
            user: null);
        var settings = new Dictionary<string, string?>(TestSettings.Of(storage, visitor.Loket))
        {
            ["Loket:RetryAttempts"] = "1",
            ["Loket:RetryDelay"] = "00:00:00.001",
            ["Notices:OperatorEmail"] = "beheer@example.org",
            ["Planners:pension:Profile"] = "benefits-plaza",
            ["Planners:pension:BaseAddress"] = "https://pension.example/api",
            ["Planners:pension:InboundSecrets:0"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
            ["Planners:pension:OutboundSecret"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
            ["Planners:pension:ReturnAddresses:0"] = "https://pension.example/back",
        };
        return new PensionWorld(visitor, settings, storage);
    }

    /// <summary>Another host of the same app.</summary>
    /// <param name="replace">As of <see cref="ExportApp.Services"/>.</param>
    public ServiceProvider Host(Life life, Action<IServiceCollection>? replace = null) => ExportApp.Services(
        _settings, life, new LifeStorage(_storage.ConnectionString, life, _storage.Connections), Clock, new ListLoggerProvider(), replace);

    public T Of<T>()
        where T : class => Services.GetRequiredService<T>();

    public async Task<Connection> AddAsync(ConnectionState state = ConnectionState.Active)
    {
        var connection = new Connection
        {
            PartitionKey = Tenant.Key,
            RowKey = SecureRandom.NewId(),
            State = state,
            Language = "nl",
            ReturnAddress = "https://pension.example/back",
            OwnerEmail = "eigenaar@vandam.example",
            CreatedAt = Clock.GetUtcNow(),
        };
        await Connections.TryAddAsync(connection, default);
        return connection;
    }

    /// <summary>Somebody signed in at Loket, and all that the user reaches takes part.</summary>
    public async Task<Connection> SignedInAsync(string user = "pension", bool choose = true)
    {
        var connection = await AddAsync(ConnectionState.Requested);
        var ticket = await Of<SignIns>().IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);
        var start = await Of<ConnectFlow>().StartAsync(ticket.Value, Browser, default);
        var back = HttpUtility.ParseQueryString((await SignInVisitor.SignInAsync(_visitor.Http, start.Authorize!, user)).Query);
        var outcome = await Of<ConnectFlow>().CompleteAsync(
            new CallbackQuery(back["state"], back["code"], back["error"]), Browser, default);
        Assert.Null(outcome.Page);
        if (choose)
        {
            var offered = await Of<AdministrationOperations>().ListAsync(Signed, connection.Id, default);
            await Of<AdministrationOperations>().ChooseAsync(
                Signed, connection.Id, new AdministrationChoice([.. offered.Administrations.Select(one => one.Id)]), default);
        }

        return await Connections.GetAsync(Tenant, connection.Id, default);
    }

    public Task ControlAsync(string path, object body) => _visitor.ControlAsync(path, body);

    /// <summary>A connection whose link is as far as this.</summary>
    public async Task<Connection> AtAsync(PensionStage stage)
    {
        var connection = await AddAsync();
        if (stage == PensionStage.Draft)
            return connection;
        await Registrations.SaveAsync(Person, connection.Id, new RegistrationChange(0, Whole), default);
        await Registrations.SendAsync(Person, connection.Id, new SendRegistrationRequest(1), default);
        foreach (var next in new[]
        {
            PensionStage.PolicyDataAdded, PensionStage.SetUpContact, PensionStage.AuthorizationsArranged, PensionStage.Confirmed,
        }.Where(next => next <= stage))
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Pension.MoveAsync(
                Signed, connection.Id,
                new PensionMove(next, SignedParty.Provider, next == PensionStage.Confirmed ? DayFromNow(30) : null), default);
        }

        return connection;
    }

    public string DayFromNow(int days) =>
        LoketFunctions.Time.AmsterdamTime.DateOf(Clock.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task LookAsync(Connection connection) => Of<PensionClock>().LookAsync(connection, default);

    /// <summary>What owner and provider were told, in the order of time: each once, to both.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(Connection connection)
    {
        var rows = new List<NoticeRow>();
        await foreach (var row in _storage.Tables.Notices.QueryAsync<NoticeRow>($"PartitionKey eq '{connection.Id}'"))
            rows.Add(row);
        var byChannel = rows.OrderBy(row => row.Since).ToLookup(row => row.Channel, row => row.Reason);
        Assert.Equal(byChannel[NoticeChannel.Planner], byChannel[NoticeChannel.OwnerMail]);
        return [.. byChannel[NoticeChannel.Planner]];
    }

    /// <summary>What the operator was told about the connection.</summary>
    public async Task<IReadOnlyList<string>> ToldOperatorAsync(Connection connection)
    {
        var rows = new List<OperatorFactRow>();
        await foreach (var row in _storage.Tables.Notices.QueryAsync<OperatorFactRow>($"PartitionKey eq '{NoticeRow.Operator}'"))
            rows.Add(row);
        return [.. rows.Select(row => row.Detail).Where(detail => detail.Contains($"{connection.Id} ", StringComparison.Ordinal))];
    }

    public async Task<IReadOnlyList<string>> AuditAsync(Connection connection) => await Of<AuditLog>()
        .ReadAsync(Tenant, connection.Id, withAccount: false, before: null, default).Select(row => row.Action).Reverse().ToListAsync();

    public static async Task<Problem> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<ProblemException>(act)).Problem;

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _visitor.DisposeAsync();
        Assert.Empty(Loket.Contract.Violations);
    }
}
