using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Security;

/// <summary>Codes of what can be wrong with the app's keys: part of the API.</summary>
internal static class KeyProblemCodes
{
    public const string KeysUnavailable = "keys-unavailable";
    public const string KeysRefused = "keys-refused";
}

/// <summary>
/// The token keys cannot be read now. Nothing is lost, and no sign-in is needed for it: that a key is gone is said otherwise, by
/// <see cref="ITokenKeys.FindAsync"/> finding none.
/// </summary>
/// <param name="isAway">It passes by itself; false where it is the operator's to mend, such as a right that was taken away.</param>
/// <param name="why">For the log; no key, no token.</param>
internal sealed class TokenKeysException(bool isAway, string why, Exception? inner = null) : Exception(why, inner), IKnownProblem
{
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(5);

    public bool IsAway => isAway;

    public Problem Problem => isAway ? Away() : Refused();

    public static Problem Away() => new(
        StatusCodes.Status503ServiceUnavailable, KeyProblemCodes.KeysUnavailable, "The app's keys cannot be reached now",
        "Nothing was changed. Try again later.", ActionOwner.Nobody)
    { RetryAfter = AwayFor };

    public static Problem Refused() => new(
        StatusCodes.Status503ServiceUnavailable, KeyProblemCodes.KeysRefused, "The app may not read its keys",
        "The operator sees to the Key Vault: its secret, and the right of the app's identity to read it. Nothing was changed and nothing "
            + "is lost.",
        ActionOwner.Operator)
    { RetryAfter = RefusedFor };
}
