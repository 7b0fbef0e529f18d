using Microsoft.DurableTask;

namespace LoketFunctions.Localhost.Functions;

internal sealed class FunctionExecutor(FunctionCatalog catalog, FunctionInvoker invoker) : IFunctionExecutor
{
    public bool IsOrchestrator(string name) => catalog.Find(name) is { IsOrchestrator: true };

    public bool IsActivity(string name) => catalog.Find(name) is { IsActivity: true };

    /// <remarks>
    /// The scope of a replay that never completes is left to the garbage collector: nothing else tells when it is over.
    /// </remarks>
    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        invoker.InvokeAsync(new Invocation(Function(name)) { TriggerValue = context });

    public async Task<string?> RunActivityAsync(
        string name, string instanceId, string? input, DataConverter converter, CancellationToken cancellation)
    {
        var result = await invoker.InvokeAsync(new Invocation(Function(name))
        {
            TriggerValue = input,
            Converter = converter,
            Cancellation = cancellation,
            BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId },
        });
        return converter.Serialize(result);
    }

    private FunctionEntry Function(string name) =>
        catalog.Find(name) ?? throw new InvalidOperationException($"The app has no function named '{name}'.");
}
