using LoketFunctions.Localhost;
using LoketFunctions.Tests.Conventions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>The app's orchestrators, to be replayed; nothing else runs.</summary>
internal sealed class AppOrchestrators : IFunctionExecutor
{
    public static IReadOnlyDictionary<string, AppFunction> Orchestrators { get; } =
        App.Functions.Where(function => function.Trigger<OrchestrationTriggerAttribute>() is not null).ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, AppFunction> Activities { get; } =
        App.Functions.Where(function => function.Trigger<ActivityTriggerAttribute>() is not null).ToDictionary(function => function.Name, StringComparer.Ordinal);

    public bool IsOrchestrator(string name) => Orchestrators.ContainsKey(name);

    public bool IsActivity(string name) => Activities.ContainsKey(name);

    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        await (Task)Orchestrators[name].Method.Invoke(null, [context])!;
        return null;
    }

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, DataConverter converter, CancellationToken cancellation) =>
        throw new NotSupportedException("A replay runs no activities.");
}
