using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace LoketFunctions.Failures;

/// <summary>
/// A fault as logs, traces and orchestration histories may hold it: which types, and where. What it says is left out, as it may quote
/// what it choked on.
/// </summary>
internal sealed class QuietException(Exception fault) : Exception(TypesOf(fault))
{
    public override string? StackTrace => fault.StackTrace;

    private static string TypesOf(Exception fault) =>
        fault.InnerException is { } inner ? $"{fault.GetType().FullName} of {TypesOf(inner)}" : fault.GetType().FullName!;
}

/// <summary>
/// Keeps quiet what a timer, a step or an orchestration did not foresee, as the worker, the host and the engine write it down by its
/// message. Requests have middleware for that.
/// </summary>
internal sealed class QuietExecutor(IFunctionExecutor inner) : IFunctionExecutor
{
    public async ValueTask ExecuteAsync(FunctionContext context)
    {
        try
        {
            await inner.ExecuteAsync(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && context.GetHttpContext() is null)
        {
            throw new QuietException(fault);
        }
    }
}
