using LoketFunctions.Mail;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Notices;

/// <summary>What came of one attempt.</summary>
/// <param name="Fault">Code of what went wrong; null where nothing did.</param>
internal sealed record NoticeOutcome(NoticeStatus Status, string? Fault = null)
{
    public const string NoAddress = "no-address";
    public const string MailOff = "mail-off";
    public const string MailRefused = "mail-refused";
    public const string NotTaken = "not-taken";
    public const string Unexpected = "unexpected";

    public static NoticeOutcome Told { get; } = new(NoticeStatus.Told);

    public static NoticeOutcome NoLongerTrue { get; } = new(NoticeStatus.NoLongerTrue);

    public static NoticeOutcome NotTellable(string fault) => new(NoticeStatus.NotTellable, fault);

    /// <summary>To be tried again: also what somebody has to mend first, such as a wrong address, as he has days for it.</summary>
    public static NoticeOutcome Of(Exception exception) => new(NoticeStatus.Waiting, exception switch
    {
        MailException { Fault: MailFault.Refused } => MailRefused,
        MailException => "mail-unreachable",
        PlannerException planner => planner.Code,
        OperationCanceledException => "timed-out",
        HttpRequestException { StatusCode: { } status } => $"webhook-{(int)status}",
        HttpRequestException => "webhook-unreachable",
        _ => Unexpected,
    });
}
