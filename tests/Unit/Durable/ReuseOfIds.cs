using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace LoketFunctions.Tests.Durable;

/// <summary>
/// Starts an instance as the Functions extension does where the app does not say how: in the place of one that is over, and never
/// of one that is not. The engine in memory would replace either.
/// </summary>
internal sealed class ReuseOfIds : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (request is CreateInstanceRequest create)
        {
            create.OrchestrationIdReusePolicy ??= new OrchestrationIdReusePolicy
            {
                ReplaceableStatus =
                {
                    OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated, OrchestrationStatus.Canceled,
                },
            };
        }

        return continuation(request, context);
    }
}
