using System.Diagnostics.Metrics;
using LoketFunctions.Failures;

namespace LoketFunctions.Telemetry;

/// <summary>How an attempt to refresh tokens ended.</summary>
internal enum RefreshOutcome
{
    Refreshed,

    /// <summary>Loket no longer accepts the grant.</summary>
    Refused,

    Failed,
}

/// <summary>
/// The app's metrics; docs/operations.md lists them with their units. Each has a method whose parameters are all that it can be given,
/// and every tag has few values, but the connection of <see cref="MonitoringMetrics"/>.
/// </summary>
internal sealed class AppMetrics
{
    private const string OutcomeTag = "outcome";
    private const string TriggerTag = "trigger";
    private const string StatusTag = "status_class";

    private static readonly InstrumentAdvice<double> Runs =
        new() { HistogramBucketBoundaries = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600] };
    private static readonly InstrumentAdvice<double> Calls =
        new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    private readonly Histogram<double> _syncDuration;
    private readonly Histogram<double> _exportDuration;
    private readonly Histogram<double> _pushDuration;
    private readonly Counter<long> _records;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _loketCalls;
    private readonly Histogram<double> _loketCallDuration;
    private readonly Counter<long> _plannerCalls;
    private readonly Histogram<double> _plannerCallDuration;
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _mails;
    private readonly Gauge<int> _dependencies;

    public AppMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(AppTraces.Name);
        _syncDuration = meter.CreateHistogram("loketfunctions.sync.duration", "s", "From the start of a sync to its end.", advice: Runs);
        _exportDuration = meter.CreateHistogram(
            "loketfunctions.export.duration", "s", "From the start of an export to its end.", advice: Runs);
        _pushDuration = meter.CreateHistogram("loketfunctions.push.duration", "s", "From the start of a push to its end.", advice: Runs);
        _records = meter.CreateCounter<long>("loketfunctions.sync.records", "{record}", "What became of employees.");
        _failures = meter.CreateCounter<long>(
            "loketfunctions.failures", "{failure}", "What kept a run, an export or an administration of one from succeeding.");
        _loketCalls = meter.CreateCounter<long>("loketfunctions.loket.calls", "{call}", "Attempts at calls to Loket.");
        _loketCallDuration = meter.CreateHistogram(
            "loketfunctions.loket.call.duration", "s", "From sending to the end of Loket's answer.", advice: Calls);
        _plannerCalls = meter.CreateCounter<long>("loketfunctions.planner.calls", "{call}", "Attempts at calls to planners.");
        _plannerCallDuration = meter.CreateHistogram(
            "loketfunctions.planner.call.duration", "s", "From sending to the planner's answer.", advice: Calls);
        _refreshes = meter.CreateCounter<long>("loketfunctions.token.refreshes", "{refresh}", "Refreshes of connections' tokens.");
        _mails = meter.CreateCounter<long>(
            "loketfunctions.mails", "{mail}", "Mails, sent or not; what planners are told is among the calls to planners.");
        _dependencies = meter.CreateGauge<int>("loketfunctions.dependency.up", "1", "1 where the last look at readiness could use it.");
    }

    public void SyncEnded(Enum outcome, Enum trigger, TimeSpan duration) =>
        _syncDuration.Record(duration.TotalSeconds, Tag(OutcomeTag, outcome), Tag(TriggerTag, trigger));

    public void ExportEnded(Enum outcome, Enum trigger, TimeSpan duration) =>
        _exportDuration.Record(duration.TotalSeconds, Tag(OutcomeTag, outcome), Tag(TriggerTag, trigger));

    public void PushEnded(Enum outcome, Enum trigger, TimeSpan duration) =>
        _pushDuration.Record(duration.TotalSeconds, Tag(OutcomeTag, outcome), Tag(TriggerTag, trigger));

    public void Records(int created, int updated, int unchanged, int skipped, int failed)
    {
        Add("created", created);
        Add("updated", updated);
        Add("unchanged", unchanged);
        Add("skipped", skipped);
        Add("failed", failed);

        void Add(string outcome, int count)
        {
            if (count > 0)
                _records.Add(count, Tag(OutcomeTag, outcome));
        }
    }

    /// <param name="code">The stable code of the failure.</param>
    public void Failed(FailureClass failureClass, string code) =>
        _failures.Add(1, Tag("class", Label(FailureClassName.Of(failureClass))), Tag("code", code));

    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="status">Null where there was no answer.</param>
    public void LoketCalled(string activity, int? status, TimeSpan elapsed)
    {
        _loketCalls.Add(1, Tag("activity", activity), Tag(StatusTag, ClassOf(status)));
        _loketCallDuration.Record(elapsed.TotalSeconds, Tag(StatusTag, ClassOf(status)));
    }

    /// <param name="operation">Of the planner's side of the contract.</param>
    public void PlannerCalled(string operation, string planner, int? status, TimeSpan elapsed)
    {
        _plannerCalls.Add(1, Tag("operation", operation), Tag("planner", planner), Tag(StatusTag, ClassOf(status)));
        _plannerCallDuration.Record(elapsed.TotalSeconds, Tag("planner", planner), Tag(StatusTag, ClassOf(status)));
    }

    public void TokensRefreshed(RefreshOutcome outcome) => _refreshes.Add(1, Tag(OutcomeTag, outcome));

    public void Mailed(bool isSent) => _mails.Add(1, Tag(OutcomeTag, isSent ? "sent" : "failed"));

    public void LookedAt(string dependency, bool isUp) => _dependencies.Record(isUp ? 1 : 0, Tag("dependency", dependency));

    private static KeyValuePair<string, object?> Tag(string name, Enum value) => new(name, Label(value.ToString()));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string Label(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>2xx, 4xx and so on.</summary>
    private static string ClassOf(int? status) => status is { } code ? $"{code / 100}xx" : "none";
}
