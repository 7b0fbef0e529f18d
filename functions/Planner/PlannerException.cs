using LoketFunctions.Failures;

namespace LoketFunctions.Planner;

/// <summary>
/// A call to the planner that failed for good. The message is safe to log: class, code and status, never what was sent.
/// </summary>
/// <param name="code">
/// What happened, for reports: planner-unreachable, planner-address-refused, planner-refused, planner-busy, planner-unreadable.
/// </param>
internal sealed class PlannerException(FailureClass failureClass, string code, int? status, TimeSpan? retryAfter = null)
    : Exception($"{code} ({FailureClassName.Of(failureClass)}{(status is null ? "" : $", HTTP {status}")})")
{
    public FailureClass Class => failureClass;

    public string Code { get; } = code;

    public int? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
