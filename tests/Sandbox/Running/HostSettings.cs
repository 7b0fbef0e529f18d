using System.Globalization;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running;

/// <summary>A planner product as the app is given it.</summary>
/// <param name="Id">The planner's name in addresses.</param>
/// <param name="InboundSecrets">What the planner may sign with: one, or two during a rotation.</param>
internal sealed record PlannerSetup(
    string Id, string Profile, Uri BaseAddress, IReadOnlyList<string> InboundSecrets, string OutboundSecret, Uri ReturnAddress);

/// <summary>What the app is given, as app settings in environment variables.</summary>
internal sealed record HostSettings
{
    /// <summary>For this long at most, messages and leases of a host that died stay its own; a bit more than the engine is given.</summary>
    public static readonly TimeSpan InFlightLimit = TimeSpan.FromSeconds(75);

    public required string StorageConnectionString { get; init; }

    public required Uri LoketAddress { get; init; }

    public required string LoketClientId { get; init; }

    public required string LoketClientSecret { get; init; }

    public required IReadOnlyList<PlannerSetup> Planners { get; init; }

    public required int MailPort { get; init; }

    /// <summary>Where the operator is notified, and what that is signed with; null: nowhere.</summary>
    public Uri? OperatorWebhook { get; init; }

    public string? OperatorSecret { get; init; }

    /// <summary>What the operator signs calls with.</summary>
    public string OperatorInboundSecret { get; init; } = StandardWebhook.NewSecret();

    /// <summary>Base64 of 32 bytes.</summary>
    public required string TokenKey { get; init; }

    public int Port { get; init; } = PortFromEnvironment() ?? FreePort.Find();

    /// <summary>Where browsers reach the app; null is this host itself. A second host shares the first one's.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>NCRONTAB, UTC: how often the app looks which connections are due.</summary>
    public string SyncSchedule { get; init; } = "*/2 * * * * *";

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Opens the host's own addresses, such as the one that fires a timer out of turn.</summary>
    public string MasterKey { get; init; } =
        Environment.GetEnvironmentVariable("FUNCTIONS_MASTER_KEY") is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N");

    /// <summary>Settings that only one test changes, by their environment names.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    public Uri Address => new($"http://localhost:{Port}/");

    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FUNCTIONS_APP_DIR"] = Environment.GetEnvironmentVariable("FUNCTIONS_APP_DIR") is { Length: > 0 } given
                ? given
                : BuiltApp.Folder(),
            ["FUNCTIONS_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_MASTER_KEY"] = MasterKey,
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            // A test waits for what a person would not notice.
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval"] = "00:00:01",
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__controlQueueVisibilityTimeout"] = "00:01:00",
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__workItemQueueVisibilityTimeout"] = "00:01:00",
            ["AzureWebJobsStorage"] = StorageConnectionString,
            ["SYNC_SCHEDULE"] = SyncSchedule,
            ["TASK_HUB_NAME"] = "LoketFunctions",
            ["PUBLIC_BASE_ADDRESS"] = (PublicAddress ?? Address).ToString(),
            ["Loket__ApiBaseAddress"] = new Uri(LoketAddress, "v2/").ToString(),
            ["Loket__OAuthBaseAddress"] = LoketAddress.ToString(),
            ["Loket__UserFilterSettingsBaseAddress"] = new Uri(LoketAddress, "globalfilter-microservice/").ToString(),
            ["Loket__ClientId"] = LoketClientId,
            ["Loket__ClientSecret"] = LoketClientSecret,
            ["Security__LocalTokenKey"] = TokenKey,
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = MailPort.ToString(CultureInfo.InvariantCulture),
            ["Mail__From"] = "loket-functions@example.com",
            ["Mail__StartTls"] = "false",
            // Nobody shares this Loket, and a test waits for its night.
            ["Sync__SpreadOver"] = "00:00:00.001",
            ["Sync__RetryDelay"] = RetryDelay.ToString("c", CultureInfo.InvariantCulture),
            ["Export__RetryDelay"] = RetryDelay.ToString("c", CultureInfo.InvariantCulture),
            ["Export__MarkWaits"] = "0.5 1 2",
            ["Operator__InboundSecrets__0"] = OperatorInboundSecret,
            ["Notices__OperatorEmail"] = OperatorSink.Email,
            ["Notices__OperatorWebhook"] = OperatorWebhook?.ToString() ?? "",
            ["Notices__OperatorSecret"] = OperatorSecret ?? "",
            ["Notices__OperatorEvery"] = "00:00:01",
            ["Notices__Waits"] = string.Join(' ', Enumerable.Repeat("0.5", 100)),
        };
        foreach (var planner in Planners)
            Add(settings, planner);
        foreach (var (name, value) in Others)
            settings[name] = value;
        return settings;
    }

    private static void Add(Dictionary<string, string> settings, PlannerSetup planner)
    {
        var prefix = $"Planners__{planner.Id}__";
        settings[prefix + "Profile"] = planner.Profile;
        settings[prefix + "BaseAddress"] = planner.BaseAddress.ToString();
        settings[prefix + "OutboundSecret"] = planner.OutboundSecret;
        settings[prefix + "ReturnAddresses__0"] = planner.ReturnAddress.ToString();
        for (var index = 0; index < planner.InboundSecrets.Count; index++)
            settings[$"{prefix}InboundSecrets__{index}"] = planner.InboundSecrets[index];
    }

    private static int? PortFromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("FUNCTIONS_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;
}
