using System.Diagnostics.Metrics;
using LoketFunctions.Connections;
using LoketFunctions.Monitoring;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Telemetry;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Monitoring;

/// <summary>The look at all connections. Eitje's night is at 22:00; the clocks go forward in the night of 29 March 2026.</summary>
[Collection(ConnectionTests.Name)]
public sealed class ConnectionMonitorTests(AppStorage fixture)
{
    private static readonly DateTimeOffset SummerMorning = new(2026, 3, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ItsNight = new(2026, 3, 28, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_night_that_is_not_finished_at_six_in_Amsterdam_is_told_once()
    {
        var watch = await Watched.StartAsync(fixture);
        await watch.AddAsync(row => row.LastNightEnded = ItsNight.AddHours(1));
        await watch.AddAsync(row => row.LastNightEnded = ItsNight.AddMinutes(-1));
        await watch.AddAsync(row => row.LastNightEnded = null);
        // Not due: nothing can run, made after that night, or its time is too near the morning and the night before was done.
        await watch.AddAsync(row => (row.State, row.Attention) = (ConnectionState.NeedsAttention, AttentionReason.Reconnect));
        await watch.AddAsync(row => row.CreatedAt = ItsNight.AddHours(1));
        await watch.AddAsync(row => (row.NightlyAt, row.LastNightEnded) = ("05:30", SummerMorning.AddDays(-1).AddHours(1)));
        await watch.AddAsync(row => row.State = ConnectionState.Disconnected);

        await watch.LookAtAsync(SummerMorning.AddMinutes(-1));
        Assert.DoesNotContain(watch.Lines, line => line.Contains("of 2026-03-29", StringComparison.Ordinal));

        await watch.LookAtAsync(SummerMorning);
        await watch.LookAtAsync(SummerMorning.AddHours(1));

        Assert.Single(watch.Lines, line => line == "The night of 2026-03-29 is not finished: 2 of 4 connections");
        Assert.Single(
            watch.Lines, line => line == "For the operator: NightNotFinished: night of 2026-03-29: 2 of 4 connections are not done");
    }

    [Theory]
    [InlineData("eitje", false)]
    [InlineData("personio", null)]
    public void No_night_is_awaited_where_an_HR_system_leads(string profile, bool? done)
    {
        var check = new NightlyCompletionCheck(Installation.NewPlanners("https://planner.example/settings", profile));
        var connection = new Connection
        {
            PartitionKey = new Tenant("eitje", "acme").Key,
            State = ConnectionState.Active,
            CreatedAt = SummerMorning.AddDays(-9),
        };

        Assert.Equal(done, check.IsDone(connection, SummerMorning));
    }

    [Fact]
    public async Task Gauges_and_a_line_tell_of_all_connections()
    {
        var watch = await Watched.StartAsync(fixture);
        var first = await watch.AddAsync(row => (row.LastGoodSync, row.DeadLetters) = (SummerMorning.AddHours(-30), 2));
        await watch.AddAsync(row =>
            (row.State, row.Attention, row.LastGoodSync) = (ConnectionState.NeedsAttention, AttentionReason.PlannerFailing, SummerMorning));
        await watch.AddAsync(row => (row.State, row.DeadLetters) = (ConnectionState.SetUp, 1));

        await watch.LookAtAsync(SummerMorning);

        Assert.Contains("Connections: 1 active, 1 need attention, 3 dead letters, oldest good sync 30 hours ago", watch.Lines);
        var gauges = watch.Gauges();
        Assert.Equal(3, gauges["loketfunctions.dead_letters"]);
        Assert.Equal(1, gauges["loketfunctions.connections SetUp"]);
        Assert.Equal(30 * 3600, gauges[$"{MonitoringMetrics.GoodSyncAge} {first.Id}"]);

        // An instance that looks no more tells nothing that is old.
        watch.Advance(TimeSpan.FromHours(2));
        Assert.Empty(watch.Gauges());
    }

    /// <summary>An installation in which nothing else is, as the watch looks at all that there is.</summary>
    private sealed class Watched
    {
        private readonly Installation _installation;
        private readonly IMeterFactory _meters;
        private readonly ConnectionMonitor _watch;

        private Watched(AppTables tables)
        {
            _installation = new Installation(tables);
            var (clock, log) = (_installation.Clock, _installation.Log);
            _meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
            _watch = new ConnectionMonitor(
                new ConnectionStore(tables, _installation.Planners), new MonitoringMetrics(_meters, clock),
                new NightlyCompletionCheck(_installation.Planners),
                new NoticeKit(_installation).Operators,
                new WorkLeases(tables, clock), new MonitoringOptions(), clock, new Logger<ConnectionMonitor>(log));
        }

        public IEnumerable<string> Lines => _installation.Log.Lines.Select(one => one.Line.Trim());

        public static async Task<Watched> StartAsync(AppStorage fixture)
        {
            foreach (var row in await fixture.Tables.Connections.ListAsync<Connection>("", default))
                await fixture.Tables.Connections.TryDeleteAsync(row, default);
            foreach (var row in await fixture.Tables.Leases.PartitionAsync<WorkLease>("all", default))
                await fixture.Tables.Leases.TryDeleteAsync(row, default);
            return new Watched(fixture.Tables);
        }

        public async Task<Connection> AddAsync(Action<Connection> change)
        {
            var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
            return await new ConnectionStore(_installation.Tables, _installation.Planners).ChangeAsync(
                connection.Tenant, connection.Id, change, default);
        }

        public Task LookAtAsync(DateTimeOffset moment)
        {
            Advance(moment - _installation.Clock.GetUtcNow());
            return _watch.LookAsync(default);
        }

        public void Advance(TimeSpan time) => _installation.Clock.Advance(time);

        public Dictionary<string, double> Gauges()
        {
            var seen = new Dictionary<string, double>(StringComparer.Ordinal);
            using var listener = new MeterListener
            {
                InstrumentPublished = (instrument, its) =>
                {
                    if (ReferenceEquals(instrument.Meter.Scope, _meters))
                        its.EnableMeasurementEvents(instrument);
                },
            };
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen[NameOf(instrument, tags)] = value);
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[NameOf(instrument, tags)] = value);
            listener.Start();
            listener.RecordObservableInstruments();
            return seen;
        }

        private static string NameOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")]);
    }
}
