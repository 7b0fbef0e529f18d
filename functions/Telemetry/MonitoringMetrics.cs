using System.Diagnostics.Metrics;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Telemetry;

/// <summary>What the last look at all connections found.</summary>
/// <param name="Connections">How many, by state.</param>
/// <param name="DeadLetters">Exports whose planner could not be notified.</param>
/// <param name="GoodSyncs">When the last whole sync of each connection went well.</param>
internal sealed record MonitoringFigures(
    DateTimeOffset At, IReadOnlyList<(Enum State, int Count)> Connections, int DeadLetters,
    IReadOnlyList<(ConnectionId Connection, DateTimeOffset At)> GoodSyncs)
{
    public override string ToString() => nameof(MonitoringFigures);
}

/// <summary>
/// The gauges of the watch. A look counts for two hours, so that an instance that no longer looks tells nothing that is old.
/// </summary>
internal sealed class MonitoringMetrics
{
    /// <summary>The one metric with a value per connection.</summary>
    public const string GoodSyncAge = "loketfunctions.connection.last_good_sync.age";

    /// <summary>Longer than from one look to the next.</summary>
    private static readonly TimeSpan CountsFor = TimeSpan.FromHours(2);

    private readonly TimeProvider _clock;
    private volatile MonitoringFigures? _last;

    public MonitoringMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(AppTraces.Name);
        meter.CreateObservableGauge("loketfunctions.connections", Connections, "{connection}", "Connections by state.");
        meter.CreateObservableGauge("loketfunctions.dead_letters", DeadLetters, "{export}", "Exports whose planner could not be told.");
        meter.CreateObservableGauge(GoodSyncAge, Ages, "s", "Since the last whole sync of a connection that went well.");
    }

    public void Show(MonitoringFigures figures) => _last = figures;

    private MonitoringFigures? Fresh => _last is { } last && _clock.GetUtcNow() - last.At < CountsFor ? last : null;

    private IEnumerable<Measurement<int>> Connections() =>
        Fresh?.Connections.Select(one => new Measurement<int>(one.Count, new KeyValuePair<string, object?>("state", one.State.ToString())))
            ?? [];

    private IEnumerable<Measurement<int>> DeadLetters() => Fresh is { } figures ? [new Measurement<int>(figures.DeadLetters)] : [];

    private IEnumerable<Measurement<double>> Ages() =>
        Fresh?.GoodSyncs.Select(one => new Measurement<double>(
            (_clock.GetUtcNow() - one.At).TotalSeconds, new KeyValuePair<string, object?>("connection", one.Connection.ToString()))) ?? [];
}
