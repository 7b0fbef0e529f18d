using System.Text.Json;
using LoketFunctions.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>
/// Runs an orchestrator's steps straight away, without an engine and its own storage, so that only the app's work is counted.
/// </summary>
internal sealed class StraightContext(object input, Func<string, object, Task<object?>> step) : TaskOrchestrationContext
{
    public override TaskName Name => "straight";

    public override string InstanceId => "straight";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => TimeProvider.System.GetUtcNow().UtcDateTime;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T)input;

    /// <summary>The result as text and back, as it passes through history.</summary>
    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var result = await step(name.Name, input!);
        return JsonSerializer.Deserialize<TResult>(JsonSerializer.SerializeToUtf8Bytes(result, AppJson.Options), AppJson.Options)!;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A step failed for a passing reason; what is measured has to go well.");

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
