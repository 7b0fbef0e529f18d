using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Staff;
using LoketFunctions.Sandbox.Storage;

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

    private protected override SandboxSetup Setup =>
        new(new StaffOptions(1, 1, 1, SmallStaff, AmsterdamTime.Today()), new Dictionary<string, string> { ["eitje"] = "eitje" })
        {
            AppSettings = new Dictionary<string, string>(Impatient) { ["SYNC_SCHEDULE"] = NextYear },
            StorageFolder = _folder.FullName,
            WatchesStorage = true,
        };

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
