using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Http;

/// <summary>What broke off because its request did, as against what failed.</summary>
internal static class Interruption
{
    /// <summary>The client hung up or the host is stopping, and the function noticed: no fault.</summary>
    public static bool IsInterrupted(this FunctionContext context, Exception exception) =>
        exception is OperationCanceledException or IOException
            && (context.HasHungUp() || context.CancellationToken.IsCancellationRequested);

    /// <summary>No client is left to read an answer.</summary>
    public static bool HasHungUp(this FunctionContext context) =>
        context.GetHttpContext() is { RequestAborted.IsCancellationRequested: true };
}
