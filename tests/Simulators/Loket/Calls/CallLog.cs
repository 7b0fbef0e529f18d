using System.Diagnostics;
using System.Globalization;

namespace LoketFunctions.Simulators.Loket.Calls;

/// <summary>One call as remembered: path with names for ids, so never anything personal.</summary>
internal sealed record CallRecord(string Method, string Path, string Activity, int Status, string? User, double Milliseconds);

/// <summary>The figures of all calls since the last reset.</summary>
/// <param name="Token">Calls to the token endpoint, per grant type and outcome.</param>
/// <param name="Peak">The most calls that were under way at once.</param>
internal sealed record CallFigures(
    int Total, IReadOnlyDictionary<string, int> Activities, IReadOnlyDictionary<string, int> Statuses, IReadOnlyDictionary<string,
        int> Token, int TokenTotal, int Peak);

/// <summary>Remembers every call: REST and token endpoint apart.</summary>
internal sealed class CallLog
{
    private const int MaxKept = 20_000;
    private readonly Lock _gate = new();
    private readonly Queue<CallRecord> _calls = new();
    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _token = new(StringComparer.Ordinal);
    private int _total;
    private int _underWay;
    private int _peak;

    public CallFigures Figures
    {
        get
        {
            lock (_gate)
            {
                return new CallFigures(
                    _total, new SortedDictionary<string, int>(_activities), new SortedDictionary<string, int>(_statuses),
                    new SortedDictionary<string, int>(_token), _token.Values.Sum(), _peak);
            }
        }
    }

    public CallEntry Begin(string method, string path, string activity)
    {
        lock (_gate)
        {
            _peak = Math.Max(_peak, ++_underWay);
        }

        return new CallEntry(this, method, path, activity, Stopwatch.GetTimestamp());
    }

    public IReadOnlyList<CallRecord> Latest(int count)
    {
        lock (_gate)
        {
            return [.. _calls.TakeLast(count)];
        }
    }

    /// <summary>Counts a call to the token endpoint.</summary>
    /// <param name="grantAndOutcome">For instance <c>refresh_token ok</c> or <c>refresh_token invalid_grant</c>.</param>
    public void Token(string grantAndOutcome)
    {
        lock (_gate)
        {
            _token[grantAndOutcome] = _token.GetValueOrDefault(grantAndOutcome) + 1;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _calls.Clear();
            _activities.Clear();
            _statuses.Clear();
            _token.Clear();
            _total = 0;
            _peak = _underWay;
        }
    }

    internal void End(CallRecord call)
    {
        var status = call.Status.ToString(CultureInfo.InvariantCulture);
        lock (_gate)
        {
            _underWay--;
            _total++;
            _activities[call.Activity] = _activities.GetValueOrDefault(call.Activity) + 1;
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            _calls.Enqueue(call);
            while (_calls.Count > MaxKept)
            {
                _calls.Dequeue();
            }
        }
    }
}

/// <summary>A call under way; it is remembered when it ends, however it ends (status 0: never answered).</summary>
internal sealed class CallEntry(CallLog log, string method, string path, string activity, long started) : IDisposable
{
    public int Status { get; set; }

    public string? User { get; set; }

    public void Dispose() =>
        log.End(new CallRecord(method, path, activity, Status, User, Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1)));
}
