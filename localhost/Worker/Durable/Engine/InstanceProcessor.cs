using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>What processors share.</summary>
internal sealed record ProcessorServices(
    IDurableStore Store, DurableOptions Options, StepPlanner Planner, DeliveryOffice Deliveries, ActivityRunner Activities, OrchestratorSlots Slots, TimeProvider Time,
    ILoggerFactory Loggers);

/// <summary>The number of orchestrators that may run at once.</summary>
internal sealed class OrchestratorSlots(DurableOptions options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentOrchestrators);

    public async Task<T> RunAsync<T>(Func<T> step, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            return await Task.Run(step, stop);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();
}

/// <summary>
/// Leads one instance, step after step, while it has anything to do: takes its mail, plans a step, writes it, delivers
/// what the step has for others, starts its activities and sets its timers. All it keeps in memory can be read again.
/// </summary>
internal sealed partial class InstanceProcessor(
    string instanceId, ProcessorServices services, Func<string, Task> signal, ILogger<InstanceProcessor> logger, CancellationToken stop)
{
    /// <summary>A transaction holds 100 writes; a step needs two of them besides its mail.</summary>
    private const int MailPerStep = 90;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterConflict = TimeSpan.FromMilliseconds(50);

    private readonly Mailbox _mailbox = new();
    private readonly HashSet<(string ExecutionId, int Id)> _begun = [];
    private readonly List<Task> _background = [];
    private readonly HashSet<string> _superseded = new(StringComparer.Ordinal);
    private InstanceRecord _record = null!;
    private ImmutableList<HistoryEvent> _history = [];

    public bool HasArrivals => _mailbox.HasArrivals;

    public void LookIntoInbox() => _mailbox.Post(null);

    /// <param name="tryRetire">Asked when nothing is left to do; false when something arrived meanwhile.</param>
    public async Task RunAsync(Func<bool> tryRetire)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LeadAsync();
                if (tryRetire())
                {
                    break;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (StoreConflictException)
            {
                // Another host or a client wrote the instance. What they wrote holds; read it and go on from there.
                LogConflict(instanceId);
                await PauseAsync(PauseAfterConflict);
            }
            catch (Exception failure)
            {
                LogFailure(instanceId, failure);
                await PauseAsync(PauseAfterFailure);
            }
        }

        await Task.WhenAll(_background).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LeadAsync()
    {
        _mailbox.Collect();
        if (await services.Store.LoadAsync(instanceId, stop) is not { } loaded)
        {
            await services.Store.DiscardAsync(instanceId, await services.Store.ReadInboxAsync(instanceId, stop), stop);
            return;
        }

        if (loaded.Record.Open && services.Options.VersionFailure == VersionFailure.Reject && !services.Options.Leads(loaded.Record.Start.Version))
        {
            LogRejected(instanceId, loaded.Record.Start.Version);
            return;
        }

        (_record, _history) = (loaded.Record, loaded.History);
        _superseded.Clear();
        _superseded.UnionWith(loaded.Others);
        _mailbox.Reset(loaded.Inbox);
        while (true)
        {
            await DeliverAsync();
            Begin();
            if (await NextMailAsync() is not { } mail)
            {
                return;
            }

            var commit = await services.Slots.RunAsync(() => services.Planner.Plan(_record, _history, mail), stop);
            await CommitAsync(commit);
            _mailbox.Remove(mail);
        }
    }

    private async Task PauseAsync(TimeSpan pause) =>
        await Task.Delay(pause, services.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task CommitAsync(StepCommit commit)
    {
        stop.ThrowIfCancellationRequested();
        _record = await services.Store.CommitAsync(commit, stop);
        if (commit.After.ExecutionId == commit.Before.ExecutionId)
        {
            _history = _history.AddRange(commit.NewEvents);
        }
        else
        {
            _history = [];
            _superseded.Add(commit.Before.ExecutionId);
        }

        await TrimAsync();
    }

    /// <summary>
    /// Only after a write of our own: it proves that the head was the newest, and so that the other executions are older
    /// and not the work of a host that took over.
    /// </summary>
    private async Task TrimAsync()
    {
        foreach (var executionId in _superseded)
        {
            await services.Store.TrimAsync(instanceId, executionId, stop);
        }

        _superseded.Clear();
    }

    private async Task DeliverAsync()
    {
        if (_record.Delivered == _record.HistoryLength)
        {
            return;
        }

        await services.Deliveries.DeliverAsync(_record, _history, signal, stop);
        await CommitAsync(services.Planner.PlanDelivered(_record, _history));
    }

    /// <summary>Starts what history says is under way and this host has not started yet.</summary>
    private void Begin()
    {
        _background.RemoveAll(task => task.IsCompleted);
        foreach (var activity in _history.OpenActivities().Where(activity => _begun.Add((_record.ExecutionId, activity.Id))))
        {
            _background.Add(RunActivityAsync(_record, activity));
        }

        foreach (var timer in _record.IsEnded ? [] : _history.OpenTimers().Where(timer => _begun.Add((_record.ExecutionId, timer.Id))))
        {
            _background.Add(AwaitTimerAsync(timer.FireAt, new InboxMessage(null, _record.ExecutionId, new TimerFired(timer.Id))));
        }

        if (IsTooEarly() && _begun.Add((_record.ExecutionId, -1)))
        {
            _background.Add(AwaitTimerAsync(_record.Start.StartAt!.Value.UtcDateTime, null));
        }
    }

    private bool IsTooEarly() => !_history.IsStarted() && _record.Start.StartAt > services.Time.GetUtcNow();

    private async Task RunActivityAsync(InstanceRecord record, ActivityScheduled activity) =>
        _mailbox.Post(await services.Activities.RunAsync(record, activity, stop));

    private async Task AwaitTimerAsync(DateTime at, InboxMessage? message)
    {
        // A delay has a longest length; far timers take several.
        for (var left = Left(); left > TimeSpan.Zero; left = Left())
        {
            await Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), services.Time, stop);
        }

        _mailbox.Post(message);

        TimeSpan Left() => at - services.Time.GetUtcNow().UtcDateTime;
    }

    /// <summary>Waits for mail if there is a reason to; an empty answer means: begin, without mail. Null: nothing is left to do.</summary>
    private async Task<IReadOnlyList<InboxMessage>?> NextMailAsync()
    {
        while (true)
        {
            if (_mailbox.Collect())
            {
                _mailbox.Add(await services.Store.ReadInboxAsync(instanceId, stop));
            }

            var mayStart = !_history.IsStarted() && !IsTooEarly();
            if (mayStart || (_mailbox.HasMail && !IsTooEarly()))
            {
                return _mailbox.First(MailPerStep);
            }

            if (!_record.Open)
            {
                return null;
            }

            await _mailbox.WaitAsync(stop);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Orchestration {InstanceId} was written by somebody else; reading it again.")]
    private partial void LogConflict(string instanceId);

    [LoggerMessage(LogLevel.Warning, "Orchestration {InstanceId} is of version {Version}, which this host does not lead. It waits for one that does.")]
    private partial void LogRejected(string instanceId, string version);

    [LoggerMessage(LogLevel.Error, "Orchestration {InstanceId} could not take its next step; trying again in a moment.")]
    private partial void LogFailure(string instanceId, Exception failure);
}
