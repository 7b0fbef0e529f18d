using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Model;

/// <summary>Tells what Loket refuses from what it could not do now.</summary>
internal static class LoketRefusal
{
    /// <summary>Loket refuses this call or its data; the next call may fare better.</summary>
    public static bool IsRefusal(this LoketFailure failure) =>
        failure.Reason is FailureReason.BusinessRule or FailureReason.RecordUnreadable or FailureReason.BadRequest or FailureReason.NotFound
            or FailureReason.RightMissing;
}
