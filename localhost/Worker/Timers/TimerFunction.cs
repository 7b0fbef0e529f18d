using System.Globalization;
using LoketFunctions.Localhost.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Localhost.Timers;

/// <summary>A timer of the app, its schedule and retries understood.</summary>
/// <param name="RetryWait">How long to wait before the retry with this number, from zero; null for no more.</param>
internal sealed record TimerFunction(FunctionEntry Function, TimerSchedule Schedule, Func<int, TimeSpan?> RetryWait)
{
    private const int ForEver = -1;

    public TimerTriggerAttribute Trigger => (TimerTriggerAttribute)Function.Trigger;

    /// <exception cref="FunctionAppException">The schedule or a retry's interval makes no sense.</exception>
    public static TimerFunction From(FunctionEntry function) => new(
        function,
        TimerSchedule.Parse(function.Schedule!, function.Name),
        function.Retry switch
        {
            FixedDelayRetryAttribute retry when Interval(retry.DelayInterval, function) is var wait =>
                number => IsLeft(retry, number) ? wait : null,
            ExponentialBackoffRetryAttribute retry
                when (Interval(retry.MinimumInterval, function), Interval(retry.MaximumInterval, function)) is var (first, longest) =>
                number => IsLeft(retry, number) ? Doubled(first, number, longest) : null,
            _ => _ => null,
        });

    private static bool IsLeft(RetryAttribute retry, int number) => retry.MaxRetryCount == ForEver || number < retry.MaxRetryCount;

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest) =>
        TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, times)));

    private static TimeSpan Interval(string text, FunctionEntry function) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var interval) && interval >= TimeSpan.Zero
            ? interval
            : throw FunctionCatalog.Problem(function.Name, $"its retry interval '{text}' is not an interval as hh:mm:ss.");
}
