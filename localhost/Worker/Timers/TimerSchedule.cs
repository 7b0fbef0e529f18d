using System.Globalization;
using LoketFunctions.Localhost.Functions;
using NCrontab;

namespace LoketFunctions.Localhost.Timers;

/// <summary>When a timer is due, in UTC: NCRONTAB with five or six fields, or an interval as <c>hh:mm:ss</c>.</summary>
internal sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;
    private static readonly TimeSpan ShortestKept = TimeSpan.FromMinutes(1);
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval) => (_cron, _interval) = (cron, interval);

    /// <exception cref="FunctionAppException">The text is neither.</exception>
    public static TimerSchedule Parse(string text, string function)
    {
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new TimerSchedule(null, interval);
        var hasSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds }) is { } cron
            ? new TimerSchedule(cron, TimeSpan.Zero)
            : throw FunctionCatalog.Problem(function, $"its schedule '{text}' is neither NCRONTAB with five or six fields nor an interval as hh:mm:ss.");
    }

    public DateTime Next(DateTime after) => _cron?.GetNextOccurrence(after) ?? after + _interval;

    /// <summary>Whether occurrences are rare enough to be made up for.</summary>
    public bool IsWorthKeeping(DateTime now)
    {
        var next = Next(now);
        return Next(next) - next >= ShortestKept;
    }
}
