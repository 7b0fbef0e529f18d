using System.Collections.Concurrent;
using LoketFunctions.Localhost;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable;

/// <summary>Functions by name, in place of the host's own; activities get and give text, as in the host.</summary>
internal sealed class FunctionBook : IFunctionExecutor
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<string?, DataConverter, CancellationToken, Task<string?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often each activity was begun.</summary>
    public ConcurrentDictionary<string, int> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>The text that each activity got, in no order.</summary>
    public ConcurrentBag<string?> Inputs { get; } = [];

    public FunctionBook Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> run)
    {
        _orchestrators[name] = async context => await run(context);
        return this;
    }

    public FunctionBook Activity<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> run)
    {
        _activities[name] = async (input, converter, cancellation) =>
        {
            Runs.AddOrUpdate(name, 1, (_, count) => count + 1);
            Inputs.Add(input);
            return converter.Serialize(await run(converter.Deserialize<TIn>(input)!, cancellation));
        };
        return this;
    }

    public FunctionBook Activity<TIn, TOut>(string name, Func<TIn, TOut> run) => Activity<TIn, TOut>(name, (input, _) => Task.FromResult(run(input)));

    public bool IsOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool IsActivity(string name) => _activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => _orchestrators[name](context);

    public Task<string?> RunActivityAsync(
        string name, string instanceId, string? input, DataConverter converter, CancellationToken cancellation) =>
        _activities[name](input, converter, cancellation);
}
