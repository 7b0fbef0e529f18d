using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Notifications;

/// <summary>Who is notified, and how.</summary>
public enum NoticeChannel
{
    /// <summary>The owner of the connection, by mail.</summary>
    OwnerMail,

    /// <summary>The planner, by a signed call.</summary>
    Planner,

    OperatorMail,

    OperatorWebhook,
}

/// <summary>What came of a notice.</summary>
public enum NoticeStatus
{
    /// <summary>Still to be sent: for the first time, or again after a failure.</summary>
    Waiting,

    Told,

    /// <summary>There is no way to send it: no address, mail is off, or the planner does not take notices.</summary>
    NotTellable,

    /// <summary>All attempts failed.</summary>
    GivenUp,

    /// <summary>It was mended before the notice could be sent.</summary>
    NoLongerTrue,
}

/// <summary>
/// One notice to one of them. Partition: connection or <see cref="Operator"/>. Row: since when, newest first, and what, so
/// that it is one row whoever raises it. Without personal data: addresses and words are read when it is sent.
/// </summary>
internal sealed class NoticeRow : Row
{
    public const string Operator = "operator";

    public NoticeChannel Channel { get; set; }

    /// <summary>
    /// An <see cref="AttentionReason"/>, the name of news (<see cref="INewsWords"/>), or of the operator's an <see cref="OperatorReason"/>.
    /// </summary>
    public string Reason { get; set; } = "";

    /// <summary>Of news about payroll periods: which, each as year and number, with spaces between them; null for other notices.</summary>
    public string? Periods { get; set; }

    public NoticeState State { get; set; }

    /// <summary>Since when the connection needs attention for this reason; of the operator's, since when it was gathered.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Whose connection it is; null of the operator's.</summary>
    public string? TenantKey { get; set; }

    public NoticeStatus Status { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>Begun, with the one under way.</summary>
    public int Attempts { get; set; }

    /// <summary>When to try, or look whether who tries died; null when nothing is left to do.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>Code of what went wrong last; null where nothing did.</summary>
    public string? Fault { get; set; }

    /// <summary>The planner has it, and is still to be sent that it is over.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Of the operator's: how many things it gathers.</summary>
    public int Count { get; set; }

    /// <summary>Of the operator's: the first of them, a line each.</summary>
    public string? Lines { get; set; }

    /// <summary>The same at every attempt, so that whoever gets it twice can tell: webhook-id, and before the @ of a Message-ID.</summary>
    internal string MessageId => $"notice_{PartitionKey}_{RowKey}";

    /// <summary>What has to be in reach to send it: the mail server, the operator's webhook, or a planner.</summary>
    internal string Place => Channel switch
    {
        NoticeChannel.OwnerMail or NoticeChannel.OperatorMail => "mail",
        NoticeChannel.Planner => $"planner {Tenant.FromKey(TenantKey!).Planner}",
        _ => "webhook",
    };

    /// <summary>It asks nobody to mend anything, so that nothing is over later: see <see cref="INewsWords"/>.</summary>
    internal bool IsNews => Channel is NoticeChannel.OwnerMail or NoticeChannel.Planner && !Enum.TryParse<AttentionReason>(Reason, out _);

    internal IReadOnlyList<string>? PeriodNames => Periods?.Split(' ');

    internal AttentionReason AttentionReason => Enum.Parse<AttentionReason>(Reason);

    public static NoticeRow Raised(Connection connection, AttentionReason reason, DateTimeOffset since, NoticeChannel channel) =>
        Raised(connection, reason.ToString(), since, channel);

    /// <param name="reason">See <see cref="Reason"/>.</param>
    public static NoticeRow Raised(Connection connection, string reason, DateTimeOffset since, NoticeChannel channel) => new()
    {
        PartitionKey = connection.Id.ToString(),
        RowKey = KeyOf(since, reason, NoticeState.Raised, channel),
        TenantKey = connection.PartitionKey,
        Reason = reason,
        Since = since,
        State = NoticeState.Raised,
        Channel = channel,
    };

    /// <param name="periods">At least one, each as year and number. Others are other news, whenever it is.</param>
    public static NoticeRow OfPeriods(
        Connection connection, string reason, IReadOnlyList<string> periods, DateTimeOffset at, NoticeChannel channel)
    {
        var notice = Raised(connection, reason, at, channel);
        notice.Periods = string.Join(' ', periods);
        notice.RowKey = KeyOf(at, $"{reason}_{SecureRandom.Hash(notice.Periods)}", NoticeState.Raised, channel);
        return notice;
    }

    /// <summary>The notice to the planner that this is over.</summary>
    public NoticeRow AsOver() => new()
    {
        PartitionKey = PartitionKey,
        RowKey = KeyOf(Since, Reason, NoticeState.Over, Channel),
        TenantKey = TenantKey,
        Reason = Reason,
        Since = Since,
        State = NoticeState.Over,
        Channel = Channel,
    };

    public static string KeyOf(DateTimeOffset since, string reason, NoticeState state, NoticeChannel channel) =>
        $"{TableClientExtensions.NewestFirst(since)}_{reason}_{state}_{channel}";
}
