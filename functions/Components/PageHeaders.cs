using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Components;

/// <summary>What a browser may do with what the app shows: run the app's own script, load the app's own files, and nothing else.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors "
            + "'none'; form-action";

    /// <param name="formsTo">
    /// Where the forms of the page lead in the end, besides the app: some browsers hold redirects after a form to this too. Null where
    /// there is no form.
    /// </param>
    public static void Set(HttpResponse response, Uri? formsTo = null)
    {
        response.Headers.ContentSecurityPolicy = formsTo is null
            ? $"{Policy} 'none'"
            : $"{Policy} 'self' {formsTo.GetLeftPart(UriPartial.Authority)}";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
