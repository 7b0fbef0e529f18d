using LoketFunctions.Loket.Configuration;

namespace LoketFunctions.Loket.Http;

/// <summary>One call to make.</summary>
/// <param name="Activity">Loket's name of the operation: in logs, failures and the rights check.</param>
/// <param name="Path">Relative to the API's base address, query included.</param>
/// <param name="Version">yyyy-MM-dd, see <see cref="LoketVersions"/>.</param>
internal sealed record LoketCall(HttpMethod Method, string Activity, string Path, string Version)
{
    /// <summary>Written as JSON; null: no body.</summary>
    public object? Body { get; init; }

    /// <summary>True for the few resources that Loket serves from its filter settings service.</summary>
    public bool FromFilterSettingsService { get; init; }

    /// <summary>True for writes whose answer Loket documents no body for: none then means no messages.</summary>
    public bool AnswerMayBeEmpty { get; init; }

    /// <summary>The ETag of what is to be changed: Loket refuses the write where it changed since. Null: whatever it is now.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Loket only says whether it would do it (X-ValidateOnly).</summary>
    public bool ValidatesOnly { get; init; }

    /// <summary>Asks for a file, in place of JSON; errors are JSON all the same.</summary>
    public bool AsPdf { get; init; }

    /// <summary>How often it was sent before.</summary>
    public int Resends { get; init; }

    /// <summary>May be repeated without harm.</summary>
    public bool IsSafe => Method == HttpMethod.Get;

    /// <summary>Filters in the path and the body may hold names.</summary>
    public override string ToString() => nameof(LoketCall);
}

/// <summary>Told of every attempt at a call, for reports and metrics. Called on many threads.</summary>
internal interface ILoketCallObserver
{
    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="status">Null when there was no answer.</param>
    void Completed(string activity, int? status, TimeSpan elapsed);
}

/// <summary>Makes attempts at calls part of a trace; whoever keeps traces provides it.</summary>
internal interface ILoketCallTracer
{
    /// <summary>An attempt begins.</summary>
    /// <param name="activity">Loket's name of the operation.</param>
    /// <param name="resends">How often the same call was sent before.</param>
    /// <returns>To be given the status when it is over; null where there was no answer.</returns>
    Action<int?> Begin(string activity, int resends);
}
