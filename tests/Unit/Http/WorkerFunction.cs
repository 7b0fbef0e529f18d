using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Http;

/// <summary>A function with an HTTP trigger, called as the worker calls it.</summary>
internal sealed class WorkerFunction(MethodInfo method)
{
    public string Name { get; } = method.GetCustomAttribute<FunctionAttribute>()!.Name;

    public HttpTriggerAttribute Trigger { get; } =
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single();

    public static IEnumerable<WorkerFunction> Of(Type type) =>
        type.GetMethods().Where(method => method.IsDefined(typeof(FunctionAttribute))).Select(method => new WorkerFunction(method));

    /// <summary>
    /// The worker's invoker reads the Result of the function's task in a continuation, so that whatever the task fails with comes out
    /// in an <see cref="AggregateException"/>. What is thrown before there is a task comes out as it is.
    /// </summary>
    public async Task RunAsync(WorkerCall call)
    {
        var http = call.GetHttpContext()!;
        var instance = ActivatorUtilities.CreateInstance(call.InstanceServices, method.DeclaringType!);
        var arguments = method.GetParameters().Select(parameter => Argument(parameter, call, http)).ToArray();
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        call.Result = returned is Task<IResult> task
            ? await task.ContinueWith(ended => ended.Result, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Current)
            : returned;
    }

    private static object? Argument(ParameterInfo parameter, WorkerCall call, HttpContext http) => parameter.ParameterType switch
    {
        var type when type == typeof(HttpRequest) => http.Request,
        var type when type == typeof(FunctionContext) => call,
        var type when type == typeof(CancellationToken) => call.CancellationToken,
        var type => TypeDescriptor.GetConverter(type).ConvertFromInvariantString((string)http.Request.RouteValues[parameter.Name!]!),
    };
}
