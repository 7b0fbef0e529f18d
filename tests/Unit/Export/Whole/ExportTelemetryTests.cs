using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Runs;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>What operators see of an export: one trace from the request to the calls, metrics, and one line at its end.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportTelemetryTests(AppStorage storage)
{
    [Fact]
    public async Task One_trace_leads_from_the_request_to_every_call_that_follows()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AppTraces.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var world = await ExportWorld.StartAsync(storage);
        var caller = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);

        string exportId;
        using (world.Services.GetRequiredService<AppTraces>().Request("RequestExport", $"00-{caller.TraceId}-{caller.SpanId}-00"))
            exportId = await world.ReceiveAsync(new Life(), "msg-1", ExportWorld.Body([ExportWorld.Shift(0, 2, meals: 1)]));
        world.StartHost(new Life());
        await world.CompletedAsync(new ExportRun(world.Connection.Tenant.Key, world.Connection.Id, exportId));

        var ofExport = spans.Where(span => span.TraceId == caller.TraceId).ToList();
        var request = Assert.Single(ofExport, span => span.DisplayName == "RequestExport");
        Assert.Equal(caller.SpanId, request.ParentSpanId);
        var scheduled = Assert.Single(ofExport, span => span.DisplayName == "schedule ExportConnection");
        Assert.Equal(request.SpanId, scheduled.ParentSpanId);
        var steps = ofExport.Where(span => span.ParentSpanId == scheduled.SpanId).ToList();
        Assert.Superset(
            new HashSet<string> { "PrepareExport", "PrepareAdministration", "SelectRegistrations", "PlanAdministration", "SendPeriodData",
                "SendMarks", "FinishExport" },
            steps.Select(step => step.DisplayName).ToHashSet());
        Assert.All(steps, step => Assert.Equal(exportId, step.GetTagItem("loketfunctions.run")));

        // Whether there is such a period is asked before the request is taken.
        var asked = Assert.Single(ofExport, span => span.Kind == ActivityKind.Client && span.ParentSpanId == request.SpanId);
        Assert.Equal("Loket GetPayrollPeriodsByPayrollAdministrationId", asked.DisplayName);

        // Every other call is part of the step that made it, and there are as many as Loket and the planner met.
        var calls = ofExport.Where(span => span.Kind == ActivityKind.Client && span != asked).ToList();
        Assert.All(calls, call => Assert.Contains(steps, step => step.SpanId == call.ParentSpanId));
        var patch = Assert.Single(calls, call => call.DisplayName == "Loket PatchCollectivePayrollPeriodDataByEmployerId");
        Assert.Equal("SendPeriodData", steps.Single(step => step.SpanId == patch.ParentSpanId).DisplayName);
        Assert.Equal((await world.Exports.FindAsync(new RunKey(world.Connection.Id, exportId), default))!.LoketCalls,
            calls.Count(call => call.DisplayName.StartsWith("Loket ", StringComparison.Ordinal)));
        Assert.Contains(
            calls, call => call.DisplayName == "Planner SendExportMarks" && (string?)call.GetTagItem("peer.service") == "eitje");
    }

    [Fact]
    public async Task Metrics_count_an_export_once_and_its_calls()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        var (meters, seen) = (host.Services.GetRequiredService<IMeterFactory>(), new ConcurrentDictionary<string, double>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, its) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                    its.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        listener.Start();
        host.Services.GetRequiredService<AppMetrics>();
        world.Planner.Faults.Answer(503, path: "/marks");

        var run = await world.AskAsync(1, [ExportWorld.Shift(0, 2, meals: 1)]);
        await world.ScheduleAsync(run);
        await world.CompletedAsync(run);

        Assert.Equal(1, seen["loketfunctions.export.duration outcome=completed trigger=request"]);
        Assert.Equal(1, seen["loketfunctions.loket.calls activity=PatchCollectivePayrollPeriodDataByEmployerId status_class=2xx"]);
        Assert.Equal(1, seen["loketfunctions.planner.calls operation=SendExportMarks planner=eitje status_class=5xx"]);
        Assert.Equal(1, seen["loketfunctions.planner.calls operation=SendExportMarks planner=eitje status_class=2xx"]);
        Assert.Equal(
            (await world.RowAsync(run)).LoketCalls,
            seen.Where(one => one.Key.StartsWith("loketfunctions.loket.calls", StringComparison.Ordinal)).Sum(one => one.Value));
        Assert.Single(world.Logs.Lines(typeof(ExportEvents).FullName!), line => line.StartsWith(
            $"Export {run.ExportId} of connection {run.ConnectionId} finished: Completed, ", StringComparison.Ordinal));

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]);
            seen.AddOrUpdate(key, value, (_, before) => before + value);
        }
    }
}
