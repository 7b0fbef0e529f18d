using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>
/// Pages on this machine on which the mails of a sink are read: a list, and each mail with its files. Nothing of a mail runs: as text it is
/// encoded, as HTML it is shown in a frame that runs no script, loads nothing and submits nothing, and a file is only ever saved.
/// </summary>
internal sealed class MailPages : IAsyncDisposable
{
    /// <summary>Links of a mail open in a tab of their own, which is free of the frame's limits; nothing else is allowed.</summary>
    private const string FrameLimits = "allow-popups allow-popups-to-escape-sandbox";

    private const string PagePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string FramePolicy =
        $"default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox {FrameLimits}";

    private const string Style = """
        :root { color-scheme: light dark; background: #fff; color: #111; --link: #00c }
        @media (prefers-color-scheme: dark) { :root { background: #111; color: #eee; --link: #9cf } }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 64rem; padding: 0 1rem }
        h1 { font-size: 1.5rem; overflow-wrap: anywhere }
        a { color: var(--link) }
        table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid #8888 }
        tbody th { font-weight: normal }
        td, tbody th, dd { overflow-wrap: anywhere }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem }
        dd { margin: 0 }
        iframe { width: 100%; height: 60vh; box-sizing: border-box; border: 1px solid #8888; resize: vertical }
        iframe { background: #fff; color-scheme: light }
        pre { white-space: pre-wrap; overflow-wrap: anywhere }
        """;

    private readonly SmtpSink _sink;
    private readonly WebApplication _app;

    private MailPages(SmtpSink sink)
    {
        _sink = sink;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        _app.Use(SetHeadersAsync);
        _app.MapGet("/", () => Page("Mails", List(_sink.Messages)));
        _app.MapGet("/mails/{number:int}", (int number) => Of(number, mail => Page(Subject(mail), Mail(number, mail))));
        _app.MapGet("/mails/{number:int}/html", (HttpContext context, int number) => Of(number, mail => Frame(context, mail)));
        _app.MapGet("/mails/{number:int}/message.eml", (int number) => Of(number, mail => Download(mail.Raw.ToArray(), $"{number}.eml")));
        _app.MapGet("/mails/{number:int}/files/{index:int}", (int number, int index) => Of(number, mail =>
            mail.Attachments.ElementAtOrDefault(index) is { } file ? Download(file.Bytes, file.FileName) : Results.NotFound()));
    }

    /// <summary>The list's address.</summary>
    public Uri Address => new(_app.Urls.Single());

    public static async Task<MailPages> StartAsync(SmtpSink sink, CancellationToken cancellation = default)
    {
        var pages = new MailPages(sink);
        await pages._app.StartAsync(cancellation);
        return pages;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task SetHeadersAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    /// <param name="number">From 1 for the oldest, so that an address stays a mail's own.</param>
    /// <param name="answer">For the mail that has it.</param>
    private IResult Of(int number, Func<ReceivedMail, IResult> answer) =>
        _sink.Messages.ElementAtOrDefault(number - 1) is { } mail ? answer(mail) : Results.NotFound();

    private static string List(IReadOnlyList<ReceivedMail> mails) => mails.Count == 0
        ? "<h1>Mails</h1>\n<p>None came yet. Load this page again later.</p>"
        : $"""
            <h1>Mails</h1>
            <p>{mails.Count} that the app sent, the newest first. They went nowhere else. Load this page again to see new ones.</p>
            <table>
            <thead>
            <tr><th scope="col">Received</th><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Files</th></tr>
            </thead>
            <tbody>
            {string.Join('\n', mails.Select((mail, index) => Row(index + 1, mail)).Reverse())}
            </tbody>
            </table>
            """;

    private static string Row(int number, ReceivedMail mail) =>
        $"<tr><td>{Time(mail)}</td><th scope=\"row\"><a href=\"/mails/{number}\">{Encoded(Subject(mail))}</a></th>"
        + $"<td>{Encoded(string.Join(", ", mail.Recipients))}</td><td>{mail.Attachments.Count()}</td></tr>";

    private static string Mail(int number, ReceivedMail mail)
    {
        var files = mail.Attachments.Select((file, index) =>
            $"<li><a href=\"/mails/{number}/files/{index}\">{Encoded(file.FileName)}</a>, {file.Bytes.Length} bytes</li>");
        var text = $"<pre>{Encoded(mail.Text)}</pre>";
        var content = mail.Html.Length == 0
            ? text
            : $"""
                <iframe title="The mail" src="/mails/{number}/html" sandbox="{FrameLimits}"></iframe>
                <details><summary>As plain text</summary>{text}</details>
                """;
        return $"""
            <p><a href="/">All mails</a></p>
            <h1>{Encoded(Subject(mail))}</h1>
            <dl>
            <dt>Received</dt><dd>{Time(mail)}</dd>
            <dt>From</dt><dd>{Encoded(mail.From)}</dd>
            <dt>To</dt><dd>{Encoded(string.Join(", ", mail.Recipients))}</dd>
            </dl>
            <ul>
            {string.Join('\n', files)}
            <li><a href="/mails/{number}/message.eml">The whole mail</a>, {mail.Raw.Length} bytes</li>
            </ul>
            {content}
            """;
    }

    private static IResult Frame(HttpContext context, ReceivedMail mail)
    {
        context.Response.Headers.ContentSecurityPolicy = FramePolicy;
        const string Head = "<head>";
        var start = mail.Html.IndexOf(Head, StringComparison.OrdinalIgnoreCase);
        var html = start < 0 ? mail.Html : mail.Html.Insert(start + Head.Length, "<base target=\"_blank\">");
        return Results.Content(html, "text/html; charset=utf-8");
    }

    /// <summary>Never shown, whatever it says it is.</summary>
    private static IResult Download(byte[] content, string name) =>
        Results.File(content, "application/octet-stream", name.Length == 0 ? "file" : name);

    private static IResult Page(string title, string content) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encoded(title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {content}
        </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8");

    private static string Subject(ReceivedMail mail) => mail.Subject.Length == 0 ? "(no subject)" : mail.Subject;

    private static string Time(ReceivedMail mail)
    {
        var local = mail.ReceivedAt.ToLocalTime();
        return $"<time datetime=\"{local:O}\">{local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>";
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
