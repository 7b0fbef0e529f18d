using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Export.Notify;

/// <summary>What a browser is told where there is no file behind a link, or no longer. In both languages: who comes is not known.</summary>
internal static class DownloadPage
{
    private const string Style =
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.5rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem}";

    private const string Html = $"""
        <!doctype html>
        <html lang="nl">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deze link werkt niet meer</title><style>{Style}</style></head>
        <body><main>
        <h1>Deze link werkt niet meer</h1>
        <p>Een link naar een loonbestand werkt maar korte tijd. Het bestand zelf is bewaard. Vraag wie de export in uw planner deed om het bestand opnieuw te laten mailen.</p>
        <div lang="en">
        <h1>This link no longer works</h1>
        <p>A link to a payroll file works for a short time only. The file itself is kept. Ask whoever made the export in your planner to have the file mailed again.</p>
        </div>
        </main></body>
        </html>
        """;

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IResult Gone(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return Results.Text(Html, MediaTypeNames.Text.Html, Encoding.UTF8, StatusCodes.Status410Gone);
    }
}
