using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Runs;

/// <summary>Raised where a run, or an administration's part of it, cannot go on until somebody mends something.</summary>
/// <param name="code">With words of the kind of run, or in <see cref="FailureWords"/>.</param>
/// <param name="detail">What exactly, for people; null where the code says it all.</param>
internal abstract class RefusedException(string code, string? detail = null) : Exception(code)
{
    public string? Detail { get; } = detail;

    public StepFailure Failure { get; } = new(FailureClass.Configuration, code);
}

/// <summary>A profile's rights that are missing at an employer.</summary>
/// <param name="detail">Employer and Dutch names of the rights.</param>
internal sealed class RightsMissingException(string detail)
    : RefusedException(RunCodes.RightMissing, Shortened.Of(detail, Shortened.Detail));

/// <summary>Raised where another run took over meanwhile; nothing of this one may be written any more.</summary>
internal sealed class SupersededException() : Exception("Another run took over.");

/// <summary>
/// Raised where a blob is no longer the one that the step read though its run still holds the lease: the same step was delivered twice
/// and the other one was quicker. Beginning again finds what that one wrote.
/// </summary>
internal sealed class OvertakenException() : Exception("The same step ran twice at once.");

/// <summary>The one table from what can go wrong in a step to what the run reports.</summary>
internal static class StepFailures
{
    /// <summary>Null for a fault that nobody foresaw: that one goes out as an exception.</summary>
    public static StepFailure? Of(Exception exception) => exception switch
    {
        LoketException loket => new StepFailure(loket.Failure.Class, CodeOf(loket.Failure.Reason), loket.Failure.RetryAfter),
        PlannerException planner => new StepFailure(planner.Class, planner.Code, planner.RetryAfter),
        RefusedException refused => refused.Failure,
        // Of what rests sealed; where it is a token, Loket's client has said so.
        TokenKeysException { IsAway: true } => new StepFailure(FailureClass.Transient, RunCodes.KeysUnavailable),
        TokenKeysException => new StepFailure(FailureTable.ClassOf(FailureReason.KeysRefused), RunCodes.KeysRefused),
        SupersededException => new StepFailure(FailureClass.Internal, RunCodes.Superseded),
        OvertakenException => new StepFailure(FailureClass.Transient, RunCodes.Unexpected),
        _ => null,
    };

    /// <summary>What exactly, for people; null where the code says it all.</summary>
    public static string? DetailOf(Exception exception) => exception switch
    {
        LoketException loket => loket.Failure.LoketWords,
        RefusedException refused => refused.Detail,
        _ => null,
    };

    public static string CodeOf(FailureReason reason) => reason switch
    {
        FailureReason.Unreachable => RunCodes.LoketUnreachable,
        FailureReason.AddressRefused => RunCodes.LoketAddressRefused,
        FailureReason.KeysUnavailable => RunCodes.KeysUnavailable,
        FailureReason.KeysRefused => RunCodes.KeysRefused,
        FailureReason.TimedOut => RunCodes.LoketTimedOut,
        FailureReason.Throttled => RunCodes.LoketThrottled,
        FailureReason.ServerError => RunCodes.LoketServerError,
        FailureReason.Unreadable => RunCodes.LoketUnreadable,
        FailureReason.RecordUnreadable => RunCodes.RecordUnreadable,
        FailureReason.Conflict => RunCodes.LoketConflict,
        FailureReason.Reconnect => RunCodes.Reconnect,
        FailureReason.RightMissing => RunCodes.RightMissing,
        FailureReason.BusinessRule => RunCodes.BusinessRule,
        FailureReason.NotFound => RunCodes.NotFound,
        FailureReason.BadRequest => RunCodes.BadRequest,
        FailureReason.ClientRejected => RunCodes.ClientRejected,
        _ => RunCodes.Unexpected,
    };
}
