using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Security;

/// <summary>
/// Against forged requests: what the forms of a page carry. It follows from what the browser keeps in a cookie, so it need not be
/// stored and ends with that.
/// </summary>
internal static class FormToken
{
    /// <summary>The name of the field in which forms send it.</summary>
    public const string Field = "_token";

    public static string Of(string cookieValue) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(cookieValue), "form"u8));

    public static bool Matches(string cookieValue, string? given) =>
        given is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(cookieValue)), Encoding.UTF8.GetBytes(given));
}
