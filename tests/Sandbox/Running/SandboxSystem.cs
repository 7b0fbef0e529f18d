using System.Security.Cryptography;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Sandbox.Storage;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running;

/// <summary>What to start: how much staff in Loket, which planner products the app serves, and settings beside the usual ones.</summary>
/// <param name="Planners">Profile by planner name. Names hold no dash: shells drop environment variables that do.</param>
internal sealed record SandboxSetup(StaffOptions Staff, IReadOnlyDictionary<string, string> Planners)
{
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the app may send users back to; null is the simulated planner's own pages.</summary>
    public Uri? ReturnAddress { get; init; } = new("https://planner.example/loket/");

    /// <summary>Where storage keeps its data; null: in memory.</summary>
    public string? StorageFolder { get; init; }

    /// <summary>Whether the app's way to storage leads past somebody who sees it.</summary>
    public bool WatchesStorage { get; init; }
}

/// <summary>The app and everything around it: storage, a simulated Loket, a simulated planner, a mail server.</summary>
internal sealed class SandboxSystem : IAsyncDisposable
{
    private const string LoketUrlSetting = "LOKET_SANDBOX_URL";
    private const string KeySetting = "FUNCTIONS_KEY";
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(2);
    private readonly Stack<IAsyncDisposable> _parts = new();

    private SandboxSystem()
    {
    }

    public Azurite Storage { get; private set; } = null!;

    /// <summary>Null where the setup watches no storage.</summary>
    public StorageProxy? Proxy { get; private set; }

    public Uri LoketAddress { get; private set; } = null!;

    public LoketControl Loket { get; private set; } = null!;

    /// <summary>
    /// False when LOKET_SANDBOX_URL names a Loket without control addresses: then nothing can be set up or changed in it.
    /// </summary>
    public bool ControlsLoket { get; private set; }

    public SimulatedPlanner Planner { get; private set; } = null!;

    public SmtpSink Mail { get; private set; } = null!;

    public OperatorSink Operator { get; private set; } = null!;

    public HostSettings Settings { get; private set; } = null!;

    public FunctionsHost Host { get; private set; } = null!;

    /// <summary>Calls the app, with the host's key where one is given.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts everything; <paramref name="say"/> is given what is being waited for.</summary>
    public static async Task<SandboxSystem> StartAsync(SandboxSetup setup, Action<string> say, CancellationToken cancellation = default)
    {
        var system = new SandboxSystem();
        try
        {
            await system.StartPartsAsync(setup, say, cancellation);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the app again, at the address it had.</summary>
    public async Task RestartHostAsync(CancellationToken cancellation = default)
    {
        await Host.DisposeAsync();
        Host = await FunctionsHost.StartAsync(Settings, cancellation);
    }

    /// <summary>The app's API for one account of one of its planners.</summary>
    public AppApi Api(string planner, string account, Action<AppAnswer>? observe = null) =>
        new(new SignedClient(Http, PlannerOf(planner).InboundSecrets[0]), planner, account, observe);

    /// <summary>The same for an HR system that leads, with the operator's calls.</summary>
    public HrLink Hr(AppApi api) => new(api, new SignedClient(Http, Settings.OperatorInboundSecret));

    public PlannerSetup PlannerOf(string name) => Settings.Planners.Single(planner => planner.Id == name);

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
        Loket?.Dispose();
        Http?.Dispose();
    }

    private async Task StartPartsAsync(SandboxSetup setup, Action<string> say, CancellationToken cancellation)
    {
        say("Starting storage (Azurite)");
        Storage = Keep(await Azurite.StartAsync(setup.StorageFolder, cancellation));
        Proxy = setup.WatchesStorage ? Keep(await StorageProxy.StartAsync(Storage, cancellation)) : null;
        say("Starting the planner and the mail server");
        Planner = Keep(await SimulatedPlanner.StartAsync(cancellationToken: cancellation));
        Mail = Keep(SmtpSink.Start());
        Operator = Keep(await OperatorSink.StartAsync(cancellation));
        await StartLoketAsync(setup.Staff, say, cancellation);

        var outbound = StandardWebhook.NewSecret();
        Planner.Secrets = [outbound];
        var back = setup.ReturnAddress ?? new Uri(Planner.Address, $"{PlannerPages.Root}/");
        Settings = new HostSettings
        {
            StorageConnectionString = Proxy?.ConnectionString ?? Storage.ConnectionString,
            LoketAddress = LoketAddress,
            LoketClientId = SimulatedLoketOptions.DefaultClient.Id,
            LoketClientSecret = SimulatedLoketOptions.DefaultClient.Secret!,
            MailPort = Mail.Port,
            OperatorWebhook = Operator.Address,
            OperatorSecret = Operator.Secret,
            TokenKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            Others = setup.AppSettings,
            Planners =
            [
                .. setup.Planners.Select(planner => new PlannerSetup(
                    planner.Key, planner.Value, Planner.Address, [StandardWebhook.NewSecret(), StandardWebhook.NewSecret()], outbound,
                    back)),
            ],
        };
        if (ControlsLoket)
        {
            var callback = new Uri(Settings.Address, "api/connect/callback").ToString();
            await Loket.RegisterAsync(SimulatedLoketOptions.DefaultClient with { RedirectUris = [callback] }, cancellation);
        }

        Http = new HttpClient { BaseAddress = Settings.Address, Timeout = CallLimit };
        if (Environment.GetEnvironmentVariable(KeySetting) is { Length: > 0 } key)
            Http.DefaultRequestHeaders.Add("x-functions-key", key);
        say("Starting the app");
        Host = await FunctionsHost.StartAsync(Settings, cancellation);
    }

    private async Task StartLoketAsync(StaffOptions staff, Action<string> say, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(LoketUrlSetting) is { Length: > 0 } given)
        {
            say($"Using the simulated Loket at {given}");
            LoketAddress = new Uri(given.TrimEnd('/') + "/");
            Loket = new LoketControl(LoketAddress);
            ControlsLoket = await Loket.IsThereAsync(cancellation);
            if (ControlsLoket)
                await Loket.ResetAsync(staff, cancellation);
            return;
        }

        say("Starting the simulated Loket");
        var loket = Keep(await SimulatedLoket.StartAsync(new SimulatedLoketOptions { Staff = staff }, cancellation));
        LoketAddress = new Uri(loket.Address + "/");
        Loket = new LoketControl(LoketAddress);
        ControlsLoket = true;
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
