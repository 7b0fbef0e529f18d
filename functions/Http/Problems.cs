using System.Globalization;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>Codes of what can be wrong with any request: part of the API.</summary>
internal static class ProblemCodes
{
    public const string UnverifiedCaller = "unverified-caller";
    public const string MessageReplayed = "message-replayed";
    public const string MessageReused = "message-reused";
    public const string MessageUnderWay = "message-under-way";
    public const string BodyNotTaken = "body-not-taken";
    public const string ContentNotTaken = "content-not-taken";
    public const string NotPermitted = "not-permitted";
    public const string NotFound = "not-found";
    public const string InvalidInput = "invalid-input";
    public const string UnreadableBody = "unreadable-body";
    public const string BodyCutOff = "body-cut-off";
    public const string BodyTooLarge = "body-too-large";
    public const string TooMuchUnverified = "too-much-unverified";
    public const string Unexpected = "unexpected";
}

/// <summary>The app's problems, each made in one place, so that its code, status and words cannot drift apart.</summary>
internal static class Problems
{
    private static readonly TimeSpan SendAgainAfter = TimeSpan.FromSeconds(10);

    /// <param name="signer">Whose secret it takes.</param>
    public static Problem Unsigned(string why, string signer = "planner") => new(
        StatusCodes.Status401Unauthorized, ProblemCodes.UnverifiedCaller, "The caller could not be verified",
        $"{why} Sign the request with the {signer}'s secret as Standard Webhooks describes.", ActionOwner.Planner);

    public static Problem Replayed() => new(
        StatusCodes.Status409Conflict, ProblemCodes.MessageReplayed, "This message was received before",
        "A message with this webhook-id was handled already. Nothing was done again. Send a new request under a new id.",
        ActionOwner.Planner);

    public static Problem Reused() => new(
        StatusCodes.Status409Conflict, ProblemCodes.MessageReused, "This message id was used for another request",
        "A webhook-id stands for one method, address and body. Send this one under a new id. If the other one was not yours either, "
        + "tell the operator: somebody repeats your messages. Nothing was done.", ActionOwner.Planner);

    public static Problem UnderWay() => new(
        StatusCodes.Status409Conflict, ProblemCodes.MessageUnderWay, "This message is being handled",
        "The same request came before and has no answer yet. Nothing was done a second time. Wait and send it again; where it was cut off, "
        + "it is taken a quarter of an hour after it came.", ActionOwner.Nobody)
    { RetryAfter = SendAgainAfter };

    public static Problem BodyNotTaken() => new(
        StatusCodes.Status400BadRequest, ProblemCodes.BodyNotTaken, "This request takes no body",
        "It is signed by its method and address, so that it holds for these only. Send it without a body. Nothing was done.",
        ActionOwner.Planner);

    public static Problem ContentNotTaken() => new(
        StatusCodes.Status415UnsupportedMediaType, ProblemCodes.ContentNotTaken, "The body comes in a form that is not taken",
        "A body is JSON (application/json) in UTF-8, and not packed: leave Content-Encoding out. Nothing was done.", ActionOwner.Planner);

    public static Problem NotPermitted(string permission) => new(
        StatusCodes.Status403Forbidden, ProblemCodes.NotPermitted, "This is not permitted to you",
        $"It takes the permission {permission}, for this payroll administration. Whoever manages the users of the planner gives it. "
            + "Nothing was changed.",
        ActionOwner.User);

    public static Problem NotFound(string what) => new(
        StatusCodes.Status404NotFound, ProblemCodes.NotFound, "Not found",
        $"There is no such {what} in this account.", ActionOwner.Planner);

    public static Problem Invalid(string field, InputFault fault) => Invalid(new Dictionary<string, InputFault> { [field] = fault });

    public static Problem Invalid(IReadOnlyDictionary<string, InputFault> faults) => new(
        StatusCodes.Status400BadRequest, ProblemCodes.InvalidInput, "The request is not valid",
        "Mend the fields named under faults and send the request again. Nothing was changed.", ActionOwner.Planner)
    { Faults = faults };

    public static Problem Unreadable() => new(
        StatusCodes.Status400BadRequest, ProblemCodes.UnreadableBody, "The body could not be read",
        "The body is not the JSON that this address expects; see the API description. Nothing was changed.", ActionOwner.Planner);

    public static Problem CutOff() => new(
        StatusCodes.Status400BadRequest, ProblemCodes.BodyCutOff, "The body did not come whole",
        "It ended before the length that was said, came too slowly, or is not chunked as HTTP has it. Nothing was changed. Send it again.",
        ActionOwner.Planner);

    public static Problem TooLarge(long limit) => new(
        StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge, "The body is too large",
        $"This address takes at most {limit} bytes. Nothing was changed.", ActionOwner.Planner);

    /// <param name="wait">Until there is room for it.</param>
    public static Problem TooMuchUnverified(TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooMuchUnverified, "Too much came that could not be verified",
        "So many bytes came from this address, or from elsewhere under this planner's name, without a signature that holds, that no more "
            + "are "
        + "taken on trust now. Nothing of this one is kept. Wait and send it again. A signed request without a body, such as a GET, is "
        + "always taken, and makes its address known as yours for a day, so that what others send does not count for you.",
        ActionOwner.Nobody)
    { RetryAfter = wait };

    public static Problem Unexpected() => new(
        StatusCodes.Status500InternalServerError, ProblemCodes.Unexpected, "Something went wrong here",
        "The fault is ours and was logged. Try again; if it stays, tell the operator the trace id.", ActionOwner.Operator);

    public static ProblemException Throw(Problem problem) => new(problem);

    public static void SetRetryAfter(this Problem problem, HttpResponse response)
    {
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 9457 answer; <paramref name="traceId"/> finds the log lines.</summary>
    public static IResult ToResult(this Problem problem, string? traceId = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = problem.Code, ["move"] = problem.Move };
        if (problem.Faults is not null)
            extensions["faults"] = problem.Faults.ToDictionary(fault => fault.Key, fault => fault.Value.Detail, StringComparer.Ordinal);
        if (traceId is not null)
            extensions["traceId"] = traceId;
        return Results.Json(
            new Dictionary<string, object?>(extensions)
            {
                ["type"] = $"urn:loketfunctions:problem:{problem.Code}",
                ["title"] = problem.Title,
                ["status"] = problem.Status,
                ["detail"] = problem.Detail,
            },
            AppJson.Options, "application/problem+json", problem.Status);
    }
}
