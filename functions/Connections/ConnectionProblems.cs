using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Connections;

/// <summary>Codes of what can be wrong with connections: part of the API.</summary>
internal static class ConnectionProblemCodes
{
    public const string Disconnected = "disconnected";
    public const string ConnectionNotActive = "connection-not-active";
    public const string HrSystemLeads = "hr-system-leads";
    public const string PensionLink = "pension-link";
    public const string SignInNeeded = "sign-in-needed";
    public const string LoketRightMissing = "loket-right-missing";
    public const string BookingNeeded = "booking-needed";
    public const string LoketUnavailable = "loket-unavailable";
    public const string SettingOff = "setting-off";
    public const string LoketRefused = "loket-refused";
}

/// <summary>What can be wrong with a connection, or with Loket, while a request is handled.</summary>
internal static class ConnectionProblems
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    public static Problem Disconnected() => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.Disconnected, "The connection was ended",
        "A connection that was ended does not come back. Make a new one.", ActionOwner.Planner);

    public static Problem NotActive(ConnectionState state) => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.ConnectionNotActive, "The connection is not active",
        state == ConnectionState.Disconnected
            ? "It was disconnected. Make a new connection."
            : $"Its state is {state}. The user signs in at Loket and chooses administrations; ask for a new connect address. Then send the "
                + "request again.",
        ActionOwner.User);

    public static Problem HrSystemLeads() => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.HrSystemLeads, "The HR system leads in this connection",
        "Its employees go to Loket. There are no syncs of staff, no exports of hours, and no mappings or choices for them. Nothing was "
            + "done.",
        ActionOwner.Planner);

    public static Problem PensionLink() => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.PensionLink, "This connection delivers to a pension provider",
        "Data is read from Loket for the pension provider, and nothing is ever written there. There are no syncs of staff, no exports of "
            + "hours, and no mappings or choices for them. Nothing was done.",
        ActionOwner.Planner);

    /// <summary>Why a connection has neither staff nor hours; null where it has.</summary>
    public static Problem? RefusalOfStaffAndHours(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.StaffAndHours => null,
        LinkPurpose.Pension => PensionLink(),
        _ => HrSystemLeads(),
    };

    public static Problem BookingNeeded() => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.BookingNeeded, "A connection of this product is booked",
        "Its HR system leads, so that a legal entity is booked first (POST …/bookings), which makes the connection. Nothing was made.",
        ActionOwner.Planner);

    public static Problem SignInNeeded() => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.SignInNeeded, "Somebody has to sign in at Loket first",
        "There is no permission of Loket for this connection, or no longer. Ask for a connect address and send the user there.",
        ActionOwner.User);

    /// <param name="setting">Its name in the API.</param>
    public static Problem SettingOff(string setting) => new(
        StatusCodes.Status409Conflict, ConnectionProblemCodes.SettingOff, "This is switched off for the connection",
        $"Nothing was done. Switch the setting {setting} on, and then send the request again.", ActionOwner.User);

    /// <summary>Loket's failure in the terms of this app's callers. Loket's own words may hold names and stay out.</summary>
    public static Problem Of(LoketFailure failure) => failure switch
    {
        { Reason: FailureReason.Reconnect } => SignInNeeded(),
        { Reason: FailureReason.RightMissing } => new(
            StatusCodes.Status409Conflict, ConnectionProblemCodes.LoketRightMissing, "Loket does not allow this to the connected user",
            $"The user lacks the right for {failure.Activity}. The accountant, or whoever manages the users in Loket, grants it.",
            ActionOwner.Accountant),
        { Reason: FailureReason.KeysUnavailable } => TokenKeysException.Away(),
        { Reason: FailureReason.KeysRefused } => TokenKeysException.Refused(),
        { Class: FailureClass.Transient } => new(
            StatusCodes.Status503ServiceUnavailable, ConnectionProblemCodes.LoketUnavailable, "Loket cannot be reached now",
            "Nothing was changed. Try again later.", ActionOwner.Nobody)
        { RetryAfter = failure.RetryAfter ?? TryAgainAfter },
        _ => new(
            StatusCodes.Status502BadGateway, ConnectionProblemCodes.LoketRefused, "Loket refused the app's request",
            $"Loket's {failure.Activity} failed: {failure.Reason}. Nothing was changed. If it stays, tell the operator the trace id.",
            ActionOwner.Operator),
    };
}
