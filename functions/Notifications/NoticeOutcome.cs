using LoketFunctions.Failures;
using LoketFunctions.Mail;
using LoketFunctions.Planner;

namespace LoketFunctions.Notifications;

/// <summary>What came of one attempt.</summary>
/// <param name="Fault">Code of what went wrong; null where nothing did.</param>
internal sealed record NoticeOutcome(NoticeStatus Status, string? Fault = null)
{
    public const string NoAddress = "no-address";
    public const string MailOff = "mail-off";
    public const string MailRefused = "mail-refused";
    public const string MailAddressNotSupported = "mail-address-not-supported";
    public const string MailUnreachable = "mail-unreachable";
    public const string NotTaken = "not-taken";
    public const string TimedOut = "timed-out";
    public const string WebhookUnreachable = "webhook-unreachable";
    public const string WebhookAddressRefused = "webhook-address-refused";
    public const string Unexpected = "unexpected";

    private static readonly HashSet<string> OutOfReach = new(StringComparer.Ordinal)
    {
        MailUnreachable, TimedOut, WebhookUnreachable, WebhookAddressRefused, PlannerFailureCodes.Unreachable,
        PlannerFailureCodes.AddressRefused,
        PlannerFailureCodes.Busy,
    };

    public static NoticeOutcome Told { get; } = new(NoticeStatus.Told);

    public static NoticeOutcome NoLongerTrue { get; } = new(NoticeStatus.NoLongerTrue);

    public static NoticeOutcome NotTellable(string fault) => new(NoticeStatus.NotTellable, fault);

    /// <summary>It was not this notice: the next to the same place is likely to fail as well.</summary>
    public bool IsOutOfReach => Fault is not null && OutOfReach.Contains(Fault);

    /// <summary>To be tried again: also what somebody has to mend first, such as a wrong address, as there are days for it.</summary>
    public static NoticeOutcome Of(Exception exception) => new(NoticeStatus.Waiting, exception switch
    {
        MailException { Fault: MailFault.Refused } => MailRefused,
        MailException { Fault: MailFault.AddressNotSupported } => MailAddressNotSupported,
        // Also where the server may have it: sent twice, under one Message-ID, is better than not at all.
        MailException => MailUnreachable,
        PlannerException planner => planner.Code,
        OperationCanceledException => TimedOut,
        HttpRequestException { StatusCode: { } status } => $"webhook-{(int)status}",
        _ when RefusedAddressException.IsCauseOf(exception) => WebhookAddressRefused,
        HttpRequestException => WebhookUnreachable,
        _ => Unexpected,
    });
}
