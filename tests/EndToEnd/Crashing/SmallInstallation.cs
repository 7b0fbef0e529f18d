using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Storage;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>
/// So little that a run has few writes, behind a storage proxy that sees them. Its timers stand still, so that nothing is written but
/// by the run.
/// </summary>
public abstract class SmallInstallation : Installation
{
    private const int SmallStaff = 4;
    private const string NextYear = "0 0 0 1 1 *";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crashes");

    internal StorageProxy Storage => System.Proxy!;

    /// <summary>Gets a value indicating whether the app runs under another host than the development host.</summary>
    internal bool IsForeignHost { get; } = Environment.GetEnvironmentVariable("FUNCTIONS_HOST_COMMAND") is { Length: > 0 };

    private protected override SandboxSetup Setup =>
        new(new StaffOptions(1, 1, 1, SmallStaff, AmsterdamTime.Today()), new Dictionary<string, string> { ["eitje"] = "eitje" })
        {
            AppSettings = new Dictionary<string, string>(Impatient) { ["SYNC_SCHEDULE"] = NextYear },
            StorageFolder = _folder.FullName,
            WatchesStorage = true,
        };

    internal async Task KillAsync(Victim victim)
    {
        switch (victim)
        {
            case Victim.Machine:
                await System.Host.KillAsync();
                break;
            case Victim.Host:
                System.Host.KillAlone();
                break;
            default:
                System.Host.KillWorkers();
                break;
        }
    }

    /// <summary>Waits until nothing of the app is left, and starts it again, as whoever watches over it does.</summary>
    internal async Task ReviveAsync(Victim victim)
    {
        // Another host may start a new worker by itself, and live on.
        if (IsForeignHost && victim == Victim.Worker)
        {
            await EnsureRunningAsync();
            await System.Storage.PassTimeAsync(HostSettings.InFlightLimit, CancellationToken.None);
            return;
        }

        Assert.NotEqual(0, await System.Host.EndAsync());
        await RestartAsync();
    }

    /// <summary>For whatever a test left behind.</summary>
    internal async Task EnsureRunningAsync()
    {
        if (System.Host.HasEnded)
            await RestartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class SyncCrashInstallation : SmallInstallation;

public sealed class ExportCrashInstallation : SmallInstallation;

[CollectionDefinition(Name)]
public sealed class SyncCrashes : ICollectionFixture<SyncCrashInstallation>
{
    public const string Name = "crashes in a sync";
}

[CollectionDefinition(Name)]
public sealed class ExportCrashes : ICollectionFixture<ExportCrashInstallation>
{
    public const string Name = "crashes in an export";
}
