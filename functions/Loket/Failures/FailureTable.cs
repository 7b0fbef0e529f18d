using LoketFunctions.Failures;

namespace LoketFunctions.Loket.Failures;

/// <summary>The one place that says what an answer of Loket means, who acts, and what to do.</summary>
internal static class FailureTable
{
    private sealed record Row(FailureReason Reason, FailureClass Class, string Advice);

    private static readonly Row[] Rows =
    [
        new(FailureReason.Unreachable, FailureClass.Transient, "No connection could be made; try again later."),
        new(FailureReason.AddressRefused, FailureClass.Internal,
            "Loket's host leads to an address that is not called; its operator must check Loket's addresses and the network."),
        new(FailureReason.TimedOut, FailureClass.Transient, "No answer came in time; try again later."),
        new(FailureReason.KeysUnavailable, FailureClass.Transient, "The keys of the tokens cannot be reached; try again later."),
        new(FailureReason.KeysRefused, FailureClass.Internal,
            "The keys of the tokens cannot be read; this app's operator must give them back."),
        new(FailureReason.Throttled, FailureClass.Transient, "Loket asks for fewer calls; try again later."),
        new(FailureReason.ServerError, FailureClass.Transient, "Loket has a fault or is down; try again later."),
        new(FailureReason.Unreadable, FailureClass.Transient, "The answer was incomplete or not understood; try again later."),
        new(FailureReason.RecordUnreadable, FailureClass.Configuration, "A record cannot be read; the user must correct it in Loket."),
        new(FailureReason.Conflict, FailureClass.Transient, "The record was changed by somebody else; read it again and repeat."),
        new(FailureReason.Reconnect, FailureClass.Configuration, "The user must connect to Loket again."),
        new(FailureReason.RightMissing, FailureClass.Configuration,
            "The Loket user or the client lacks a right for this; the user's administrator must grant it."),
        new(FailureReason.BusinessRule, FailureClass.Configuration,
            "Loket refuses the data; the user must correct it, Loket's messages say what."),
        new(FailureReason.NotFound, FailureClass.Configuration, "The record is not there (any more); the user must check the choice."),
        new(FailureReason.BadRequest, FailureClass.Internal,
            "This app sent a request that Loket does not accept; report it to its developers."),
        new(FailureReason.ClientRejected, FailureClass.Internal,
            "Loket rejects this app's client id or secret; its operator must check them."),
    ];

    public static FailureClass ClassOf(FailureReason reason) => Find(reason).Class;

    public static string AdviceFor(FailureReason reason) => Find(reason).Advice;

    /// <summary>The reason behind a status of the REST API. 429 is not documented by Loket, and handled all the same.</summary>
    /// <param name="hasMessages">A 400 with `messages[]` is about the data; any other 400 is about the request itself.</param>
    public static FailureReason ReasonOf(int status, bool hasMessages) => status switch
    {
        400 => hasMessages ? FailureReason.BusinessRule : FailureReason.BadRequest,
        401 => FailureReason.Reconnect,
        403 => FailureReason.RightMissing,
        404 or 410 => FailureReason.NotFound,
        408 => FailureReason.TimedOut,
        409 or 412 => FailureReason.Conflict,
        429 => FailureReason.Throttled,
        >= 500 => FailureReason.ServerError,
        >= 400 => FailureReason.BadRequest,
        // A redirect, or a success where none is known: not the API's answer.
        _ => FailureReason.Unreadable,
    };

    /// <summary>
    /// The reason behind an answer of the token endpoint (RFC 6749, 5.2, with what RFC 6749, 4.1.2.1 and RFC 8628, 3.5 add). A code that is
    /// not known is no fault of ours: what it means is not known, and the tokens are as they were.
    /// </summary>
    public static FailureReason ReasonOfOAuth(int status, string? error) => error?.ToUpperInvariant() switch
    {
        // Whatever a server says that is not well, or has no time: it has not judged the grant.
        not "SLOW_DOWN" when status is 408 or 429 or >= 500 => ReasonOf(status, hasMessages: false),
        "INVALID_GRANT" => FailureReason.Reconnect,
        "INVALID_CLIENT" or "UNAUTHORIZED_CLIENT" => FailureReason.ClientRejected,
        "INVALID_REQUEST" or "UNSUPPORTED_GRANT_TYPE" or "INVALID_SCOPE" => FailureReason.BadRequest,
        "TEMPORARILY_UNAVAILABLE" or "SERVER_ERROR" => FailureReason.ServerError,
        "SLOW_DOWN" => FailureReason.Throttled,
        null when status is 401 => FailureReason.ClientRejected,
        _ when status is 400 or 401 or 403 => FailureReason.Unreadable,
        _ => ReasonOf(status, hasMessages: false),
    };

    private static Row Find(FailureReason reason) => Array.Find(Rows, row => row.Reason == reason)!;
}
