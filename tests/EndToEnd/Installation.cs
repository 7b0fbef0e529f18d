using System.Collections.Concurrent;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Pension;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Browsing;
using LoketFunctions.Tests.EndToEnd.Console;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>
/// One running app with everything around it, for all tests of a collection: they come one after another and each uses planner accounts and
/// Loket users of its own. Its timeouts and retries are short, so that failures come to an end.
/// </summary>
public class Installation : IAsyncLifetime
{
    public const string Collection = "the app";

    /// <summary>
    /// Installations of their own for the tests of the console and of exports: three that take about as long run beside each other.
    /// </summary>
    public const string ConsoleCollection = "the console";
    public const string ExportCollection = "the exports";

    /// <summary>Where the environment fixes ports or storage there can be one installation at a time, and the other waits.</summary>
    private static readonly SemaphoreSlim Turn = new(
        new[] { "FUNCTIONS_PORT", "AZURITE_CONNECTION_STRING", "LOKET_SANDBOX_URL" }
            .Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }) ? 1 : 4);

    internal const string PensionPlanner = "pension";
    internal const string WageRight = Rights.ReadWages;
    internal const int Employers = 3;
    private const int Administrations = 5;
    private const int Employees = 90;

    /// <summary>Timeouts and retries.</summary>
    private protected static readonly IReadOnlyDictionary<string, string> Impatient = new Dictionary<string, string>
    {
        ["Loket__AttemptTimeout"] = "00:00:02",
        ["Loket__RetryAttempts"] = "1",
        ["Loket__RetryDelay"] = "00:00:00.050",
        ["Loket__RetryMaxDelay"] = "00:00:02",
        ["PlannerCalls__Timeout"] = "00:00:05",
        ["PlannerCalls__Retries"] = "1",
        ["PlannerCalls__RetryDelay"] = "00:00:00.050",
        ["Sync__RetryDelay"] = "00:00:00.100",
        ["Export__RetryDelay"] = "00:00:00.100",
    };

    private readonly ConcurrentBag<AppAnswer> _problems = [];
    private readonly ConcurrentBag<HostLog> _logs = [];
    private readonly OtlpReceiver _collector = OtlpReceiver.Start();
    private SandboxSystem _system = null!;
    private int _accounts;
    private int _changes;
    private Task<TwoTenants>? _tenants;
    private Task<HrLedLink>? _hrLed;

    /// <summary>A secret that no planner of this installation has.</summary>
    internal static string UnknownSecret { get; } = StandardWebhook.NewSecret();

    internal SandboxSystem System => _system;

    /// <summary>Where the app sends its traces and metrics.</summary>
    internal OtlpReceiver Collector => _collector;

    internal LoketControl Loket => _system.Loket;

    internal SimulatedPlanner Planners => _system.Planner;

    internal Uri ReturnAddress => new(_system.PlannerOf("eitje").ReturnAddress, "back");

    /// <summary>Every answer so far that held a problem.</summary>
    internal IReadOnlyCollection<AppAnswer> Problems => _problems;

    /// <summary>What every host printed so far.</summary>
    internal IReadOnlyCollection<HostLog> Logs => _logs;

    /// <summary>What there is to start.</summary>
    private protected virtual SandboxSetup Setup =>
        new(
            new StaffOptions(1, Employers, Administrations, Employees, AmsterdamTime.Today()) { NumberClashes = 2 },
            new Dictionary<string, string>
            {
                ["eitje"] = "eitje",
                ["linda"] = "l1nda",
                ["koppeling"] = "loket-koppeling",
                ["hr"] = "personio",
                [PensionPlanner] = "benefits-plaza",
            })
        {
            AppSettings = new Dictionary<string, string>(
                Impatient.Concat(HistoryRecorder.Settings).Concat(DeliveryWay.Push(PensionPlanner)))
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Address.ToString(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
                // Small, so that every export takes several steps of each kind.
                ["Export__DefaultsPerStep"] = "10",
                ["Export__RecordsPerPatch"] = "10",
                ["Erasure__LastLookAfter"] = "00:00:01",
            },
        };

    public virtual async ValueTask InitializeAsync()
    {
        await Turn.WaitAsync();
        _system = await SandboxSystem.StartAsync(Setup, _ => { });
        _logs.Add(_system.Host.Log);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
        await _collector.DisposeAsync();
        Turn.Release();
    }

    /// <summary>Two customers for attacks of one on the other; made once, as that takes a sync and an export.</summary>
    internal Task<TwoTenants> TwoTenantsAsync() => _tenants ??= TwoTenants.MakeAsync(this);

    /// <summary>A link of an HR system that leads, for all tests that need no more than one; administrations for others are few.</summary>
    internal Task<HrLedLink> HrLedAsync() => _hrLed ??= HrLedLink.ActiveAsync(this, employer: 1);

    internal PlannerSetup Planner(string name) => _system.PlannerOf(name);

    internal AppApi Api(string planner, string account) => _system.Api(planner, account, Note);

    internal Browser NewBrowser() => new(_system.Settings.Address, _system.LoketAddress);

    /// <summary>Any request, as it is.</summary>
    internal async Task<AppAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _system.Http.SendAsync(request);
        var answer = await AppAnswer.OfAsync(response);
        Note(answer);
        return answer;
    }

    /// <summary>Somebody new who can sign in at Loket and may do everything, except what a test says.</summary>
    internal async Task<SandboxUser> NewUserAsync(Func<SandboxUser, SandboxUser>? with = null)
    {
        var user = new SandboxUser($"gebruiker{Interlocked.Increment(ref _accounts)}", SandboxUser.DefaultPassword);
        user = with?.Invoke(user) ?? user;
        await Loket.SetUserAsync(user);
        return user;
    }

    /// <summary>A change in Loket, to whomever it can happen. No two are alike, or the second would change nothing.</summary>
    internal Task<IReadOnlyList<ChangeDone>> ChangeLoketAsync(
        ChangeKind? kind, int count = 1, Guid? employee = null, Guid? administration = null) =>
        Loket.ChangeAsync(new ChangeRequest(kind)
        {
            Count = count,
            EmployeeId = employee,
            AdministrationId = administration,
            Seed = Interlocked.Increment(ref _changes),
        });

    /// <summary>A connection that was asked for; nobody has signed in yet.</summary>
    internal async Task<TestAccount> NewAccountAsync(
        string planner = "eitje", SandboxUser? user = null, string? newEmployees = null, string? account = null)
    {
        var api = Api(planner, account ?? $"account-{Interlocked.Increment(ref _accounts)}");
        return await TestAccount.AskAsync(this, api, user ?? await NewUserAsync(), newEmployees);
    }

    /// <summary>A connection that syncs all administrations that its user sees.</summary>
    internal async Task<TestAccount> ConnectedAccountAsync(
        string planner = "eitje", SandboxUser? user = null, string? newEmployees = null, string? account = null)
    {
        var made = await NewAccountAsync(planner, user, newEmployees, account);
        await made.SignInAsync();
        await made.ChooseAllAsync();
        return made;
    }

    /// <summary>Everybody in Loket, read past the app.</summary>
    internal async Task<IReadOnlyList<LoketPerson>> ReadLoketAsync()
    {
        using var reader = new LoketReader(_system.LoketAddress, Loket);
        return await reader.ReadAsync();
    }

    /// <summary>Starts the app again after it was ended: somewhat later, as what it had under way stays its own for a while.</summary>
    internal async Task RestartAsync()
    {
        await _system.Storage.PassTimeAsync(HostSettings.InFlightLimit, CancellationToken.None);
        await _system.RestartHostAsync();
        _logs.Add(_system.Host.Log);
    }

    /// <summary>A second host of the same app, on the same storage.</summary>
    internal async Task<FunctionsHost> SecondHostAsync()
    {
        var settings = _system.Settings;
        var host = await FunctionsHost.StartAsync(settings with { Port = FreePort.Find(), PublicAddress = settings.Address });
        _logs.Add(host.Log);
        return host;
    }

    private void Note(AppAnswer answer)
    {
        if ((int)answer.Status >= 400)
            _problems.Add(answer);
    }
}

[CollectionDefinition(Installation.Collection)]
public sealed class SharedInstallation : ICollectionFixture<Installation>;

[CollectionDefinition(Installation.ExportCollection)]
public sealed class ExportInstallation : ICollectionFixture<Installation>;

[CollectionDefinition(Installation.ConsoleCollection)]
public sealed class ConsoleInstallation : ICollectionFixture<Installation>, ICollectionFixture<ConsoleBrowser>;
