using System.Net.Sockets;
using Azure;
using Azure.Identity;

namespace LoketFunctions.Security;

/// <summary>Who acts when Key Vault does not give a key, from what its client throws.</summary>
internal static class KeyVaultFaults
{
    private const int NoAnswer = 0;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ServerError = 500;

    /// <summary>Null for what is none of Key Vault's.</summary>
    public static TokenKeysException? Of(Exception exception) => exception switch
    {
        TokenKeysException known => known,
        // A name that no server knows stays so: the vault was deleted, or the setting names another. A name server that is away says so
        // otherwise.
        RequestFailedException
        {
            Status: NoAnswer,
            InnerException: HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } }
        } =>
            Refused("there is no host of that name", exception),
        RequestFailedException { Status: NoAnswer or RequestTimeout or TooManyRequests or >= ServerError } failed =>
            Away($"status {failed.Status}", exception),
        RequestFailedException failed => Refused($"status {failed.Status}, {failed.ErrorCode}", exception),
        // Of several attempts the last one counts.
        AggregateException { InnerExceptions: [.., var last] } => Of(last),
        AuthenticationFailedException { InnerException: { } inner } => Of(inner) ?? Refused("the app's identity cannot sign in", exception),
        AuthenticationFailedException => Refused("the app's identity cannot sign in", exception),
        OperationCanceledException => Away("no answer in time", exception),
        HttpRequestException or IOException => Away("no connection", exception),
        FormatException => Refused(exception.Message, exception),
        _ => null,
    };

    private static TokenKeysException Away(string why, Exception inner) => new(isAway: true, $"Key Vault is away: {why}.", inner);

    private static TokenKeysException Refused(string why, Exception inner) =>
        new(isAway: false, $"Key Vault does not give the token keys: {why}.", inner);
}
