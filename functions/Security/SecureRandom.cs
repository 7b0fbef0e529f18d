using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Security;

/// <summary>Ids and one-time values that cannot be guessed, and the hashes under which the latter are stored.</summary>
internal static class SecureRandom
{
    private const int IdLength = 24;
    private const int TokenBytes = 32;

    /// <summary>96 random bits as lower-case hex: fit for row keys, blob names and instance ids.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <summary>256 random bits, base64url: for links, OAuth state and PKCE verifiers.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>What is stored in a token's stead. The tokens are random, so a plain hash is enough.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>True when both hash alike, in a time that does not depend on where they differ.</summary>
    public static bool Matches(string token, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(token)), Encoding.ASCII.GetBytes(hash));
}
