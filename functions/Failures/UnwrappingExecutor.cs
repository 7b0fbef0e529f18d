using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace LoketFunctions.Failures;

/// <summary>
/// Runs every function, and lets out of it what the function threw. The worker's own executor wraps that, so that no middleware would
/// know a problem from a fault, and logs and orchestration histories would name the wrapper. This is the only place that unwraps.
/// </summary>
internal sealed class UnwrappingExecutor(IFunctionExecutor worker) : IFunctionExecutor
{
    public async ValueTask ExecuteAsync(FunctionContext context)
    {
        try
        {
            await worker.ExecuteAsync(context);
        }
        catch (Exception wrapper) when (CauseOf(wrapper) is { } cause)
        {
            // By what lies in the exception the worker reports an invocation to the host as cancelled and not as failed.
            if (cause is OperationCanceledException cancelled)
                throw new OperationCanceledException(cancelled.Message, cancelled, cancelled.CancellationToken);
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    /// <summary>What lies in the wrappers; null where there is none.</summary>
    private static Exception? CauseOf(Exception exception) =>
        exception is AggregateException or TargetInvocationException && exception.InnerException is { } inner
            ? CauseOf(inner) ?? inner
            : null;
}
