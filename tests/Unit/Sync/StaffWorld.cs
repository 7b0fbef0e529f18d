using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using LoketFunctions.Tests.Security;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Sync;

/// <summary>
/// A connection with two administrations, whose runs are done step by step without a host; the planner accepts everything.
/// </summary>
internal sealed class StaffWorld : IDisposable
{
    private readonly SyncStaging _staging;
    private readonly SyncRunStore _runs;
    private readonly WorkLeases _leases;
    private readonly PlannerSettings _settings;
    private readonly AdministrationDecider _decider;

    private StaffWorld(AppStorage storage, string profile, string account)
    {
        (Tables, Blobs) = (storage.Tables, storage.Blobs);
        Connections = new ConnectionStore(Tables, TestPlanners.None);
        Connection = new Connection
        {
            PartitionKey = $"zonplan:{account}",
            RowKey = Guid.NewGuid().ToString("N"),
            State = ConnectionState.Active,
            Language = "en"
        };
        _settings = new PlannerSettings(
            "zonplan", People.Profile(profile), new Uri("https://planner.example.nl/"), [],
            WebhookSecret.Parse("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), []);
        (_staging, _runs, _leases) = (new SyncStaging(Blobs), new SyncRunStore(Tables, Clock), new WorkLeases(Tables, Clock));
        (Snapshots, Rosters, Links, Reports) = (
            new SnapshotStore(Blobs), new PlannerRosterStore(Blobs), new LinkStore(Tables, Clock), new ReportStore(Blobs));
        Mappings = new MappingStore(Tables, Blobs, Clock);
        _decider = new AdministrationDecider(Snapshots, _staging, Links, new BranchCodes(new UnitCodes(Mappings)), Clock);
        var planners = new Planners(new Dictionary<string, PlannerSettings> { ["zonplan"] = _settings });
        var views = new StaffViews(Connections, planners, Snapshots, Rosters, Links, Clock);
        Employees = new EmployeeOperations(Connections, views, new EmployeeResponses(new NumberOwners(Connections)));
        Choices = new ChoiceOperations(Connections, views, Links, new Merging(Links), new AuditLog(Tables, Clock));
    }

    public ManualClock Clock { get; } = new(new DateTimeOffset(People.Today, new TimeOnly(12, 0), TimeSpan.Zero));

    public AppTables Tables { get; }

    public AppBlobs Blobs { get; }

    public ConnectionStore Connections { get; }

    public Connection Connection { get; }

    public SnapshotStore Snapshots { get; }

    public PlannerRosterStore Rosters { get; }

    public LinkStore Links { get; }

    public ReportStore Reports { get; }

    public MappingStore Mappings { get; }

    public EmployeeOperations Employees { get; }

    public ChoiceOperations Choices { get; }

    public AcceptingPlanner Planner { get; } = new();

    public Caller Caller => Caller.OfPlanner(Connection.Tenant);

    /// <summary>The planner's employees, as the next run reads them.</summary>
    public List<PlannerEmployee> Listed { get; } = [];

    /// <summary>Runs read and send everything again.</summary>
    public bool Full { get; set; }

    /// <summary>Loket's version number stands where it stood, so that runs do not read it.</summary>
    public bool IsLoketStill { get; set; }

    public static async Task<StaffWorld> StartAsync(AppStorage storage, string profile, string? account = null)
    {
        var world = new StaffWorld(storage, profile, account ?? Guid.NewGuid().ToString("N"));
        await world.Connections.TryAddAsync(world.Connection, default);
        await world.Connections.ChooseAsync(
            world.Connection.Id, [Row(People.Administration, "De Zwaan"), Row(People.OtherAdministration, "Zwaan aan Zee")], default);
        return world;
    }

    public void Dispose() => Planner.Dispose();

    /// <summary>A caller of the console who may do this for these administrations.</summary>
    public Caller User(Permission permission, params Guid[] administrations) =>
        new(Connection.Tenant, new Actor(ActorKind.User, "u1"), new Access(Connection.Id, [new Grant(permission, administrations)]));

    /// <summary>As an earlier sync left it.</summary>
    public async Task KnowAsync(Guid administration, params (Guid Id, PersonState State)[] people)
    {
        var snapshot = new StaffSnapshot(
            5, SyncPlan.RulesOf(_settings.Profile), people.ToDictionary(person => person.Id, person => person.State));
        Assert.True(await Snapshots.TryCommitAsync(new(Connection.Id, administration), snapshot, null, 0, default));
        await Rosters.WriteAsync(Connection.Id, new PlannerRoster(Clock.GetUtcNow(), Listed), default);
    }

    public async Task<StaffSnapshot> SnapshotAsync(Guid administration) =>
        (await Snapshots.ReadAsync(new(Connection.Id, administration), default))!.Value;

    /// <summary>A run that reads these employments, whole; the answer is the report of each administration.</summary>
    public async Task<IReadOnlyDictionary<Guid, AdministrationResult>> RunAsync(bool preview, params StagedEmployment[] read)
    {
        var runId = _runs.NewRunId();
        var run = new RunKey(Connection.Id, runId);
        var lease = await _leases.TakeAsync(run, SyncRequest.Lease, null, default);
        var request = new SyncRequest(
            Connection.PartitionKey, Connection.Id, runId, lease.Fence, SyncTrigger.Request, Full: Full, Preview: preview);
        await _runs.TryAddAsync(run, row => (row.Trigger, row.Preview) = (SyncTrigger.Request, preview), default);
        var readAt = Clock.GetUtcNow();
        await _staging.WritePlannerStaffAsync(
            run, new PlannerStaff(readAt, Listed, await Links.ListAsync(Connection.Id, default)) { TokenKey = Connection.RowKey }, default);
        await Rosters.WriteAsync(Connection.Id, new PlannerRoster(readAt, Listed), default);
        var employer = new EmployerPlan(Guid.NewGuid(), [People.Administration, People.OtherAdministration], null, 9, Read: !IsLoketStill);
        await _staging.WriteStaffAsync(run, employer.EmployerId, new StagedStaff(true, 9, read, [], false), default);
        if (_settings.Profile.PersonnelNumberScope == PersonnelNumberScope.Account)
            await new NumberCheck(_decider, new PersonnelNumbers(Tables), _staging, Clock).RunAsync(
                new NumberStep(request, [employer]), Connection, _settings.Profile, default);

        var results = new Dictionary<Guid, AdministrationResult>();
        foreach (var administration in employer.AdministrationIds)
        {
            await _runs.AddAdministrationAsync(run, Row(administration, ""), default);
            await StepAsync(new AdministrationStep(request, employer, administration));
            results[administration] = (await Reports.ReadAsync(run, administration, default))!;
        }

        await _leases.ReleaseAsync(request.Hold(), default);
        Clock.Advance(TimeSpan.FromMinutes(1));
        return results;
    }

    private Task<SyncCounts> StepAsync(AdministrationStep step) => step.Request.Preview
        ? new AdministrationPreview(_decider, _runs, Reports).RunAsync(step, Connection, _settings, default)
        : new AdministrationSync(_decider, Snapshots, Links, _runs, Reports, _leases, Clock).RunAsync(
            step, Connection, _settings, new PlannerClient(Planner, new PlannerOptions(), Clock, Quiet.Traces, Quiet.Metrics), default);

    private static AdministrationRow Row(Guid id, string name) =>
        new() { RowKey = id.ToString(), Name = name, EmployerName = $"{name} B.V." };
}

/// <summary>Takes over everything it is sent, but for whom it is set to reject.</summary>
internal sealed class AcceptingPlanner : HttpMessageHandler, IHttpClientFactory
{
    public ConcurrentQueue<StaffRecord> Records { get; } = new();

    public HashSet<string> Keys { get; } = [];

    public HashSet<Guid> Rejects { get; } = [];

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
        var batch = JsonSerializer.Deserialize<StaffBatch>(
            await request.Content!.ReadAsByteArrayAsync(cancellationToken), AppJson.Options)!;
        foreach (var record in batch.Records)
            Records.Enqueue(record);
        var results = batch.Records.Select(record => Rejects.Contains(record.LoketEmployeeId)
            ? new RecordResult(record.LoketEmployeeId, RecordOutcome.Rejected, record.PlannerEmployeeId, "The roster is locked.")
            : new RecordResult(
                record.LoketEmployeeId, record.PlannerEmployeeId is null ? RecordOutcome.Created : RecordOutcome.Updated,
                record.PlannerEmployeeId ?? $"p-{record.LoketEmployeeId}"));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new StaffBatchResult([.. results]), AppJson.Options)),
        };
    }
}
