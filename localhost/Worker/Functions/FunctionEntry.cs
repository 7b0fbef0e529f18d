using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LoketFunctions.Localhost.Functions;

/// <summary>One function of the app, checked and ready to run.</summary>
internal sealed record FunctionEntry(string Name, MethodInfo Method, TriggerBindingAttribute Trigger)
{
    /// <summary>Binds the method's parameters, in their order.</summary>
    public IReadOnlyList<BindParameter> Parameters { get; init; } = [];

    /// <summary>The declared type of the result, without its task; null for none.</summary>
    public Type? ResultType { get; init; }

    /// <summary>The route after the prefix; null unless an HTTP function.</summary>
    public string? Route { get; init; }

    /// <summary>The schedule with its settings filled in; null unless a timer.</summary>
    public string? Schedule { get; init; }

    public RetryAttribute? Retry => Method.GetCustomAttribute<RetryAttribute>();

    public string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public bool IsOrchestrator => Trigger is OrchestrationTriggerAttribute;

    public bool IsActivity => Trigger is ActivityTriggerAttribute;
}

/// <summary>Gives one parameter its value for one invocation.</summary>
internal delegate ValueTask<object?> BindParameter(FunctionContext context);
