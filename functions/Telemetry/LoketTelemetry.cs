using LoketFunctions.Loket.Http;

namespace LoketFunctions.Telemetry;

/// <summary>Makes every attempt at a call to Loket part of its trace, and counts it.</summary>
internal sealed class LoketTelemetry(AppTraces traces, AppMetrics metrics) : ILoketCallObserver, ILoketCallTracer
{
    public void Completed(string activity, int? status, TimeSpan elapsed) => metrics.LoketCalled(activity, status, elapsed);

    public Action<int?> Begin(string activity, int resends)
    {
        var span = traces.LoketCall(activity, resends);
        return status =>
        {
            span.Answered(status);
            span.Dispose();
        };
    }
}
