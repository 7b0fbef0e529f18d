using System.Diagnostics;
using LoketFunctions.DevelopmentHost.Rpc;
using Yarp.ReverseProxy.Forwarder;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>What went wrong in the worker, in the form in which the Durable extension reads it back.</summary>
internal sealed class WorkerException(StatusResult result)
    : Exception($"Result: {result.Status}\nException: {result.Exception?.Message}\nStack: {result.Exception?.StackTrace}");

/// <summary>Has the worker run functions.</summary>
internal sealed class Invoker(ConnectedWorker worker, IHttpForwarder forwarder) : IDisposable
{
    /// <summary>By which the worker finds the two halves of a call over HTTP: the request and the invocation.</summary>
    private const string InvocationHeader = "x-ms-invocation-id";

    /// <summary>How long a call may take is functionTimeout's to say.</summary>
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromDays(1) };

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    private readonly Dictionary<string, App.Function> _functions = worker.Running.ToDictionary(
        function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="WorkerException">The function failed.</exception>
    /// <exception cref="WorkerProcessExitException">The worker ended meanwhile.</exception>
    public async Task<object?> RunAsync(string name, object?[] arguments)
    {
        var function = _functions[name];
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Id,
            TraceContext =
                new RpcTraceContext { TraceParent = Activity.Current?.Id ?? "", TraceState = Activity.Current?.TraceStateString ?? "" },
        };
        foreach (var (binding, argument) in function.Inputs.Zip(arguments))
            request.InputData.Add(new ParameterBinding { Name = binding.Name, Data = RpcData.Of(argument) });
        var forwarding = arguments[0] is HttpContext http ? ForwardAsync(http, request) : Task.CompletedTask;

        var cancellation = (CancellationToken)arguments[^1]!;
        var asking = worker.Channel.AskAsync(new StreamingMessage { InvocationRequest = request });
        await using var _ = cancellation.Register(() =>
            worker.Channel.Tell(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } }));
        // Both, also when one fails: the answer over HTTP is not to be left to whoever comes last.
        await Task.WhenAll(asking, forwarding);
        var answer = (await asking).InvocationResponse;
        return answer.Result.Status == StatusResult.Types.Status.Success
            ? RpcData.Value(answer.ReturnValue)
            : throw new WorkerException(answer.Result);
    }

    public void Dispose() => _http.Dispose();

    private async Task ForwardAsync(HttpContext http, InvocationRequest invocation)
    {
        foreach (var (key, value) in http.Request.RouteValues)
            invocation.TriggerMetadata[key] = new TypedData { String = value?.ToString() ?? "" };
        http.Request.Headers[InvocationHeader] = invocation.InvocationId;
        if (await forwarder.SendAsync(http, worker.HttpAddress, _http, Patient) is var error and not ForwarderError.None)
            throw new InvalidOperationException($"The request was not forwarded: {error}", http.GetForwarderErrorFeature()?.Exception);
    }
}
