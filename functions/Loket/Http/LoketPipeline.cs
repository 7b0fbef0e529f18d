using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LoketFunctions.Loket.Http;

/// <summary>
/// The one way to Loket's REST API. From outside in: repeat reads whose failure is transient; wait for a turn at the
/// connection's gate (not counted in the timeout); time out the attempt; send it and read the answer to its end.
/// </summary>
internal sealed class LoketPipeline
{
    private readonly LoketSender _sender;
    private readonly ConnectionGates _gates;
    private readonly LoketOptions _options;
    private readonly ResiliencePipeline _repeat;
    private readonly ResiliencePipeline _timeout;

    public LoketPipeline(LoketSender sender, ConnectionGates gates, LoketOptions options, TimeProvider time)
    {
        (_sender, _gates, _options) = (sender, gates, options);
        _repeat = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Repeat()).Build();
        _timeout = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    public async Task<TAnswer> SendAsync<TAnswer>(
        ConnectionId connectionId, LoketCall call, AccessToken token, ILoketCallObserver? observer, CancellationToken cancellation)
        where TAnswer : class, IResponse
    {
        var sent = 0;
        async ValueTask<TAnswer> Attempt(CancellationToken attempt) =>
            await AttemptAsync<TAnswer>(connectionId, call with { Resends = sent++ }, token, observer, attempt);

        return call.IsSafe ? await _repeat.ExecuteAsync(Attempt, cancellation) : await Attempt(cancellation);
    }

    /// <summary>Opens a file, as <see cref="SendAsync"/>. Its body is not repeated: whoever reads it has had a part of it.</summary>
    public async Task<Stream> OpenAsync(
        ConnectionId connectionId, LoketCall call, AccessToken token, ILoketCallObserver? observer, CancellationToken cancellation)
    {
        var sent = 0;
        return await _repeat.ExecuteAsync(
            async attempt =>
            {
                var turn = await _gates.EnterAsync(connectionId, attempt);
                Stream? file = null;
                try
                {
                    var again = call with { Resends = sent++ };
                    return file = await TimedAsync(again, turn, inTime => _sender.OpenAsync(again, token, observer, turn, inTime), attempt);
                }
                finally
                {
                    if (file is null)
                        turn.Dispose();
                }
            },
            cancellation);
    }

    private async Task<TAnswer> AttemptAsync<TAnswer>(
        ConnectionId connectionId, LoketCall call, AccessToken token, ILoketCallObserver? observer, CancellationToken cancellation)
        where TAnswer : class, IResponse
    {
        using var turn = await _gates.EnterAsync(connectionId, cancellation);
        return await TimedAsync(call, turn, inTime => _sender.SendAsync<TAnswer>(call, token, observer, inTime), cancellation);
    }

    private async Task<T> TimedAsync<T>(
        LoketCall call, ConnectionGate.Turn turn, Func<CancellationToken, Task<T>> send, CancellationToken cancellation)
    {
        try
        {
            var answer = await _timeout.ExecuteAsync(async inTime => await send(inTime), cancellation);
            turn.Succeeded();
            return answer;
        }
        catch (TimeoutRejectedException e)
        {
            throw new LoketException(new LoketFailure(FailureReason.TimedOut, null, call.Activity), e);
        }
        catch (LoketException e) when (e.Failure.HttpStatus is 429 or 503)
        {
            turn.Throttled(e.Failure.RetryAfter);
            throw;
        }
    }

    private RetryStrategyOptions Repeat() => new()
    {
        MaxRetryAttempts = _options.RetryAttempts,
        Delay = _options.RetryDelay,
        MaxDelay = _options.RetryMaxDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is LoketException { Failure: { Class: FailureClass.Transient } failure }
            && !(failure.RetryAfter > _options.RetryMaxDelay)),
        // Null leaves the delay to the backoff.
        DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as LoketException)?.Failure.RetryAfter),
    };
}
