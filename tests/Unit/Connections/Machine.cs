using System.Security.Cryptography;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Http;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Mail;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Loket;
using LoketFunctions.Tests.Notifications;
using LoketFunctions.Tests.Planner;
using LoketFunctions.Tests.Security;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Connections;

/// <summary>What all machines of one installation share.</summary>
internal sealed class Installation(AppTables tables)
{
    public const string ReturnAddress = "https://planner.example/settings/loket?tab=1#top";

    public AppTables Tables => tables;

    public FakeLoket Loket { get; } = new();

    /// <summary>The app's own id at Loket; null: it does not know it.</summary>
    public Guid? ApplicationId { get; set; }

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Off unless a test sets one.</summary>
    public MailOptions MailServer { get; set; } = new(null, 25, null, null, null, StartTls: false);

    public RecordingMailer Mailer { get; } = new();

    public ListLog Log { get; } = new();

    public PlannerAnswers PlannerSide { get; set; } = NoticeKit.Silent();

    public PlannerAnswers OperatorSide { get; } = new PlannerAnswers().Then(System.Net.HttpStatusCode.NoContent);

    public Tenant Tenant { get; } = new("eitje", SecureRandom.NewId());

    public ITokenKeys Keys { get; } = new LocalTokenKeys(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenKey.Length)));

    public Planners Planners { get; set; } = NewPlanners("https://planner.example/settings");

    public static Planners NewPlanners(string returnAddress, string profile = "eitje") => StartUp.Read(
        new Dictionary<string, string?>
        {
            ["Planners:eitje:Profile"] = profile,
            ["Planners:eitje:BaseAddress"] = "https://planner.example/api",
            ["Planners:eitje:InboundSecrets:0"] = "whsec_" + Convert.ToBase64String(new byte[32]),
            ["Planners:eitje:OutboundSecret"] = "whsec_" + Convert.ToBase64String([1, .. new byte[31]]),
            ["Planners:eitje:ReturnAddresses:0"] = returnAddress,
        },
        Planners.Read);

    public async Task<Connection> AddConnectionAsync(ConnectionState state = ConnectionState.Requested, string language = "nl")
    {
        var connection = new Connection
        {
            PartitionKey = Tenant.Key,
            RowKey = SecureRandom.NewId(),
            State = state,
            Language = language,
            OwnerEmail = "owner@planner.example",
            ReturnAddress = ReturnAddress,
            CreatedAt = Clock.GetUtcNow(),
        };
        await Tables.Connections.AddEntityAsync(connection);
        return connection;
    }
}

/// <summary>One machine of an installation: the classes under test with clients of their own.</summary>
internal sealed class Machine
{
    private static readonly PublicAddress Address = new(new Uri("https://app.example"));

    public Machine(Installation installation, AppTables? tables = null, ITokenKeys? keys = null, NoticeOptions? notices = null)
    {
        var (clock, loket) = (installation.Clock, installation.Loket);
        tables ??= installation.Tables;
        var options = new LoketOptions
        {
            ApiBaseAddress = new Uri("https://loket.example/v2/"),
            OAuthBaseAddress = new Uri("https://loket.example/oauth/"),
            ClientId = "client",
            ApplicationId = installation.ApplicationId,
            ClientSecret = new ClientSecret("client-secret"),
            RedirectUri = new Uri("https://app.example/api/connect/callback"),
        };
        var cipher = new TokenCipher(keys ?? installation.Keys);
        var oauth = new LoketOAuthClient(loket, options, clock);
        Connections = new ConnectionStore(tables, installation.Planners);
        var kit = new NoticeKit(installation, tables, notices);
        Attention = kit.Attention;
        var sealing = new SealedTokens(cipher, clock);
        Grants = new Grants(tables, sealing);
        var lost = new LostGrants(Connections, Attention, kit.Connections, new Logger<LostGrants>(installation.Log));
        Vault = new TokenVault(tables, sealing, oauth, lost, Quiet.TokenEvents(installation.Log), clock);
        SignIns = new SignIns(tables, cipher, clock);
        var sender = new LoketSender(
            loket, options, new ObsoleteVersions([], clock, new Logger<ObsoleteVersions>(installation.Log)), [], clock,
            new Logger<LoketSender>(installation.Log));
        var pipeline = new LoketPipeline(sender, new ConnectionGates(options, clock), options, clock);
        var factory = new LoketClientFactory(pipeline, options, new KnownActivities(clock));
        Clients = new LoketClients(factory, Vault, clock);
        var entities = new LegalEntityStore(tables);
        var news = new SetUpNews(kit.Connections, kit.Operators);
        var rules = new SetUpRules(Connections, entities, news, clock);
        Look = new RightsReview(Connections, Clients, Attention, installation.Planners, rules);
        var reader = new SetUpReader(Connections, entities);
        var audit = new AuditLog(tables, clock);
        var door = new MailDoor(installation.MailServer, clock);
        Entities = entities;
        Bookings = new BookingOperations(Connections, entities, installation.Planners, door, audit, kit.Operators, clock);
        SetUps = new SetUpOperations(reader, Connections, entities, news, audit, clock);
        Operator = new OperatorOperations(reader, Connections, entities, news, audit, clock);
        Flow = new ConnectFlow(
            SignIns, Connections, Attention, Grants, new SingleEmployer(factory, installation.Planners), oauth, installation.Planners,
            Address, audit, rules, new Logger<ConnectFlow>(installation.Log));
        Chooser = new AdministrationChooser(Connections, new LoketAdministrations(Clients), Look, rules, installation.Planners);
        Operations = new ConnectionOperations(Connections, SignIns, installation.Planners, Address,
            door, audit, rules, clock);
        Checklist = new ChecklistOperations(Connections, new ChecklistInspection(Clients, Connections), Look,
            new ChecklistTicks(tables, cipher, clock), installation.Planners);
    }

    public ConnectionStore Connections { get; }

    public ConnectionAttention Attention { get; }

    public Grants Grants { get; }

    public TokenVault Vault { get; }

    public SignIns SignIns { get; }

    public ConnectFlow Flow { get; }

    public LoketClients Clients { get; }

    public RightsReview Look { get; }

    public AdministrationChooser Chooser { get; }

    public ConnectionOperations Operations { get; }

    public LegalEntityStore Entities { get; }

    public BookingOperations Bookings { get; }

    public SetUpOperations SetUps { get; }

    public OperatorOperations Operator { get; }

    public ChecklistOperations Checklist { get; }

    public Task GrantAsync(Connection connection, string refreshToken, TimeSpan left, DateTimeOffset now) => Grants.TakeAsync(
        connection.Key, _ =>
            Task.FromResult(new LoketTokens(new AccessToken($"for-{refreshToken}"), new RefreshToken(refreshToken), now + left)), default);

    public async Task<Connection> ReadAsync(Connection connection) => await Connections.GetAsync(connection.Tenant, connection.Id, default);
}

internal sealed class RecordingMailer : IMailer
{
    private readonly Lock _lock = new();

    public List<Message> Sent { get; } = [];

    public Exception? Fault { get; set; }

    public Task SendAsync(Message message, CancellationToken cancellation)
    {
        lock (_lock)
            Sent.Add(message);
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }
}
