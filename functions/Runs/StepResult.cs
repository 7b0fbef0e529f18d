using LoketFunctions.Failures;
using LoketFunctions.Loket.Http;

namespace LoketFunctions.Runs;

/// <summary>Why a step did not succeed; only <see cref="FailureClass.Transient"/> ones are tried again.</summary>
internal sealed record StepFailure(FailureClass Class, string Code, TimeSpan? RetryAfter = null)
{
    internal bool IsForSomebodyToMend => Class == FailureClass.Configuration;
}

/// <summary>A step's outcome: a value, or why there is none.</summary>
internal sealed record StepResult<T>(T? Value, StepFailure? Failure)
    where T : class;

/// <summary>A step that has nothing to tell but that it is done.</summary>
internal sealed record StepDone
{
    public static StepResult<StepDone> Nothing { get; } = new(new StepDone(), null);
}

/// <summary>Counts the calls to Loket of one step.</summary>
internal sealed class CallCount : ILoketCallObserver
{
    private int _count;

    public int Count => _count;

    public void Completed(string activity, int? status, TimeSpan elapsed) => Interlocked.Increment(ref _count);
}
