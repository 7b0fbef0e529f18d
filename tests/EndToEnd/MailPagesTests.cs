using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;
using MimeKit;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>The pages on which a user of the sandbox reads its mails, in a browser.</summary>
public sealed class MailPagesTests(ConsoleBrowser browser) : BrowserClass(browser), IClassFixture<ConsoleBrowser>
{
    private readonly SmtpSink _sink = SmtpSink.Start();
    private MailPages _pages = null!;

    public override async ValueTask InitializeAsync() => _pages = await MailPages.StartAsync(_sink);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _pages.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_is_found_in_the_list_and_read_with_its_files()
    {
        await ReceiveAsync("Eerste", html: null, text: "Beste Anne,\n\nniets te doen.");
        await ReceiveAsync(
            "Uren van periode 3", "<html><head></head><body><h1>Uren</h1><p>Voor café Brûlée.</p></body></html>", "Uren",
            ("uren café.csv", "text/csv", "a;b"u8.ToArray()));
        var page = await NewPageAsync(new Look { Locale = "en-GB" });

        await page.GotoAsync(_pages.Address.ToString());
        await page.AssertAccessibleAsync();
        await page.AssertFitsAsync();
        Assert.Equal(["Uren van periode 3", "Eerste"], await page.Locator("tbody th").AllTextContentsAsync());
        Assert.Equal("anne@example.nl, bram@example.nl", await page.Locator("tbody tr td").Nth(1).TextContentAsync());
        await page.ScreenshotAsync("sandbox-mails", ColorScheme.Light, Viewport.Desktop);

        await page.ClickAsync("text=Uren van periode 3");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("p")).ToHaveTextAsync("Voor café Brûlée.");
        await page.AssertFitsAsync();
        await page.ScreenshotAsync("sandbox-mail", ColorScheme.Light, Viewport.Desktop);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=uren café.csv"));
        Assert.Equal("uren café.csv", download.SuggestedFilename);
        Assert.Equal("a;b", await File.ReadAllTextAsync((await download.PathAsync())!));

        await page.ClickAsync("text=All mails");
        await page.ClickAsync("text=Eerste");
        Assert.Equal("Beste Anne,\n\nniets te doen.", (await page.Locator("pre").InnerTextAsync()).ReplaceLineEndings("\n"));
        await page.AssertAccessibleAsync();
    }

    /// <summary>Names of people and companies come from Loket and from the planner, and mails hold them.</summary>
    [Fact]
    public async Task Nothing_of_a_mail_runs_on_the_page_or_leaves_it()
    {
        const string Script = "<script>top.document.title = 'ran'</script>";
        await ReceiveAsync(
            $"Uren {Script}",
            $"""
            <html><head></head><body>{Script}<p onclick="top.document.title = 'ran'">Klik</p>
            <img alt="" src="http://elsewhere.invalid/image.png"></body></html>
            """,
            Script,
            ($"uren{Script}.html", "text/html", "<script>document.title = 'ran'</script>"u8.ToArray()));
        var visit = await VisitAsync();
        visit.Expect("Blocked script execution");
        visit.Expect("http://elsewhere.invalid/image.png");
        var page = await visit.NewPageAsync();

        await page.GotoAsync(_pages.Address.ToString());
        await page.ClickAsync("tbody a");
        await page.FrameLocator("iframe").Locator("p").ClickAsync();
        await page.ClickAsync("summary");

        Assert.Equal($"Uren {Script}", await page.TitleAsync());
        Assert.Equal($"Uren {Script}", await page.Locator("h1").TextContentAsync());
        Assert.Equal(Script, await page.Locator("pre").InnerTextAsync());
        Assert.Equal(0, await page.Locator("script").CountAsync());
        // A file that is a page is saved, and not opened as one.
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("li a").First.ClickAsync());
        Assert.EndsWith(".html", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_a_mail_opens_beside_it()
    {
        var files = new Dictionary<string, string> { ["/look.css"] = "", ["/there"] = "<p>There</p>" };
        await using var site = await TestSite.StartAsync(files);
        var link = $"<a href=\"{new Uri(site.Address, "/there")}\">Go</a>";
        await ReceiveAsync("Link", $"<html><head></head><body>{link}</body></html>", "Link");
        var page = await NewPageAsync();

        await page.GotoAsync($"{_pages.Address}mails/1");
        var opened = await page.RunAndWaitForPopupAsync(() => page.FrameLocator("iframe").Locator("a").ClickAsync());

        await Assertions.Expect(opened.Locator("p")).ToHaveTextAsync("There");
        Assert.EndsWith("/mails/1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_never_came_is_not_found()
    {
        using var http = new HttpClient { BaseAddress = _pages.Address };

        foreach (var path in new[] { "/mails/0", "/mails/1", "/mails/1/html", "/mails/1/files/0", "/mails/1/message.eml" })
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task ReceiveAsync(string subject, string? html, string text, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var body = new BodyBuilder { HtmlBody = html, TextBody = text };
        foreach (var (name, type, bytes) in files)
            body.Attachments.Add(name, bytes, ContentType.Parse(type));
        using var mail = new MimeMessage(
            [MailboxAddress.Parse("from@example.nl")], [MailboxAddress.Parse("anne@example.nl")], subject, body.ToMessageBody());
        using var raw = new MemoryStream();
        await mail.WriteToAsync(raw);
        var received = new ReceivedMail(
            "from@example.nl", ["anne@example.nl", "bram@example.nl"], raw.ToArray(), User: null, Encrypted: false, DateTimeOffset.UtcNow);
        await _sink.TakeAsync(received, CancellationToken.None);
    }
}
