using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable;

/// <summary>Orchestrators of the app, and what their activities are to do.</summary>
internal sealed class FunctionBook
{
    private readonly List<Action<DurableTaskRegistry>> _functions = [];

    /// <summary>How often each activity was begun.</summary>
    public ConcurrentDictionary<string, int> Runs { get; } = new(StringComparer.Ordinal);

    /// <param name="run">Named as its function is.</param>
    public FunctionBook Orchestrator<TInput>(Func<TaskOrchestrationContext, Task> run) =>
        Add(registry => registry.AddOrchestratorFunc<TInput>(run.Method.Name, (context, _) => run(context)));

    public FunctionBook Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run) =>
        Activity<TInput, TOutput>(name, input => Task.FromResult(run(input)));

    public FunctionBook Activity<TInput, TOutput>(string name, Func<TInput, Task<TOutput>> run) =>
        Add(registry => registry.AddActivityFunc<TInput, TOutput>(name, async (_, input) =>
        {
            Runs.AddOrUpdate(name, 1, (_, count) => count + 1);
            return await run(input);
        }));

    public FunctionBook Activity<TInput>(string name, Action<TInput> run) => Activity<TInput, object?>(name, input =>
    {
        run(input);
        return (object?)null;
    });

    public FunctionBook Activities(IEnumerable<(string Name, ITaskActivity Activity)> activities) => Add(registry =>
    {
        foreach (var (name, activity) in activities)
            registry.AddActivity(name, activity);
    });

    public void Register(DurableTaskRegistry registry) => _functions.ForEach(add => add(registry));

    private FunctionBook Add(Action<DurableTaskRegistry> add)
    {
        _functions.Add(add);
        return this;
    }
}
