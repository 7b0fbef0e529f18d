using System.Reflection;
using LoketFunctions.Localhost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Localhost.Functions;

/// <summary>
/// Where each parameter of a function gets its value, decided once at start-up. A parameter that the real worker would
/// silently leave null (a service, say) is an error here.
/// </summary>
internal static class ParameterBinder
{
    private const string InstanceId = "instanceId";

    /// <exception cref="FunctionAppException">Nothing gives this parameter a value.</exception>
    public static BindParameter For(FunctionEntry function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
            return context => new(context);
        if (type == typeof(CancellationToken))
            return context => new(context.CancellationToken);
        if (parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return type == typeof(DurableTaskClient)
                ? context => new(context.InstanceServices.GetRequiredService<DurableTaskClient>())
                : throw Unbindable(function, parameter, "[DurableClient] gives a DurableTaskClient");
        }

        return function.Trigger switch
        {
            HttpTriggerAttribute => ForHttp(function, parameter),
            TimerTriggerAttribute when parameter.IsDefined(typeof(TimerTriggerAttribute)) => type == typeof(TimerInfo)
                ? TriggerValue
                : throw Unbindable(function, parameter, "[TimerTrigger] gives a TimerInfo"),
            OrchestrationTriggerAttribute => ForOrchestrator(function, parameter),
            ActivityTriggerAttribute => ForActivity(function, parameter),
            _ => throw Unbindable(function, parameter),
        };
    }

    private static BindParameter ForHttp(FunctionEntry function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequest))
            return context => new(context.GetHttpContext()?.Request);
        if (parameter.IsDefined(typeof(HttpTriggerAttribute)))
            throw Unbindable(function, parameter, "[HttpTrigger] gives an HttpRequest");
        var name = parameter.Name!;
        if (RoutePatternFactory.Parse(function.Route!).GetParameter(name) is null)
            throw Unbindable(function, parameter, $"the route '{function.Route}' has no '{{{name}}}'");
        if (!RouteValue.CanBe(type))
            throw Unbindable(function, parameter, "route values are texts, numbers, dates, Guids and booleans");
        return context => new(RouteValue.Read(context.GetHttpContext()!, parameter));
    }

    private static BindParameter ForOrchestrator(FunctionEntry function, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(TaskOrchestrationContext))
            return TriggerValue;
        if (parameter.IsDefined(typeof(OrchestrationTriggerAttribute)))
            throw Unbindable(function, parameter, "[OrchestrationTrigger] gives a TaskOrchestrationContext");
        if (FirstPlainParameter(function) != parameter)
            throw Unbindable(function, parameter, "an orchestrator has one input");
        var getInput = typeof(TaskOrchestrationContext).GetMethod("GetInput")!.MakeGenericMethod(parameter.ParameterType);
        return context => new(getInput.Invoke(
            Invocation.Of(context).TriggerValue, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null));
    }

    private static BindParameter ForActivity(FunctionEntry function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(ActivityTriggerAttribute)))
        {
            if (type.IsAbstract && type.Namespace == typeof(TaskOrchestrationContext).Namespace)
                throw Unbindable(function, parameter, "[ActivityTrigger] gives the activity's input, or a FunctionContext");
            return context => new(Invocation.Of(context) is var run && run.TriggerValue is string json
                ? run.Converter!.Deserialize(json, type)
                : null);
        }

        return parameter.Name == InstanceId && type == typeof(string)
            ? context => new(context.BindingContext.BindingData.GetValueOrDefault(InstanceId))
            : throw Unbindable(function, parameter, "an activity has one input, the parameter with [ActivityTrigger]");
    }

    private static ValueTask<object?> TriggerValue(FunctionContext context) => new(Invocation.Of(context).TriggerValue);

    private static ParameterInfo? FirstPlainParameter(FunctionEntry function) => function.Method.GetParameters().FirstOrDefault(parameter =>
        !parameter.GetCustomAttributes().OfType<Microsoft.Azure.Functions.Worker.Extensions.Abstractions.BindingAttribute>().Any() &&
        parameter.ParameterType != typeof(FunctionContext) && parameter.ParameterType != typeof(CancellationToken));

    private static FunctionAppException Unbindable(FunctionEntry function, ParameterInfo parameter, string? because = null) =>
        FunctionCatalog.Problem(
            function.Name,
            $"nothing gives its parameter '{parameter.ParameterType.Name} {parameter.Name}' a value" +
            $"{(because is null ? "" : $": {because}")}. Services go into the constructor of its class.");
}
