using LoketFunctions.Failures;
using LoketFunctions.Settings;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace LoketFunctions.Planner;

/// <summary>How calls to planners are bounded. Read from <c>PlannerCalls</c>.</summary>
internal sealed record PlannerOptions
{
    private const int MostRetries = 10;
    private static readonly TimeSpan LongestForPeople = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public int Retries { get; init; } = 3;

    /// <summary>Before the first retry; doubled after each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For what a page waits for: whoever looks at it has less patience than a run.</summary>
    public PlannerOptions ForPeople() => this with { Timeout = Timeout < LongestForPeople ? Timeout : LongestForPeople };

    public static PlannerOptions Read(AppSettings settings)
    {
        var section = settings.Section("PlannerCalls");
        var standard = new PlannerOptions();
        return new PlannerOptions
        {
            Timeout = section.Duration(nameof(Timeout), standard.Timeout, LongestTimeout),
            Retries = section.Number(nameof(Retries), standard.Retries, 1, MostRetries),
            RetryDelay = section.Duration(nameof(RetryDelay), standard.RetryDelay, LongestTimeout),
        };
    }
}

internal static class PlannerPipeline
{
    /// <summary>A planner that asks for more patience than this gets it from the next step of the run, not from a waiting call.</summary>
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>One attempt, bounded in time.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Once(PlannerOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();

    /// <summary>As often as <see cref="PlannerOptions.Retries"/> says, where the failure may pass.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Repeating(PlannerOptions options, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    (arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException
                        && !IsTooLarge(arguments.Outcome.Exception) && !RefusedAddressException.IsCauseOf(arguments.Outcome.Exception))
                    || (arguments.Outcome.Result is { } response && IsTransient(response) && !(RetryAfterOf(response) > MaxRetryAfter))),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response ? RetryAfterOf(response) : null),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();

    public static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } sent && date > sent => date - sent,
        _ => null,
    };

    /// <summary>The answer is larger than <see cref="PlannerResponse.Largest"/>, and will be the next time too.</summary>
    public static bool IsTooLarge(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    private static bool IsTransient(HttpResponseMessage response) => (int)response.StatusCode is 429 or >= 500;
}
