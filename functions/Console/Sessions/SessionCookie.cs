using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Sessions;

/// <summary>The browser's side of a session: its cookie.</summary>
internal static class SessionCookie
{
    /// <summary>The prefix makes browsers hold the cookie to this host, to https and to no other path.</summary>
    public const string Name = "__Host-loket-console";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } token ? token : null;

    public static void Set(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options(ConsoleSessions.Lifetime));

    public static void Clear(HttpResponse response) => response.Cookies.Append(Name, "", Options(TimeSpan.Zero));

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
