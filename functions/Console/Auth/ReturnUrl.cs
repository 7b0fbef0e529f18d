using System.Text.RegularExpressions;
using LoketFunctions.Console.Requests;
using LoketFunctions.Identifiers;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Auth;

/// <summary>
/// The page that a person opened without a session, such as from a mail: the browser keeps it, so that coming from the planner leads
/// there. Only ever a page of a connection below the console's own root, by ids; never a file to download.
/// </summary>
internal static partial class ReturnUrl
{
    public const string Cookie = "__Host-loket-console-page";

    private const string BeforePages = "/console/";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static void Keep(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var start = path.IndexOf(BeforePages, StringComparison.Ordinal);
        if (start >= 0 && HttpMethods.IsGet(request.Method) && path[(start + BeforePages.Length)..] is var page && Page().IsMatch(page))
            request.HttpContext.Response.Cookies.Append(Cookie, page, Options(Lifetime));
    }

    /// <summary>The page, once; null where the browser keeps none, or something that no page of ours is.</summary>
    public static (ConnectionId ConnectionId, string Path)? Take(HttpRequest request, ConsolePaths paths)
    {
        if (request.Cookies[Cookie] is not { } page)
            return null;
        request.HttpContext.Response.Cookies.Append(Cookie, "", Options(TimeSpan.Zero));
        return Page().Match(page) is { Success: true } match
            ? (new ConnectionId(match.Groups["connection"].Value), $"{paths.Home}/{page}")
            : null;
    }

    private static CookieOptions Options(TimeSpan maxAge) => new()
    {
        Secure = true,
        HttpOnly = true,
        // Lax: the user comes by a link from the planner.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };

    [GeneratedRegex(
        @"\A(?!.*/(file|left-out)\z)connections/(?<connection>[A-Za-z0-9_-]{1,64})(/[A-Za-z0-9_-]{1,64}){0,6}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();
}
