using LoketFunctions.Connections;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Sandbox.Loket;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>
/// The app with a simulated Loket and planner around it. Its runs are done step by step, as the orchestration does them, without an engine.
/// </summary>
internal sealed class PeopleApp : IAsyncDisposable
{
    private static readonly DateTimeOffset FirstNight = new(2026, 3, 2, 21, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);
    private readonly LoketVisitor _visitor;
    private readonly ServiceProvider _services;
    private readonly SyncSteps _steps;

    private PeopleApp(AppStorage storage, LoketVisitor visitor, SimulatedPlanner planner, ManualClock clock)
    {
        (_visitor, Planner, Clock) = (visitor, planner, clock);
        var services = new ServiceCollection();
        services.AddLogging();
        StartUp.Read(Settings(storage), services.AddApp);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(storage.Tables);
        services.AddSingleton(storage.Blobs);
        _services = services.BuildServiceProvider();
        _steps = ActivatorUtilities.CreateInstance<SyncSteps>(_services);
    }

    public ManualClock Clock { get; }

    public SimulatedLoket Loket => _visitor.Loket;

    public SimulatedPlanner Planner { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<PeopleApp> StartAsync(AppStorage storage)
    {
        var clock = new ManualClock(FirstNight);
        var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions { Staff = Nobody(), TokenLifetime = Years, CheckContract = false });
        return new PeopleApp(storage, visitor, await SimulatedPlanner.StartAsync(time: clock), clock);
    }

    /// <summary>A connection of an account of its own, to a Loket in which nobody is employed yet.</summary>
    public async Task<Connection> ConnectAsync(string profile, PersonnelNumberSource? number, AffiliateSource? branch)
    {
        Clock.Advance(FirstNight - Clock.GetUtcNow());
        Loket.Database.Reset(Nobody());
        Loket.Faults.Clear();
        Loket.Users.Reset();
        var connection = new Connection
        {
            PartitionKey = new Tenant(PlannerOf(profile), SecureRandom.NewId()).Key,
            RowKey = SecureRandom.NewId(),
            State = ConnectionState.Active,
            PersonnelNumber = number,
            Affiliate = branch,
            CreatedAt = Clock.GetUtcNow(),
        };
        var connections = Get<ConnectionStore>();
        await connections.TryAddAsync(connection, default);
        var rows = Loket.Database.State.Employers.SelectMany(employer => employer.Staff.Administrations)
            .Select(administration => new AdministrationRow
            {
                RowKey = administration.Id.ToString(),
                EmployerId = administration.EmployerId,
            });
        await connections.ChooseAsync(connection.Id, [.. rows], default);
        var (access, refresh) = await _visitor.TokensAsync();
        await Get<Grants>().TakeAsync(
            connection.Key, _ =>
                Task.FromResult(new LoketTokens(new AccessToken(access), new RefreshToken(refresh), Clock.GetUtcNow() + Years)), default);
        return connection;
    }

    /// <summary>One run, to its end.</summary>
    public async Task RunAsync(Connection connection, bool isFull)
    {
        var runId = Get<SyncRunStore>().NewRunId();
        var lease = await Get<WorkLeases>().TakeAsync(new RunKey(connection.Id, runId), SyncRequest.Lease, null, default);
        var trigger = isFull ? SyncTrigger.Request : SyncTrigger.Nightly;
        var request = new SyncRequest(connection.Tenant.Key, connection.Id, runId, lease.Fence, trigger, Full: isFull);
        await Get<SyncRunStore>().TryAddAsync(new RunKey(connection.Id, runId), row => row.Trigger = trigger, default);
        var plan = Done(await _steps.PlanRun(request, default));
        Done(await _steps.ReadPlannerStaff(request, default));
        foreach (var employer in plan.Employers.Where(employer => employer.Read))
            Done(await _steps.ReadEmployer(new EmployerStep(request, employer), default));
        if (plan.NumbersAreShared)
            Done(await _steps.CheckNumbers(new NumberStep(request, plan.Employers), default));
        foreach (var employer in plan.Employers)
        {
            foreach (var administration in employer.AdministrationIds)
                Done(await _steps.SyncAdministration(new AdministrationStep(request, employer, administration), default));
        }

        await _steps.FinishRun(new RunEnd(request, null, []), default);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Planner.DisposeAsync();
        await _visitor.DisposeAsync();
    }

    private static T Done<T>(StepResult<T> result)
        where T : class
    {
        Assert.Null(result.Failure);
        return result.Value!;
    }

    private static StaffOptions Nobody() =>
        new(1, 2, 3, 0, DateOnly.FromDateTime(FirstNight.UtcDateTime)) { NonPayrollAdministrations = false };

    private static string PlannerOf(string profile) => profile.Replace("-", "", StringComparison.Ordinal);

    private Dictionary<string, string?> Settings(AppStorage storage)
    {
        var settings = TestSettings.Of(storage, Loket);
        foreach (var profile in ProfileRules.All)
        {
            var planner = $"Planners:{PlannerOf(profile.Name)}";
            settings[$"{planner}:Profile"] = profile.Name;
            settings[$"{planner}:BaseAddress"] = Planner.Address.ToString();
            settings[$"{planner}:InboundSecrets:0"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret();
            settings[$"{planner}:OutboundSecret"] = Planner.Secrets[0];
        }

        return settings;
    }
}
