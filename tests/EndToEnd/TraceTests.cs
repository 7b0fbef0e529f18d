using System.Diagnostics;
using System.Text;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>O3: what a collector is sent, by a running app.</summary>
[Collection(Installation.Collection)]
public sealed class TraceTests(Installation app)
{
    [Fact]
    public async Task One_trace_leads_from_the_planners_request_to_the_calls_to_Loket_and_back()
    {
        var account = await app.ConnectedAccountAsync();
        // The client sends it along, as a planner's does that traces.
        using var planners = new Activity("the planner's").SetIdFormat(ActivityIdFormat.W3C).Start();

        await account.SyncAsync();

        foreach (var span in new[] { "SyncNow", "schedule SyncConnection", "PlanRun", "SyncAdministration", "FinishRun",
            "Loket GetEmploymentsByEmployerId", "Planner SendStaffBatch" })
            await Waiting.UntilAsync(
                $"the span {span}", () => Task.FromResult(app.Collector.Has(planners.TraceId, span)));
        await Waiting.UntilAsync(
            "the metrics", () => Task.FromResult(app.Collector.Metrics
                .Any(body => Holds(body, "loketfunctions.sync.duration") && Holds(body, "loketfunctions.loket.calls"))));
    }

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
