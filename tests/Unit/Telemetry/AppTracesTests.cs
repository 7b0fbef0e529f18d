using System.Diagnostics;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Tests.Telemetry;

/// <summary>Which trace a run belongs to.</summary>
public sealed class AppTracesTests : IDisposable
{
    private readonly AppTraces _traces = new();
    private readonly ActivitySource _worker = new("the worker's");
    private readonly ActivityListener _everybody = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public AppTracesTests() => ActivitySource.AddActivityListener(_everybody);

    [Fact]
    public void What_a_request_starts_belongs_to_its_trace()
    {
        using var request = _traces.Request("SyncNow", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var run = _traces.Schedule("SyncConnection", new("connection"), "run");
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Activity.Current!.TraceId.ToString());
    }

    [Fact]
    public void Runs_of_one_night_have_traces_of_their_own()
    {
        using var timer = _worker.StartActivity("function SyncConnections");
        var traces = Enumerable.Range(0, 2).Select(_ =>
        {
            using var run = _traces.Schedule("SyncConnection", new("connection"), "run");
            return Activity.Current!.TraceId;
        }).ToList();
        Assert.Equal(2, traces.Distinct().Count());
        Assert.DoesNotContain(timer!.TraceId, traces);
    }

    public void Dispose()
    {
        _everybody.Dispose();
        _worker.Dispose();
        _traces.Dispose();
    }
}
