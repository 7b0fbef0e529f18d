using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Connections;

/// <summary>A page of a few sentences on the way to Loket and back, without scripts.</summary>
internal static class SmallPage
{
    private const string Style =
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem}"
        + "dl{display:grid;grid-template-columns:max-content auto;gap:.3rem 1.5rem}dt{color:#555}dd{margin:0;font-weight:600;overflow-wrap:anywhere}"
        + "button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.3rem;color:#fff;background:#0b5394;cursor:pointer}";

    private static readonly string StyleHash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <param name="body">HTML.</param>
    /// <param name="formsTo">Where its forms may lead, as a policy says it.</param>
    public static IResult Show(HttpContext http, int status, string language, LocalizedText title, string body, string formsTo = "'none'")
    {
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {StyleHash}; base-uri 'none'; form-action {formsTo}; frame-ancestors 'none'";
        var heading = WebUtility.HtmlEncode(title.In(language));
        var html = $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{heading}</title><style>{Style}</style></head>
            <body><main><h1>{heading}</h1>{body}</main></body>
            </html>
            """;
        return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
