using LoketFunctions.Console.Requests;
using LoketFunctions.Http;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>The forms of steps. A page has those of several requests, so that each field is named by its request.</summary>
internal static class StepInput
{
    public const string RequestId = "request";

    public static string Day(string? requestId) => NameOf("firstExchange", requestId);

    public static string Reason(string? requestId) => NameOf("reason", requestId);

    /// <summary>The request that a form is of; null for one of the link.</summary>
    /// <exception cref="ProblemException">It is no id, and so nothing to ask the storage for.</exception>
    public static string? Of(ConsoleRequest request) => request.Text(RequestId) switch
    {
        { } id when !RouteIds.IsPlain(id) => throw Problems.Throw(Problems.Invalid(RequestId, InputFaults.NotOffered)),
        var id => id,
    };

    /// <summary>The stage that the pressed button names.</summary>
    /// <exception cref="ProblemException">It names none.</exception>
    public static TStage To<TStage>(ConsoleRequest request)
        where TStage : struct, Enum =>
        Enum.TryParse<TStage>(request.Action, ignoreCase: true, out var to) && Enum.IsDefined(to)
            ? to
            : throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));

    /// <summary>The problem with its faults by the fields of the page.</summary>
    public static Problem OnPage(Problem problem, string? requestId) => problem with
    {
        Faults = problem.Faults?.ToDictionary(
            fault => fault.Key is "firstExchange" or "reason" ? NameOf(fault.Key, requestId) : fault.Key, fault => fault.Value,
            StringComparer.Ordinal),
    };

    private static string NameOf(string field, string? requestId) => requestId is null ? field : $"{field}-{requestId}";
}
