using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>A site of a few pages, to try the browser's checks on.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' http://127.0.0.1:*; base-uri 'none'; form-action 'self'";

    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="files">By path: what stands there. What ends in .js or .css is that, the rest is the body of a page.</param>
    public static async Task<TestSite> StartAsync(IReadOnlyDictionary<string, string> files)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, files));
        await app.StartAsync();
        return new TestSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context, IReadOnlyDictionary<string, string> files)
    {
        var path = context.Request.Path.Value!;
        if (!files.TryGetValue(path, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            file = "<p>Nothing is here.</p>";
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.ContentType = Path.GetExtension(path) switch
        {
            ".js" => "text/javascript",
            ".css" => "text/css",
            _ => "text/html; charset=utf-8",
        };
        return context.Response.WriteAsync(Path.HasExtension(path) ? file : Page(file));
    }

    private static string Page(string body) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/look.css"></head>
        <body><main><h1>A page</h1>{body}</main></body>
        </html>
        """;
}
