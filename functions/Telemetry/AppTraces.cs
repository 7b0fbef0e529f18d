using System.Diagnostics;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Telemetry;

/// <summary>
/// The app's traces, in words of its own: which request, step or call, of which connection and run. Never an address, a header or a
/// name. A trace goes from a request through the orchestration to the calls that follow, as the durable inputs carry its id.
/// </summary>
internal sealed class AppTraces : IDisposable
{
    /// <summary>What a collector knows the app's traces and metrics by.</summary>
    public const string Name = "LoketFunctions";

    private readonly ActivitySource _source = new(Name);

    /// <summary>W3C <c>traceparent</c> of what is under way, for a durable input; null where nothing is traced.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A request that came in.</summary>
    /// <param name="traceParent">Of whoever sent it; null or unreadable begins a new trace.</param>
    public Span Request(string function, string? traceParent) => new(Begin(function, ActivityKind.Server, traceParent));

    /// <summary>Hands a run or an export over to its orchestration. What no request asked for has a trace of its own.</summary>
    public Span Schedule(string orchestration, ConnectionId connection, string run)
    {
        // The worker's own span of a timer would tie all runs of a night into one trace.
        if (Activity.Current?.Source.Name != Name)
            Activity.Current = null;
        return About(Begin($"schedule {orchestration}", ActivityKind.Producer, null), connection, run);
    }

    /// <summary>One execution of a step.</summary>
    /// <param name="trace">From the durable input.</param>
    public Span Step(string step, string? trace, ConnectionId connection, string run) =>
        About(Begin(step, ActivityKind.Consumer, trace), connection, run);

    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="resends">How often the same call was sent before.</param>
    public Span LoketCall(string activity, int resends) => Call($"Loket {activity}", "loket", resends);

    /// <param name="operation">Of the planner's side of the contract.</param>
    public Span PlannerCall(string operation, string planner, int resends) => Call($"Planner {operation}", planner, resends);

    public void Dispose() => _source.Dispose();

    private Span Call(string name, string peer, int resends)
    {
        var activity = Begin(name, ActivityKind.Client, null);
        activity?.SetTag("peer.service", peer);
        if (resends > 0)
            activity?.SetTag("http.request.resend_count", resends);
        return new Span(activity);
    }

    /// <summary>Below the parent that is named, else below what is under way.</summary>
    private Activity? Begin(string name, ActivityKind kind, string? parent) =>
        ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? _source.StartActivity(name, kind, context)
            : _source.StartActivity(name, kind);

    private static Span About(Activity? activity, ConnectionId connection, string run)
    {
        activity?.SetTag("loketfunctions.connection", connection.ToString());
        activity?.SetTag("loketfunctions.run", run);
        return new Span(activity);
    }
}
