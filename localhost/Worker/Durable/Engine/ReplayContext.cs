using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// The orchestrator's view of one replay. What it asks for gets the next number; history then either confirms it under
/// that number or proves that the code has changed.
/// </summary>
internal sealed partial class ReplayContext(
    InstanceRecord instance, DataConverter converter, ILoggerFactory loggers, ReplaySynchronizationContext thread, string defaultVersion)
    : TaskOrchestrationContext
{
    private readonly SortedDictionary<int, Asked> _unconfirmed = [];
    private readonly Dictionary<int, OpenTask> _openTasks = [];
    private DateTime _now;
    private bool _isReplaying;
    private int _nextId;
    private int _guidCounter;

    public override TaskName Name => instance.Start.Name;

    public override string InstanceId => instance.InstanceId;

    public override string Version => instance.Start.Version;

    public override ParentOrchestrationInstance? Parent =>
        instance.Start.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    /// <summary>What was asked for and is not in history yet, in the order of asking.</summary>
    public IReadOnlyList<Asked> NewRequests => [.. _unconfirmed.Values];

    public bool AwaitsNothing => _openTasks.Count == 0 && _waiters.Count == 0;

    public string? CustomStatus { get; private set; } = instance.CustomStatus;

    /// <summary>The last call of ContinueAsNew; it counts once the orchestrator returns.</summary>
    public ContinueAsNewOptions? Continuation { get; private set; }

    protected override ILoggerFactory LoggerFactory => loggers;

    public override T? GetInput<T>()
        where T : default
    {
        EnsureLegal();
        return converter.Deserialize<T>(instance.Start.Input);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        EnsureLegal();
        var id = _nextId++;
        _unconfirmed.Add(id, new TimerScheduled(id, fireAt.ToUniversalTime()));
        return Open(id, "timer", cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        EnsureLegal();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        var id = _nextId++;
        _unconfirmed.Add(id, new EventSent(id, instanceId, eventName, converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureLegal();
        CustomStatus = converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        EnsureLegal();
        ArgumentNullException.ThrowIfNull(options);
        Continuation = options;
    }

    /// <summary>Made from the instance, the time and a counter, so that each replay makes the same ones.</summary>
    public override Guid NewGuid()
    {
        EnsureLegal();
        var seed = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{instance.ExecutionId}_{_now:o}_{_guidCounter++}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public void BeginStep(DateTime now) => _now = now;

    public void SetReplaying(bool isReplaying) => _isReplaying = isReplaying;

    /// <exception cref="NonDeterministicOrchestrationException">The code asked for something else, or not for this.</exception>
    public void Confirm(Asked asked)
    {
        if (!_unconfirmed.Remove(asked.Id, out var actual) || !SameRequest(asked, actual))
        {
            throw new NonDeterministicOrchestrationException(
                $"history says that this instance asked for {Describe(asked)} as number {asked.Id}, but the code now "
                + (actual is null ? "asks for nothing" : $"asks for {Describe(actual)}")
                + " at that place. Was the orchestrator changed while this instance was running?");
        }
    }

    /// <exception cref="NonDeterministicOrchestrationException">The code asked for more than history holds.</exception>
    public void ConfirmNothingIsLeft()
    {
        if (_unconfirmed.Values.FirstOrDefault() is { } extra)
        {
            throw new NonDeterministicOrchestrationException(
                $"the code now asks for {Describe(extra)} as number {extra.Id}, which is not in the history of this instance. "
                + "Was the orchestrator changed while this instance was running?");
        }
    }

    public void Complete(int id, string? output)
    {
        if (_openTasks.Remove(id, out var task))
        {
            task.Source.TrySetResult(output);
        }
    }

    public void Fail(TaskFailed failed)
    {
        if (_openTasks.Remove(failed.Id, out var task))
        {
            task.Source.TrySetException(new TaskFailedException(task.Name, failed.Id, failed.Failure) { IsFinal = failed.Final });
        }
    }

    public string? Serialize(object? value) => converter.Serialize(value);

    /// <summary>The message of the real extension, so that a search for it finds the same advice.</summary>
    public static InvalidOperationException IllegalAwait() => new(
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an orchestrator "
        + "function's implementation or by middleware that invokes asynchronous code.");

    private static bool SameRequest(Asked recorded, Asked actual) => (recorded, actual) switch
    {
        (ActivityScheduled a, ActivityScheduled b) => SameName(a.Name, b.Name),
        (SubOrchestrationScheduled a, SubOrchestrationScheduled b) => SameName(a.Name, b.Name),
        (EventSent a, EventSent b) => SameName(a.Name, b.Name),
        (TimerScheduled, TimerScheduled) => true,
        _ => false,
    };

    private static bool SameName(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Describe(Asked asked) => asked switch
    {
        ActivityScheduled a => $"the activity '{a.Name}'",
        SubOrchestrationScheduled a => $"the sub-orchestration '{a.Name}'",
        EventSent a => $"sending the event '{a.Name}'",
        _ => "a timer",
    };

    private Task<string?> Open(int id, string name, CancellationToken cancellationToken = default)
    {
        var source = new TaskCompletionSource<string?>();
        _openTasks.Add(id, new OpenTask(name, source));
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                _openTasks.Remove(id);
                source.TrySetCanceled(cancellationToken);
            });
        }

        return source.Task;
    }

    private void EnsureLegal()
    {
        if (!thread.IsOrchestratorThread)
        {
            throw IllegalAwait();
        }
    }

    private sealed record OpenTask(string Name, TaskCompletionSource<string?> Source);
}
