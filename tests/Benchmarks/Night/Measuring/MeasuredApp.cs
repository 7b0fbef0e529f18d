using System.Globalization;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Connections;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Planner;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using LoketFunctions.Settings;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>
/// The app in this process with one connection, before a simulated Loket and planner and a real Azurite; whatever it asks of them
/// is counted. Each administration has an employer of its own: that costs Loket the most calls.
/// </summary>
internal sealed class MeasuredApp : IAsyncDisposable
{
    private const string Planner = "planner";
    private const string Account = "measured";
    private const string Profile = "loket-koppeling"; // Its numbers are unique over the account, so it has every step.
    private readonly Counters _counters = new();
    private readonly SimulatedLoket _loket;
    private readonly SimulatedPlanner _planner;
    private readonly ServiceProvider _services;
    private Connection _connection = null!;

    private MeasuredApp(Azurite storage, SimulatedLoket loket, SimulatedPlanner planner)
    {
        (_loket, _planner) = (loket, planner);
        var settings = new AppSettings(new ConfigurationBuilder().AddInMemoryCollection(Settings(storage, loket, planner)).Build());
        var services = new ServiceCollection().AddLogging().AddApp(settings);
        settings.ThrowIfFaulty();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new CallHandler(_counters, new Uri(loket.Address))));
        services.AddSingleton(
            _ => new TableServiceClient(storage.ConnectionString, new TableClientOptions { Transport = Transport(Counters.Tables) }));
        services.AddSingleton(
            _ => new BlobServiceClient(storage.ConnectionString, new BlobClientOptions { Transport = Transport(Counters.Blobs) }));
        services.AddSingleton<ITokenKeys>(provider => new KeyVaultTokenKeys(
            new CountingVault(_counters), "tokens", provider.GetRequiredService<TimeProvider>(), NullLogger<KeyVaultTokenKeys>.Instance));
        _services = services.BuildServiceProvider();
    }

    public static async Task<MeasuredApp> StartAsync(Azurite storage, int administrations, int employees)
    {
        var staff = new StaffOptions(
            1, administrations, administrations, administrations * employees, AmsterdamTime.DateOf(TimeProvider.System.GetUtcNow()))
        {
            NonPayrollAdministrations = false,
        };
        var loket = await SimulatedLoket.StartAsync(new SimulatedLoketOptions { Staff = staff, CheckContract = false });
        var app = new MeasuredApp(storage, loket, await SimulatedPlanner.StartAsync());
        await app.ConnectAsync();
        return app;
    }

    /// <summary>A night, after a change at so many of the employers; the first one reads everything.</summary>
    /// <param name="hoursAgo">When it began: later than the night before.</param>
    public async Task<NightMeasurement> NightAsync(int changes, int hoursAgo)
    {
        foreach (var employer in _loket.Database.State.Employers.Take(changes))
        {
            var employment = employer.Staff.Employments.First(one => one.IsActiveOn(_loket.Database.State.Today));
            _loket.Changes.One(ChangeKind.Address, employment.Id);
        }

        await ExpireTokenAsync();
        var connections = _services.GetRequiredService<ConnectionStore>();
        var began = AmsterdamTime.TimeOf(TimeProvider.System.GetUtcNow().AddHours(-hoursAgo));
        await connections.ChangeAsync(
            _connection.Tenant, _connection.Id, row => row.NightlyAt = began.ToString("HH:mm", CultureInfo.InvariantCulture), default);

        await using var client = new StartingClient();
        var timer = ActivatorUtilities.CreateInstance<NightlySync>(_services);
        var (_, started) = await _counters.OfAsync(() => LookAsync(timer, client));
        var calls = client.Calls;
        var request = (SyncRequest)(client.Started ?? throw new InvalidOperationException("The timer started nothing."));
        var (_, look) = await _counters.OfAsync(() => LookAsync(timer, client));

        var steps = new List<StepMeasurement>();
        var activities = ActivatorUtilities.CreateInstance<SyncSteps>(_services);
        await SyncConnectionOrchestration.SyncConnection(
            new StraightContext(request, (name, input) => StepAsync(activities, name, input, steps)));
        var run = (await _services.GetRequiredService<SyncRunStore>().FindAsync(request.Key, default))!;
        return run.State == RunState.Completed
            ? new NightMeasurement(started, look, calls, steps, _connection.PartitionKey)
            : throw new InvalidOperationException($"The measured run ended as {run.State}, {run.FailureCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _planner.DisposeAsync();
        await _loket.DisposeAsync();
    }

    private static async Task<bool> LookAsync(NightlySync timer, StartingClient client)
    {
        await timer.RunAsync(new TimerInfo(), client, default);
        return true;
    }

    private async Task<object?> StepAsync(SyncSteps activities, string name, object input, List<StepMeasurement> steps)
    {
        var (result, tally) = await _counters.OfAsync(async () =>
        {
            var method = typeof(SyncSteps).GetMethod(name)!;
            var running = (Task)method.Invoke(activities, [input, CancellationToken.None])!;
            await running;
            return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<object>.Result))!.GetValue(running) : null;
        });
        lock (steps)
            steps.Add(
                new StepMeasurement(input is AdministrationStep { Employer.Read: false } ? $"{name}{StepMeasurement.Quiet}" : name, tally));
        return result;
    }

    private async Task ConnectAsync()
    {
        await Task.WhenAll(_services.GetRequiredService<AppTables>().All.Select(table => table.CreateIfNotExistsAsync()));
        await Task.WhenAll(_services.GetRequiredService<AppBlobs>().All.Select(container => container.CreateIfNotExistsAsync()));
        _connection = new Connection
        {
            PartitionKey = new Tenant(Planner, $"{Account}{_loket.Database.State.Employers.Count}").Key,
            RowKey = SecureRandom.NewId(),
            State = ConnectionState.Active,
            CreatedAt = TimeProvider.System.GetUtcNow().AddDays(-2),
            NewEmployees = NewEmployeePolicy.Add,
        };
        var connections = _services.GetRequiredService<ConnectionStore>();
        await connections.TryAddAsync(_connection, default);
        await connections.ChooseAsync(
            _connection.Id, [.. _loket.Database.State.Employers.SelectMany(employer => employer.Staff.Administrations, RowOf)], default);

        var client = SimulatedLoketOptions.DefaultClient;
        var tokens = _loket.Tokens.Exchange(
            _loket.Tokens.Grant(SandboxUser.Defaults[0].Name, client.Id, client.RedirectUris[0], null), client.Id, client.RedirectUris[0],
            null)!;
        var grant = new LoketTokens(
            new AccessToken(tokens.AccessToken), new RefreshToken(tokens.RefreshToken), TimeProvider.System.GetUtcNow().AddHours(1));
        await _services.GetRequiredService<Grants>().TakeAsync(_connection.Key, _ => Task.FromResult(grant), default);
    }

    /// <summary>A token lives an hour: every night begins with a new one.</summary>
    private async Task ExpireTokenAsync()
    {
        var tables = _services.GetRequiredService<AppTables>();
        var row = (await tables.Tokens.FindAsync<TokenRow>(_connection.RowKey, TokenRow.Key, default))!;
        row.UsableUntil = DateTimeOffset.UnixEpoch;
        await tables.Tokens.TryReplaceAsync(row, default);
    }

    private static AdministrationRow RowOf(Simulators.Loket.Data.EmployerState employer, Administration administration) => new()
    {
        RowKey = administration.Id.ToString(),
        EmployerId = employer.Staff.Employer.Id,
        EmployerName = employer.Staff.Employer.CompanyName,
        Name = administration.Name,
    };

    private HttpClientTransport Transport(string service) => new(new HttpClient(new StorageHandler(_counters, service)));

    private static Dictionary<string, string?> Settings(Azurite storage, SimulatedLoket loket, SimulatedPlanner planner) => new()
    {
        ["AzureWebJobsStorage"] = storage.ConnectionString,
        ["PUBLIC_BASE_ADDRESS"] = "https://app.example",
        ["SYNC_SCHEDULE"] = "0 */5 * * * *",
        ["Sync:AtOnce"] = "1", // Steps that meet at a row count one request more or less each time.
        ["Loket:ApiBaseAddress"] = loket.Address + "/v2/",
        ["Loket:OAuthBaseAddress"] = loket.Address + "/",
        ["Loket:UserFilterSettingsBaseAddress"] = loket.Address + "/globalfilter-microservice/",
        ["Loket:ClientId"] = SimulatedLoketOptions.DefaultClient.Id,
        ["Loket:ClientSecret"] = SimulatedLoketOptions.DefaultClient.Secret,
        ["Security:LocalTokenKey"] = Convert.ToBase64String(new byte[32]),
        [$"Planners:{Planner}:Profile"] = Profile,
        [$"Planners:{Planner}:BaseAddress"] = planner.Address.ToString(),
        [$"Planners:{Planner}:InboundSecrets:0"] = LoketFunctions.Simulators.Planner.StandardWebhook.NewSecret(),
        [$"Planners:{Planner}:OutboundSecret"] = planner.Secrets[0],
    };
}
