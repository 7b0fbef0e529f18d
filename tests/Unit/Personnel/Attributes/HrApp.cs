using LoketFunctions.Connections;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Sandbox.Loket;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Attributes;

/// <summary>The app with a simulated Loket, and an HR system that leads in a connection which was booked.</summary>
internal sealed class HrApp : IAsyncDisposable
{
    private const string Planner = "hr";
    private readonly LoketVisitor _visitor;
    private readonly ServiceProvider _services;

    private HrApp(AppStorage storage, LoketVisitor visitor)
    {
        _visitor = visitor;
        var services = new ServiceCollection();
        services.AddLogging();
        StartUp.Read(TestSettings.Of(storage, visitor.Loket), services.AddApp);
        services.AddSingleton(storage.Tables);
        services.AddSingleton(storage.Blobs);
        var other = Installation.NewPlanners("https://hr.example").Get("eitje");
        services.AddSingleton(new Planners(new Dictionary<string, PlannerSettings>
        {
            [Planner] = other with { Id = Planner, Profile = other.Profile with { Purpose = LinkPurpose.EmployeesToLoket } },
            ["eitje"] = other,
        }));
        _services = services.BuildServiceProvider();
    }

    public SimulatedLoket Loket => _visitor.Loket;

    public Connection Connection { get; private set; } = null!;

    public Caller Caller => Caller.OfPlanner(Connection.Tenant);

    public EmployerStaff Staff => Loket.Database.State.Employers[0].Staff;

    public AttributeOperations Attributes => Get<AttributeOperations>();

    public AttributeMappingOperations Mapping => Get<AttributeMappingOperations>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<HrApp> StartAsync(AppStorage storage)
    {
        var app = new HrApp(storage, await LoketVisitor.StartAsync(user: null));
        app.Connection = await app.BookAsync(Planner);
        return app;
    }

    /// <summary>A connection of an account of its own, of which nothing is known but that it was booked.</summary>
    public async Task<Connection> BookAsync(string planner)
    {
        var connection = new Connection
        {
            PartitionKey = new Tenant(planner, SecureRandom.NewId()).Key,
            RowKey = SecureRandom.NewId(),
            State = ConnectionState.Requested,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        await Get<ConnectionStore>().TryAddAsync(connection, default);
        await Get<LegalEntityStore>().TryAddAsync(
            new LegalEntity { PartitionKey = connection.RowKey, RowKey = LegalEntity.Key, Name = "Bakkerij BV" }, default);
        return connection;
    }

    /// <summary>Somebody signs in at Loket with the user that was made for it.</summary>
    public async Task AuthorizeAsync()
    {
        var (access, refresh) = await _visitor.TokensAsync("hr");
        await Get<Grants>().TakeAsync(
            Connection.Key,
            _ => Task.FromResult(new LoketTokens(
                new AccessToken(access), new RefreshToken(refresh), DateTimeOffset.UtcNow + TimeSpan.FromHours(1))),
            default);
        Connection = await Get<ConnectionStore>().ChangeAsync(
            Connection.Tenant, Connection.Id, row => row.State = ConnectionState.SetUp, default);
    }

    /// <summary>The legal entity is mapped to the employer's first administration.</summary>
    public async Task<Guid> MapAsync()
    {
        var administration = Staff.Administrations[0];
        await Get<ConnectionStore>().ChooseAsync(
            Connection.Id,
            [new AdministrationRow { RowKey = administration.Id.ToString(), EmployerId = administration.EmployerId }], default);
        return administration.Id;
    }

    public Task<AttributeListResponse> TellAsync(params IReadOnlyList<HrAttribute> attributes) =>
        Attributes.TellAsync(Caller, Connection.Id, new ToldAttributes(attributes), default);

    public Task<AttributeMappingResponse> ChangeAsync(int version, params IReadOnlyList<MappedAttribute> mapping) =>
        Mapping.ChangeAsync(Caller, Connection.Id, new AttributeMappingChange(version, mapping), default);

    public Task<AttributeProposalResponse> ProposeAsync() => Mapping.ProposeAsync(Caller, Connection.Id, default);

    public Task<AttributeCheckResponse> CheckAsync() => Mapping.CheckAsync(Caller, Connection.Id, default);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Assert.Empty(Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }
}
