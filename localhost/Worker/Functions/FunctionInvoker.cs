using System.Diagnostics;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Functions;

/// <summary>Runs one function once: a service scope, the app's middleware, the bound parameters, the method.</summary>
/// <remarks>
/// Nothing here leaves the calling thread by itself, so that an orchestrator replays on the thread of the durable engine.
/// </remarks>
internal sealed partial class FunctionInvoker(InvocationPipeline pipeline, IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly FunctionExecutionDelegate _run = pipeline.Around(ExecuteAsync);

    /// <summary>Returns what the function returned; throws what it threw.</summary>
    public async Task<object?> InvokeAsync(Invocation invocation)
    {
        var function = invocation.Function;
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(invocation, scope.ServiceProvider);
        var logger = loggers.CreateLogger($"Function.{function.Name}");

        // Orchestrators run once per replay and activities by the thousand.
        var level = function.IsOrchestrator || function.IsActivity ? LogLevel.Debug : LogLevel.Information;
        LogExecuting(logger, level, function.Name, context.InvocationId);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await _run(context);
            LogExecuted(logger, level, function.Name, context.InvocationId, Milliseconds(started));
            return invocation.Result;
        }
        catch (OperationCanceledException) when (invocation.Cancellation.IsCancellationRequested)
        {
            LogCancelled(logger, level, function.Name, context.InvocationId, Milliseconds(started));
            throw;
        }
        catch (Exception exception)
        {
            // How an orchestration ends is for the durable engine to say.
            LogFailed(
                logger, function.IsOrchestrator ? LogLevel.Debug : LogLevel.Error, exception,
                function.Name, context.InvocationId, Milliseconds(started));
            throw;
        }
    }

    private static async Task ExecuteAsync(FunctionContext context)
    {
        var invocation = Invocation.Of(context);
        var method = invocation.Function.Method;
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
        var arguments = new object?[invocation.Function.Parameters.Count];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = await invocation.Function.Parameters[index](context);

        var result = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        if (result is Task task)
        {
            await task;
            result = invocation.Function.ResultType is null ? null : task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
        }

        invocation.Result = result;
    }

    private static double Milliseconds(long started) => Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds);

    [LoggerMessage(Message = "Executing 'Functions.{Function}' (Id={InvocationId})")]
    private static partial void LogExecuting(ILogger logger, LogLevel level, string function, string invocationId);

    [LoggerMessage(Message = "Executed 'Functions.{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogExecuted(ILogger logger, LogLevel level, string function, string invocationId, double milliseconds);

    [LoggerMessage(Message = "Executed 'Functions.{Function}' (Cancelled, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogCancelled(ILogger logger, LogLevel level, string function, string invocationId, double milliseconds);

    [LoggerMessage(Message = "Executed 'Functions.{Function}' (Failed, Id={InvocationId}, Duration={Milliseconds}ms)")]
    private static partial void LogFailed(
        ILogger logger, LogLevel level, Exception exception, string function, string invocationId, double milliseconds);
}
