using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Components;

/// <summary>What a browser may do with what the app shows: run the app's own script, load the app's own files, and nothing else.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <param name="formsTo">Where forms lead in the end, besides the app: some browsers hold redirects after a form to this too.</param>
    public static void Set(HttpResponse response, params IEnumerable<Uri> formsTo)
    {
        response.Headers.ContentSecurityPolicy = string.Join(' ', [Policy, .. formsTo.Select(address => address.GetLeftPart(UriPartial.Authority))]);
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
