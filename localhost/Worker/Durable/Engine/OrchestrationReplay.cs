using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>What a step came to: what was asked for, and the end if it was reached.</summary>
internal sealed record ReplayResult(
    IReadOnlyList<Asked> Requests, ExecutionEnded? End, ContinueAsNewOptions? Continuation, ReplayContext Context, bool IsSuspended);

/// <summary>Runs an orchestrator from its beginning through its history and then through what is new, on one thread.</summary>
internal sealed class OrchestrationReplay(
    IFunctionExecutor executor, DataConverter converter, ILoggerFactory loggers, string defaultVersion)
{
    public ReplayResult Run(InstanceRecord instance, IEnumerable<HistoryEvent> history, IEnumerable<HistoryEvent> news)
    {
        var thread = new ReplaySynchronizationContext();
        var run = new SingleRun(executor, instance, new ReplayContext(instance, converter, loggers, thread, defaultVersion), thread);
        thread.Run(() => run.Play(history, news));
        return run.Result();
    }

    private sealed class SingleRun(
        IFunctionExecutor executor, InstanceRecord instance, ReplayContext context, ReplaySynchronizationContext thread)
    {
        private readonly Queue<HistoryEvent> _whileSuspended = new();
        private Task<object?>? _orchestrator;
        private Exception? _failure;
        private bool _isSuspended;

        public void Play(IEnumerable<HistoryEvent> history, IEnumerable<HistoryEvent> news)
        {
            try
            {
                context.SetReplaying(true);
                foreach (var past in history)
                {
                    Process(past);
                }

                context.ConfirmNothingIsLeft();
                context.SetReplaying(false);
                foreach (var fresh in news)
                {
                    Process(fresh);
                }
            }
            catch (Exception failure)
            {
                _failure = failure;
            }
        }

        public ReplayResult Result()
        {
            var failure = _failure ?? (IsStuck() ? ReplayContext.IllegalAwait() : _orchestrator?.Exception?.InnerException);
            if (failure is null && _orchestrator is { IsCanceled: true })
            {
                failure = new TaskCanceledException(_orchestrator);
            }

            if (failure is null && _orchestrator is { IsCompletedSuccessfully: true } && context.Continuation is { } continuation)
            {
                return new(context.NewRequests, null, continuation, context, _isSuspended);
            }

            // What a diverged orchestrator asked for is not to be trusted.
            IReadOnlyList<Asked> requests = _failure is NonDeterministicOrchestrationException ? [] : context.NewRequests;
            return new(requests, End(failure), null, context, _isSuspended);
        }

        private ExecutionEnded? End(Exception? failure)
        {
            if (failure is null)
            {
                return _orchestrator is { IsCompletedSuccessfully: true } done
                    ? Serialized(done.Result)
                    : null;
            }

            return new(OrchestrationRuntimeStatus.Failed, failure.Message, TaskFailureDetails.FromException(failure));
        }

        private ExecutionEnded Serialized(object? output)
        {
            try
            {
                return new(OrchestrationRuntimeStatus.Completed, context.Serialize(output), null);
            }
            catch (Exception failure)
            {
                return End(failure)!;
            }
        }

        /// <summary>Neither ended nor waiting for anything that history could bring: it awaits something else.</summary>
        private bool IsStuck() => thread.WasUsedByAnotherThread
            || (_orchestrator is { IsCompleted: false } && context.AwaitsNothing && !_isSuspended);

        private void Process(HistoryEvent e)
        {
            if (_isSuspended && e is not (ExecutionResumed or StepStarted or Asked))
            {
                _whileSuspended.Enqueue(e);
                return;
            }

            Deliver(e);
            thread.Drain();
        }

        private void Deliver(HistoryEvent e)
        {
            switch (e)
            {
                case StepStarted step:
                    context.BeginStep(step.At);
                    break;
                case ExecutionStarted:
                    _orchestrator = executor.RunOrchestratorAsync(instance.Start.Name, context);
                    break;
                case Asked asked:
                    context.Confirm(asked);
                    break;
                case TaskCompleted done:
                    context.Complete(done.Id, done.Output);
                    break;
                case TaskFailed failed:
                    context.Fail(failed);
                    break;
                case TimerFired fired:
                    context.Complete(fired.Id, null);
                    break;
                case EventRaised raised:
                    context.Raise(raised);
                    break;
                case ExecutionSuspended:
                    _isSuspended = true;
                    break;
                case ExecutionResumed:
                    Resume();
                    break;
            }
        }

        private void Resume()
        {
            _isSuspended = false;
            while (!_isSuspended && _whileSuspended.TryDequeue(out var kept))
            {
                Process(kept);
            }
        }
    }
}
