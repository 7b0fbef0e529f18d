using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;

namespace LoketFunctions.Tests.Http;

/// <summary>Arguments for a function, of the kinds that the app's HTTP functions have.</summary>
internal sealed class WorkerArguments(MethodInfo method) : IFunctionInputBindingFeature
{
    public ValueTask<FunctionInputBindingResult> BindFunctionInputAsync(FunctionContext context) =>
        ValueTask.FromResult(new FunctionInputBindingResult([.. method.GetParameters().Select(parameter => Argument(parameter, context))]));

    private static object? Argument(ParameterInfo parameter, FunctionContext context) => parameter.ParameterType switch
    {
        var type when type == typeof(HttpRequest) => context.GetHttpContext()!.Request,
        var type when type == typeof(FunctionContext) => context,
        var type when type == typeof(CancellationToken) => context.CancellationToken,
        var type => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(
            (string)context.GetHttpContext()!.Request.RouteValues[parameter.Name!]!),
    };
}
