namespace LoketFunctions.Runs;

/// <summary>
/// What ended a run, or an administration's part of it, whatever kind of run it is. They are part of the API; the words are in
/// <see cref="FailureWords"/> and in those of the kinds of run.
/// </summary>
internal static class RunCodes
{
    public const string Reconnect = "reconnect";
    public const string RightMissing = "right-missing";
    public const string BusinessRule = "business-rule";
    public const string RecordUnreadable = "record-unreadable";
    public const string NotFound = "not-found";
    public const string BadRequest = "bad-request";
    public const string ClientRejected = "client-rejected";

    /// <summary>Another run took over meanwhile.</summary>
    public const string Superseded = "superseded";

    /// <summary>The connection has no grant, or no administration was chosen.</summary>
    public const string NotConnected = "not-connected";

    /// <summary>A fault that nobody foresaw.</summary>
    public const string Unexpected = "unexpected";
    public const string LoketUnreachable = "loket-unreachable";
    public const string LoketAddressRefused = "loket-address-refused";
    public const string LoketTimedOut = "loket-timed-out";
    public const string LoketThrottled = "loket-throttled";
    public const string LoketServerError = "loket-server-error";
    public const string LoketUnreadable = "loket-unreadable";
    public const string LoketConflict = "loket-conflict";
    public const string KeysUnavailable = "keys-unavailable";
    public const string KeysRefused = "keys-refused";
}
