using System.Diagnostics;
using LoketFunctions.Failures;

namespace LoketFunctions.Telemetry;

/// <summary>
/// A piece of a trace under way; nothing where nobody listens. What can be said of it has a method of its own, so that nothing else
/// gets into a trace.
/// </summary>
internal readonly struct Span(Activity? activity) : IDisposable
{
    /// <summary>It did not succeed.</summary>
    /// <param name="code">The stable code of the failure.</param>
    public void Failed(FailureClass failureClass, string code)
    {
        activity?.SetTag("error.type", code);
        activity?.SetTag("loketfunctions.failure.class", FailureClassName.Of(failureClass));
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A call was answered; null where it was not.</summary>
    public void Answered(int? status)
    {
        const int FirstError = 400;
        if (status is { } code)
            activity?.SetTag("http.response.status_code", code);
        if (status is null or >= FirstError)
            activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>A request was answered.</summary>
    public void Responded(int status)
    {
        const int FirstOfOurs = 500;
        activity?.SetTag("http.response.status_code", status);
        if (status >= FirstOfOurs)
            activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => activity?.Dispose();
}
