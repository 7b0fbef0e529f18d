using LoketFunctions.Failures;

namespace LoketFunctions.Planner;

/// <summary>Why a call to the planner failed for good. They are part of the API.</summary>
internal static class PlannerFailureCodes
{
    public const string Unreachable = "planner-unreachable";
    public const string Busy = "planner-busy";
    public const string Refused = "planner-refused";
    public const string AddressRefused = "planner-address-refused";
    public const string Unreadable = "planner-unreadable";

    private static readonly HashSet<string> All = [Unreachable, Busy, Refused, AddressRefused, Unreadable];

    public static bool Has(string code) => All.Contains(code);
}

/// <summary>
/// A call to the planner that failed for good. The message is safe to log: class, code and status, never what was sent.
/// </summary>
/// <param name="code">One of <see cref="PlannerFailureCodes"/>, for reports.</param>
internal sealed class PlannerException(FailureClass failureClass, string code, int? status, TimeSpan? retryAfter = null)
    : Exception($"{code} ({FailureClassName.Of(failureClass)}{(status is null ? "" : $", HTTP {status}")})")
{
    public FailureClass Class => failureClass;

    public string Code { get; } = code;

    public int? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
