using LoketFunctions.Connections;
using LoketFunctions.Loket;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Settings;
using LoketFunctions.Staff;
using LoketFunctions.Time;
using NCrontab;

namespace LoketFunctions.Sync;

/// <summary>How runs are bounded. Read from <c>Sync</c>.</summary>
internal sealed record SyncOptions
{
    private const string ScheduleSetting = "SYNC_SCHEDULE";

    /// <summary>A night that begins at 22:00 is still one that ends before 06:00.</summary>
    private static readonly TimeSpan LongestSpread = TimeSpan.FromHours(6);

    /// <summary>Employers read, and administrations synced, at once within one run.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Before a step that failed for a passing reason is tried again; doubled after each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The window after its nightly time in which a connection has its place.</summary>
    public TimeSpan SpreadOver { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Days after which a night reads everything again, changed or not.</summary>
    public int FullEveryDays { get; init; } = 28;

    /// <summary>When the timer looks, in UTC.</summary>
    public string Schedule { get; init; } = "0 */5 * * * *";

    /// <summary>The first look after a moment.</summary>
    public DateTimeOffset NextLook(DateTimeOffset now) => new(Parse(Schedule)!.GetNextOccurrence(now.UtcDateTime), TimeSpan.Zero);

    public static SyncOptions Read(AppSettings settings)
    {
        var schedule = settings.Text(ScheduleSetting);
        if (schedule is null || Parse(schedule) is null)
            settings.Fault(ScheduleSetting, "is not a schedule of six fields (NCRONTAB, in UTC); every five minutes is '0 */5 * * * *'.");
        var section = settings.Section("Sync");
        var standard = new SyncOptions();
        return new SyncOptions
        {
            AtOnce = section.Number(nameof(AtOnce), standard.AtOnce, 1, 64),
            RetryDelay = section.Duration(nameof(RetryDelay), standard.RetryDelay, StepRetry.LongestDelay),
            SpreadOver = section.Duration(nameof(SpreadOver), standard.SpreadOver, LongestSpread),
            FullEveryDays = section.Number(nameof(FullEveryDays), standard.FullEveryDays, 1, 366),
            Schedule = schedule ?? standard.Schedule,
        };
    }

    private static CrontabSchedule? Parse(string schedule) =>
        CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
}

/// <summary>Works out what a run has to read, at the cost of one list of version numbers for the whole connection.</summary>
internal sealed class SyncPlan(SnapshotStore snapshots, SyncOptions options, TimeProvider clock)
{
    /// <summary>Fingerprint of the settings that mapped fields depend on; when it changes, everything is read and mapped again.</summary>
    public static string RulesOf(PlannerProfile profile) => string.Join(
        '-', "4", profile.Affiliate, profile.LastName, profile.PersonnelNumber, profile.Export.Kinds.ZeroHours, profile.Export.Kinds.MinMax,
        profile.Export.Kinds.FixedHours);

    public async Task<RunPlan> MakeAsync(
        SyncRequest request, PlannerProfile profile, IReadOnlyList<AdministrationRow> administrations, LoketClient loket,
        CancellationToken cancellation)
    {
        // Taken before reading: what changes while we read has a higher number and comes with the next sync.
        var versions = (await loket.VersionNumbers.EmployersAsync(null, cancellation)).Readable()
            .ToDictionary(version => version.Id!.Value, version => version.LastModifiedVersionNumber);
        var employers = new List<EmployerPlan>();
        foreach (var group in administrations.GroupBy(administration => administration.EmployerId))
        {
            var heads = new List<SnapshotHead?>();
            foreach (var administration in group)
                heads.Add(await snapshots.ReadHeadAsync(new(request.ConnectionId, administration.Id), cancellation));
            employers.Add(PlanEmployer(
                request, RulesOf(profile), group.Key, [.. group.Select(row => row.Id)], heads, versions.GetValueOrDefault(group.Key)));
        }

        return new RunPlan(employers, options.AtOnce, options.RetryDelay, profile.PersonnelNumberScope == PersonnelNumberScope.Account);
    }

    /// <summary>
    /// The oldest cursor of the employer's administrations counts, and none at all where one has none. An employer that
    /// Loket's list leaves out is read: that shows whether it is out of reach.
    /// </summary>
    private EmployerPlan PlanEmployer(
        SyncRequest request, string rules, Guid employerId, IReadOnlyList<Guid> administrationIds, List<SnapshotHead?> heads, long? version)
    {
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var isLongAgo = request.Trigger == SyncTrigger.Nightly && heads.Any(head => head?.FullOn?.AddDays(options.FullEveryDays) <= today);
        var complete = request.Full || isLongAgo || heads.Any(head => head?.Cursor is null || head.Rules != rules);
        var cursor = complete ? null : heads.Min(head => head!.Cursor);
        var read = complete
            || version is null
            || version > cursor
            || request.EmployeeId is not null
            || heads.Any(head => head!.Due <= today);
        return new EmployerPlan(employerId, administrationIds, cursor, version, read);
    }
}
