using Microsoft.DurableTask;

namespace LoketFunctions.Localhost;

/// <summary>
/// What the durable engine asks of the host: run the app's functions by name. The host knows the functions, their
/// parameters and their services; the engine knows only history.
/// </summary>
internal interface IFunctionExecutor
{
    bool IsOrchestrator(string name);

    bool IsActivity(string name);

    /// <summary>Runs the orchestrator function against a replaying context; returns what it returned.</summary>
    Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context);

    /// <summary>
    /// Runs the activity function in a service scope of its own. The input arrives and the output leaves as the
    /// converter's text, so that nothing passes by reference that the real extension would serialize.
    /// </summary>
    Task<string?> RunActivityAsync(
        string name, string instanceId, string? input, DataConverter converter, CancellationToken cancellation);
}
