using System.Text;
using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Select;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Planner;
using LoketFunctions.Tests.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Mapping;

/// <summary>A connection with one administration, whose mapping is read and changed as a planner does; Loket has lists for it.</summary>
internal sealed class MappingCalls
{
    public const string Unit = "b14acd0d-75d7-4fc8-8b22-4a3924585cab";
    public static readonly Guid Administration = Guid.Parse("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10");
    public static readonly Guid Employer = Guid.Parse("9d0c7a52-8a8a-4b7e-8d63-3b5c3c1f8e21");
    public static readonly Guid Job = Guid.Parse("d0000000-0000-0000-0000-000000000001");

    private readonly Machine _machine;
    private readonly MappingFunctions _functions;

    private MappingCalls(Installation installation, Machine machine, AppBlobs blobs, Connection connection)
    {
        (Installation, _machine, Connection) = (installation, machine, connection);
        Snapshots = new SnapshotStore(blobs);
        Reader = new PayrollListsReader(Snapshots, installation.Clock);
        Exports = new ExportStore(installation.Tables, installation.Clock);
        _functions = new MappingFunctions(new MappingOperations(
            machine.Connections, machine.Clients, new MappingStore(installation.Tables, blobs, installation.Clock), Reader,
            new MappingSources(
                new PlannerClient(Planner, new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics), installation.Planners,
                [new UnmappedCodes(Exports)], NullLogger<MappingSources>.Instance),
            new AuditLog(installation.Tables, installation.Clock)));
    }

    public Installation Installation { get; }

    public Connection Connection { get; }

    public SnapshotStore Snapshots { get; }

    public PayrollListsReader Reader { get; }

    public ExportStore Exports { get; }

    /// <summary>What the planner answers when it is asked for its codes; nothing else is asked of it.</summary>
    public PlannerAnswers Planner { get; } = new();

    public AdministrationRow Row => new() { PartitionKey = Connection.RowKey, RowKey = Administration.ToString(), EmployerId = Employer };

    public static async Task<MappingCalls> StartAsync(AppStorage fixture)
    {
        var installation = new Installation(fixture.Tables);
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(ConnectionState.Active);
        await machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), installation.Clock.GetUtcNow());
        var calls = new MappingCalls(installation, machine, fixture.Blobs, connection);
        await machine.Connections.ChooseAsync(connection.Id, [calls.Row], default);
        calls.AddLists();
        return calls;
    }

    public Task<PayrollLists?> ReadYearAsync(int? year) => Reader.ReadYearAsync(_machine.Clients.For(Connection), Row, year, default);

    public Task<JsonElement> GetAsync(string query = "", Tenant? tenant = null, Guid? administration = null) =>
        RunAsync(query, [], tenant,
            (http, context) => _functions.GetAsync(http, Connection.RowKey, administration ?? Administration, context, default));

    public Task<JsonElement> ChangeAsync(string body) =>
        RunAsync("", Encoding.UTF8.GetBytes(body), null,
            (http, context) => _functions.ChangeAsync(http, Connection.RowKey, Administration, context, default));

    public Task<JsonElement> OptionsAsync(string query = "") =>
        RunAsync(query, [], null, (http, context) => _functions.GetOptionsAsync(http, Connection.RowKey, Administration, context, default));

    public Task<JsonElement> OverviewAsync(string query = "") =>
        RunAsync(
            query, [], null, (http, context) => _functions.GetOverviewAsync(http, Connection.RowKey, Administration, context, default));

    /// <summary>An export that met these codes and could not place them.</summary>
    public async Task ExportAsync(params UnmappedCode[] unmapped)
    {
        Installation.Clock.Advance(TimeSpan.FromMinutes(1));
        var exportId = Exports.NewRunId();
        await Exports.TryAddAsync(new RunKey(Connection.Id, exportId), _ => { }, default);
        await Exports.AddAdministrationAsync(new RunKey(Connection.Id, exportId), Row, default);
        await Exports.ChangeAdministrationAsync(
            new RunKey(Connection.Id, exportId), Administration,
            row => (row.GoOut, row.Unmapped) = (1, JsonSerializer.Serialize(unmapped, AppJson.Options)), default);
    }

    /// <summary>The sync knows these employments, each of somebody else.</summary>
    public Task StaffAsync(params (Guid Employment, DateOnly Start, DateOnly? End)[] employments)
    {
        var people = employments.ToDictionary(
            one => one.Employment,
            one => new PersonState
            {
                Wanted = new StaffPerson(new Dictionary<StaffField, string?>(), new Dictionary<Guid, StaffContract>
                {
                    [one.Employment] = new(one.Start, one.End, null, []),
                }),
            });
        return Snapshots.TryCommitAsync(
            new(Connection.Id, Administration), StaffSnapshot.Empty("rules") with { People = people }, null, 1, default);
    }

    public void AddOptions(Guid employment, int year, int period, params object[] fields) =>
        Installation.Loket.Lists[$"/{employment}/payrollperioddata/metadata/year/{year}/period/{period}"] = fields;

    private void AddLists()
    {
        var lists = Installation.Loket.Lists;
        lists[$"/{Administration}/payrollperiods/minimized"] =
        [
            Period(2025, 12), Period(2026, 1), Period(2026, 2), Period(2026, 3), Period(2026, 4), Period(2027, 1),
            new { id = 202603, year = 2099, periodNumber = 3, startDate = "2026-03-01", testYear = true },
        ];
        lists[$"/{Administration}/payrollcomponents/year/2026"] = [
            Component(1, "Uren gewerkt", 1), Component(41, "Reiskosten", 9), Component(70, "Loon", 26, false)];
        lists[$"/{Administration}/payrollcomponents/year/2025"] = [Component(1, "Uren gewerkt", 1)];
        lists[$"/{Administration}/payrollcomponents/year/2027"] = [Component(1, "Uren gewerkt", 1), Component(12, "Nieuw in 2027", 1)];
        lists[$"/{Employer}/distributionunits"] = [new { id = Unit, code = 3, description = "Bar" }];
    }

    private static object Period(int year, int month) => new
    {
        id = (year * 100) + month,
        year,
        periodNumber = month,
        startDate = new DateOnly(year, month, 1),
        testYear = false,
    };

    private static object Component(int key, string description, int category, bool isCollectiveMutationPossible = true) =>
        new { key, description, category = new { key = category, value = $"Categorie {category}" }, isCollectiveMutationPossible };

    private async Task<JsonElement> RunAsync(
        string query, byte[] body, Tenant? tenant, Func<HttpRequest, SignedContext, Task<IResult>> call)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.QueryString = new QueryString(query);
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var result = await call(http.Request, new SignedContext(tenant ?? Connection.Tenant, body));
        await result.ExecuteAsync(http);
        return JsonDocument.Parse(answer.ToArray()).RootElement;
    }
}
