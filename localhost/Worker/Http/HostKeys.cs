using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Localhost.Http;

/// <summary>The host's keys, sent as <c>x-functions-key</c> or <c>code</c>. A key that was not given is one that nobody knows.</summary>
internal sealed class HostKeys(string? functionKey, string? masterKey)
{
    private const int KeyBytes = 32;
    private readonly byte[] _functionKey = Bytes(functionKey);
    private readonly byte[] _masterKey = Bytes(masterKey);

    public bool Allows(HttpRequest request, AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous => true,
        AuthorizationLevel.Function => Matches(request, _functionKey) || IsMaster(request),
        _ => IsMaster(request),
    };

    public bool IsMaster(HttpRequest request) => Matches(request, _masterKey);

    private static bool Matches(HttpRequest request, byte[] key)
    {
        string? given = request.Headers["x-functions-key"];
        given ??= request.Query["code"];
        return given is not null && CryptographicOperations.FixedTimeEquals(Bytes(given), key);
    }

    /// <summary>Hashed, so that the comparison takes as long for a key of another length.</summary>
    private static byte[] Bytes(string? key) =>
        SHA256.HashData(string.IsNullOrEmpty(key) ? RandomNumberGenerator.GetBytes(KeyBytes) : Encoding.UTF8.GetBytes(key));
}
