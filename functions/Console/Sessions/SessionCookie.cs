using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Sessions;

/// <summary>The browser's side of a session: its cookie, and the token that its forms carry.</summary>
internal static class SessionCookie
{
    /// <summary>The prefix makes browsers hold the cookie to this host, to https and to no other path.</summary>
    public const string Name = "__Host-loket-console";

    /// <summary>The name of the field in which forms send <see cref="FormToken"/>.</summary>
    public const string FormField = "_token";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } token ? token : null;

    public static void Set(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options(ConsoleSessions.Lifetime));

    public static void Clear(HttpResponse response) => response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

    /// <summary>Against forged requests: follows from the session's token, so it need not be stored and ends with the session.</summary>
    public static string FormToken(string token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "form"u8));

    public static bool IsFormToken(string token, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(FormToken(token)), Encoding.UTF8.GetBytes(given));

    private static CookieOptions Options(TimeSpan maxAge) => new()
    {
        Secure = true,
        HttpOnly = true,
        // Lax: the user comes by a link from the planner, and back from Loket's sign-in.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
