using System.Globalization;
using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Delivery.Lines;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Delivery;

/// <summary>How far the delivery of a period is.</summary>
public enum DeliveryState
{
    /// <summary>The period is over, and no payroll run of it is approved.</summary>
    AwaitsApproval,

    /// <summary>A run was approved, or changed it later: what payroll says now is to be read.</summary>
    Due,

    /// <summary>A version is made and sealed, and not known to be at the provider.</summary>
    Ready,

    /// <summary>The provider has the last version.</summary>
    Delivered,

    /// <summary>Payroll has no results of anybody.</summary>
    NothingPaid,
}

/// <summary>A version of a period's file.</summary>
/// <param name="Lines">In the file.</param>
/// <param name="SetAside">Left out, and told.</param>
public sealed record DeliveryVersion(
    int Version, int LayoutVersion, DateTimeOffset MadeAt, string FileName, int Lines, int New, int Changed, int Withdrawn, int SetAside)
{
    /// <summary>Null until the provider has it.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What shows that the provider has it.</summary>
    public string? Receipt { get; init; }

    /// <summary>What was in it is not kept any more.</summary>
    public bool IsForgotten { get; init; }
}

/// <summary>
/// The delivery of a payroll administration's period. Partition: connection. Row: "delivery-", administration and period. Without
/// personal data: what is in the files lies sealed in blobs.
/// </summary>
internal sealed class DeliveryRow : Row
{
    public const string Prefix = "delivery-";
    private const string Day = "yyyy-MM-dd";

    /// <summary>For so long after a version was made is looked every night whether those who are left out can go along.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(60);

    /// <summary>A period that is corrected again and again does not outgrow the row.</summary>
    private const int MostVersions = 100;

    public Guid AdministrationId { get; set; }

    public string AdministrationName { get; set; } = "";

    public string EmployerName { get; set; } = "";

    /// <summary>yyyypp, e.g. 202601.</summary>
    public int PeriodId { get; set; }

    public string PeriodStart { get; set; } = "";

    public string PeriodEnd { get; set; } = "";

    public DeliveryState State { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>JSON of the approved runs that the last version holds what they made.</summary>
    public string CoveredRuns { get; set; } = "[]";

    /// <summary>JSON of the approved runs, of this period or a later one, because of which it is to be read again.</summary>
    public string DueRuns { get; set; } = "[]";

    /// <summary>JSON, the oldest first.</summary>
    public string VersionList { get; set; } = "[]";

    /// <summary>Why it does not go on, as a code; null where it does.</summary>
    public string? Failure { get; set; }

    /// <summary>The failure that people were told of.</summary>
    public string? FailureTold { get; set; }

    /// <summary>Since when people know that the approval is missing.</summary>
    public DateTimeOffset? ApprovalTold { get; set; }

    /// <summary>The last version that people were told of.</summary>
    public int VersionTold { get; set; }

    /// <summary>Somebody is left out who was not before, or for another reason, and nobody was told of it yet.</summary>
    public bool HasNewSetAside { get; set; }

    /// <summary>What people were told at the last look that had something to tell: names of <see cref="DeliveryNews"/>.</summary>
    public string News { get; set; } = "";

    /// <summary>Names that look.</summary>
    public DateTimeOffset? NewsAt { get; set; }

    internal ConnectionId ConnectionId => new(PartitionKey);

    internal PeriodKey Key => new(AdministrationId, PeriodId);

    internal DeliveryPeriod Period => new(PeriodId, DateOf(PeriodStart), DateOf(PeriodEnd));

    /// <summary>Year and number, as notices have it.</summary>
    internal string PeriodName => string.Create(CultureInfo.InvariantCulture, $"{Period.Year}-{Period.Number}");

    internal IReadOnlyList<Guid> Covered => Read<Guid>(CoveredRuns);

    internal IReadOnlyList<Guid> DueFor => Read<Guid>(DueRuns);

    internal IReadOnlyList<DeliveryVersion> Versions => Read<DeliveryVersion>(VersionList);

    internal DeliveryVersion? Last => Versions is [.., var last] ? last : null;

    /// <summary>A run that somebody looked at already for this period.</summary>
    internal bool Knows(Guid runId) => Covered.Contains(runId) || DueFor.Contains(runId);

    /// <summary>Something is to be done at a look: also where somebody was left out a while ago, which may be mended by now.</summary>
    internal bool IsOpen(DateTimeOffset now) => State is DeliveryState.Due or DeliveryState.Ready
        || (State == DeliveryState.Delivered && Last is { SetAside: > 0, MadeAt: var made } && made + LookAgain > now);

    public static string PrefixOf(Guid administrationId) => $"{Prefix}{administrationId:N}-";

    public static string KeyOf(PeriodKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(key.AdministrationId)}{key.PeriodId}");

    public static DeliveryRow Of(DeliveryParty party, DeliveryPeriod period, DateTimeOffset now) => new()
    {
        AdministrationId = party.Administration.Id,
        AdministrationName = party.Administration.Name,
        EmployerName = party.Administration.EmployerName,
        PeriodId = period.Id,
        PeriodStart = period.Start.ToString(Day, CultureInfo.InvariantCulture),
        PeriodEnd = period.End.ToString(Day, CultureInfo.InvariantCulture),
        State = DeliveryState.AwaitsApproval,
        Since = now,
    };

    /// <summary>False where all of them are known.</summary>
    internal bool TryAddDue(IEnumerable<Guid> runs, DateTimeOffset now)
    {
        Guid[] added = [.. runs.Where(run => !Knows(run))];
        if (added.Length == 0)
            return false;
        DueRuns = JsonSerializer.Serialize(DueFor.Concat(added));
        // What is ready goes first, or the provider would have to guess which file is the later one.
        if (State != DeliveryState.Ready)
            (State, Since) = (DeliveryState.Due, now);
        return true;
    }

    /// <param name="state">Of where the runs were read.</param>
    internal void Read(IReadOnlyList<Guid> runs, DeliveryState state, DateTimeOffset now)
    {
        CoveredRuns = JsonSerializer.Serialize(Covered.Union(runs));
        DueRuns = JsonSerializer.Serialize(DueFor.Except(runs));
        (State, Since, Failure, FailureTold) = (state, now, null, null);
        if (state != DeliveryState.Ready && DueFor.Count > 0)
            State = DeliveryState.Due;
    }

    internal void Add(DeliveryVersion version) =>
        VersionList = JsonSerializer.Serialize(Versions.Append(version).TakeLast(MostVersions), AppJson.Options);

    internal void ChangeLast(Func<DeliveryVersion, DeliveryVersion> change) => Change(Last!.Version, change);

    internal void Change(int version, Func<DeliveryVersion, DeliveryVersion> change) => VersionList = JsonSerializer.Serialize(
        Versions.Select(one => one.Version == version ? change(one) : one), AppJson.Options);

    private static DateOnly DateOf(string text) => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);

    private static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<IReadOnlyList<T>>(json, AppJson.Options) ?? [];
}

/// <summary>Which period of which administration.</summary>
/// <param name="PeriodId">yyyypp, e.g. 202601.</param>
internal sealed record PeriodKey(Guid AdministrationId, int PeriodId);
