using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Connections;

/// <summary>What ties a browser to the sign-ins that it begins: a random value, of which only the hash is stored.</summary>
internal static class SignInCookie
{
    /// <summary>The prefix makes browsers hold the cookie to this host, to https and to no other path.</summary>
    public const string Name = "__Host-loket-signin";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } value ? value : null;

    /// <summary>
    /// The browser's value, which it keeps as long as a sign-in may take from now: one for all that it begins, in whatever tab.
    /// </summary>
    public static string Keep(HttpRequest request)
    {
        var value = Read(request) ?? SecureRandom.NewToken();
        Append(request, value, SignIns.Lifetime);
        return value;
    }

    public static void Clear(HttpRequest request) => Append(request, "", TimeSpan.Zero);

    private static void Append(HttpRequest request, string value, TimeSpan maxAge) =>
        request.HttpContext.Response.Cookies.Append(Name, value, new CookieOptions
        {
            Secure = true,
            HttpOnly = true,
            // Lax: the way back from Loket is a navigation from another site.
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = maxAge,
            IsEssential = true,
        });
}
