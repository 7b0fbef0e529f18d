using System.Globalization;
using LoketFunctions.Sync;

namespace LoketFunctions.Benchmarks.Night;

/// <summary>All that can be turned, each by an option of the same name.</summary>
internal sealed record Knobs
{
    public int Connections { get; init; } = 10_000;

    public int Administrations { get; init; } = 50_000;

    /// <summary>Employers at whom something changed since last night, of a hundred.</summary>
    public int Changed { get; init; } = 40;

    /// <summary>Connections of the largest account; every other account has one.</summary>
    public int LargestAccount { get; init; } = 100;

    /// <summary>Share of each profile, of a hundred: all at the same time is the worst.</summary>
    public IReadOnlyDictionary<string, int> Profiles { get; init; } = new Dictionary<string, int>(
        StringComparer.Ordinal)
    { ["eitje"] = 100 };

    /// <summary>Every connection's own nightly time, in place of its profile's.</summary>
    public TimeOnly? NightlyAt { get; init; }

    /// <summary>SYNC_SCHEDULE.</summary>
    public string Schedule { get; init; } = new SyncOptions().Schedule;

    /// <summary>Sync__SpreadOver.</summary>
    public TimeSpan SpreadOver { get; init; } = new SyncOptions().SpreadOver;

    /// <summary>Sync__AtOnce.</summary>
    public int AtOnce { get; init; } = new SyncOptions().AtOnce;

    /// <summary>Loket__MaxCallsAtOncePerConnection.</summary>
    public int CallsAtOnce { get; init; } = 4;

    /// <summary>host.json, maxConcurrentActivityFunctions.</summary>
    public int ActivitiesPerInstance { get; init; } = 10;

    public int Instances { get; init; } = Limits.Instances;

    /// <summary>host.json, storageProvider.partitionCount.</summary>
    public int Partitions { get; init; } = Limits.Partitions;

    /// <summary>The Durable Task Scheduler in place of Azure Storage: its capacity units; 0 for none.</summary>
    public int SchedulerUnits { get; init; }

    /// <summary>One request to storage, one call to Loket, to a planner, to Key Vault, in milliseconds: assumed, not measured.</summary>
    public int StorageMs { get; init; } = 10;

    public int LoketMs { get; init; } = 300;

    public int PlannerMs { get; init; } = 500;

    public int VaultMs { get; init; } = 50;

    public int Seed { get; init; } = 1;

    public SyncOptions Sync => new() { Schedule = Schedule, SpreadOver = SpreadOver, AtOnce = AtOnce };

    public static Knobs Read(Arguments arguments)
    {
        var usual = new Knobs();
        return new Knobs
        {
            Connections = arguments.Number("connections", usual.Connections),
            Administrations = arguments.Number("administrations", usual.Administrations),
            Changed = arguments.Number("changed", usual.Changed),
            LargestAccount = arguments.Number("largest-account", usual.LargestAccount),
            Profiles = arguments.Find("profiles") is { } profiles ? Shares(profiles) : usual.Profiles,
            NightlyAt = arguments.Find("nightly-at") is { } time ? TimeOnly.Parse(time, CultureInfo.InvariantCulture) : null,
            Schedule = arguments.Find("schedule") ?? usual.Schedule,
            SpreadOver = arguments.Find("spread-over") is { } window
                ? TimeSpan.Parse(window, CultureInfo.InvariantCulture)
                : usual.SpreadOver,
            AtOnce = arguments.Number("at-once", usual.AtOnce),
            CallsAtOnce = arguments.Number("calls-at-once", usual.CallsAtOnce),
            ActivitiesPerInstance = arguments.Number("activities-per-instance", usual.ActivitiesPerInstance),
            Instances = arguments.Number("instances", usual.Instances),
            Partitions = arguments.Number("partitions", usual.Partitions),
            SchedulerUnits = arguments.Number("scheduler-units", usual.SchedulerUnits),
            StorageMs = arguments.Number("storage-ms", usual.StorageMs),
            LoketMs = arguments.Number("loket-ms", usual.LoketMs),
            PlannerMs = arguments.Number("planner-ms", usual.PlannerMs),
            VaultMs = arguments.Number("vault-ms", usual.VaultMs),
            Seed = arguments.Number("seed", usual.Seed),
        };
    }

    /// <summary><c>eitje=60,l1nda=40</c>.</summary>
    private static Dictionary<string, int> Shares(string text) => text.Split(',').Select(part => part.Split('='))
        .ToDictionary(part => part[0], part => int.Parse(part[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
