using Microsoft.Playwright;
using Xunit.Sdk;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>The checks of pages find what they are for, and nothing on a page that is in order.</summary>
public sealed class BrowserHelperTests(ConsoleBrowser browser) : BrowserClass(browser), IClassFixture<ConsoleBrowser>
{
    private readonly ConsoleBrowser _browser = browser;
    private const string Style =
        """
        :root { color-scheme: light dark; background: #fff; color: #111; --link: #00c; }
        a { color: var(--link); }
        .bare:focus { outline: none; }
        .away { position: absolute; left: -9999px; }
        .wide { width: 2000px; }
        @media (prefers-color-scheme: dark) {
          :root { background: #111; color: #eee; --link: #9cf; }
          .night { color: #333; background: #222; }
        }
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["/look.css"] = Style,
        ["/small.js"] = "document.body.dataset.ran = 'yes';",
        ["/large.js"] = $"// {new string('x', 101 * 1024)}",
        ["/throws.js"] = "throw new Error('thrown on purpose');",
        ["/trap.js"] = "document.getElementById('hold').addEventListener('keydown', event => event.preventDefault());",
        ["/clean"] =
            """
            <form><p><label>Name <input name="name"></label> <input type="radio" name="way" aria-label="One">
            <input type="radio" name="way" aria-label="Two"> <input type="date" aria-label="Day"> <button>Save</button></p></form>
            <p>At <time>12:03</time>, <a href="/clean">again</a></p><script src="/small.js"></script>
            """,
        ["/barred"] = """<input id="nameless"><p class="night">Not to be read at night</p>""",
        ["/inline"] = """<p>Inline</p><script>document.title = 'ran';</script>""",
        ["/styled"] = """<p style="color: red">Styled</p>""",
        ["/elsewhere"] = """<p>Elsewhere</p><img alt="" src="http://elsewhere.invalid/image.png">""",
        ["/throws"] = """<script src="/throws.js"></script>""",
        ["/missing"] = """<img alt="" src="/not-there.png">""",
        ["/heavy"] = """<script src="/large.js"></script>""",
        ["/wide"] = """<p class="wide">Wide</p>""",
        ["/bare"] = """<button class="bare" id="bare">Bare</button>""",
        ["/away"] = """<a class="away" id="away" href="/clean">Away</a>""",
        ["/trap"] = """<button id="hold">Hold</button><button id="after">After</button><script src="/trap.js"></script>""",
    };

    private TestSite _site = null!;

    public override async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(Files);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_is_in_order_passes_everything()
    {
        var page = await OpenAsync("/clean");

        await page.AssertAccessibleAsync();
        await page.AssertLightAsync();
        await page.AssertFitsAsync();
        await page.AssertKeyboardAsync();
        Assert.Equal("yes", await page.EvaluateAsync<string>("() => document.body.dataset.ran"));
    }

    [Fact]
    public async Task Without_script_none_runs_and_pages_can_still_be_looked_at()
    {
        var page = await OpenAsync(
            "/clean", new Look { Script = false, Viewport = Viewport.Phone, Scheme = ColorScheme.Dark, Locale = "en-GB" });

        await page.AssertLightAsync();
        await page.AssertKeyboardAsync();
        await page.AssertFitsAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => document.body.dataset.ran ?? null"));
    }

    [Fact]
    public async Task What_keeps_people_out_is_named_by_rule_element_and_scheme()
    {
        var page = await OpenAsync("/barred");

        var failure = await Assert.ThrowsAsync<TrueException>(page.AssertAccessibleAsync);

        Assert.StartsWith("/barred is not accessible", failure.Message, StringComparison.Ordinal);
        Assert.Contains("label (Form elements must have labels): #nameless in Light", failure.Message, StringComparison.Ordinal);
        Assert.Contains(": p in Dark", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(": p in Light", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/inline", true, "script-src")]
    [InlineData("/styled", false, "style-src")]
    [InlineData("/elsewhere", false, "img-src")]
    [InlineData("/throws", true, "thrown on purpose")]
    [InlineData("/missing", false, "not-there.png answered 404")]
    [InlineData("/not-a-page", true, "not-a-page answered 404")]
    public async Task What_goes_wrong_on_a_page_fails_the_test_at_its_end(string path, bool script, string words)
    {
        var test = new SomeTest(_browser);
        await test.OpenAsync(new Uri(_site.Address, path), new Look { Script = script });

        var failure = await Assert.ThrowsAsync<TrueException>(async () => await test.DisposeAsync());

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_expected_to_go_wrong_must_go_wrong()
    {
        var test = new SomeTest(_browser);
        await test.OpenAsync(new Uri(_site.Address, "/missing"), new Look(), "answered 404");
        await test.DisposeAsync();

        test = new SomeTest(_browser);
        await test.OpenAsync(new Uri(_site.Address, "/clean"), new Look(), "answered 404");
        await Assert.ThrowsAsync<TrueException>(async () => await test.DisposeAsync());
    }

    [Fact]
    public async Task A_page_with_too_much_script_and_one_that_is_too_wide_are_told()
    {
        var page = await OpenAsync("/heavy");
        await Assert.ThrowsAsync<TrueException>(page.AssertLightAsync);

        page = await OpenAsync("/wide");
        await Assert.ThrowsAsync<TrueException>(page.AssertFitsAsync);
    }

    [Fact]
    public async Task A_request_to_another_place_is_told()
    {
        await using var other = await TestSite.StartAsync(Files);
        var page = await OpenAsync("/clean");
        await page.EvaluateAsync(
            "address => new Promise(done => { const image = new Image(); image.onload = image.onerror = done; image.src = address; })",
            new Uri(other.Address, "/look.css").ToString());

        await Assert.ThrowsAsync<TrueException>(page.AssertLightAsync);
    }

    [Theory]
    [InlineData("/bare", "button#bare does not show")]
    [InlineData("/away", "a#away has the focus and is not to be seen")]
    [InlineData("/trap", "button#after is never reached; the focus ended at button#hold")]
    public async Task What_stops_a_keyboard_is_named(string path, string words)
    {
        var page = await OpenAsync(path);

        var failure = await Assert.ThrowsAsync<TrueException>(page.AssertKeyboardAsync);

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_leave_out_what_is_covered_and_the_page_as_it_was()
    {
        var page = await OpenAsync("/clean");

        var light = await page.TakeAsync(ColorScheme.Light, Viewport.Phone, "time");
        var dark = await page.TakeAsync(ColorScheme.Dark, Viewport.Phone, "time");
        await page.EvaluateAsync("() => document.querySelector('time').textContent = '21:59'");
        var later = await page.TakeAsync(ColorScheme.Light, Viewport.Phone, "time");

        Assert.Equal(light, later);
        Assert.NotEqual(light, dark);
        Assert.Equal((Viewport.Desktop.Width, Viewport.Desktop.Height), (page.ViewportSize!.Width, page.ViewportSize.Height));
        Assert.False(await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    private async Task<IPage> OpenAsync(string path, Look? look = null)
    {
        var page = await NewPageAsync(look);
        await page.GotoAsync(new Uri(_site.Address, path).ToString());
        return page;
    }

    /// <summary>A test that only opens a page.</summary>
    private sealed class SomeTest(ConsoleBrowser browser) : BrowserClass(browser)
    {
        public async Task OpenAsync(Uri address, Look look, string? expected = null)
        {
            var visit = await VisitAsync(look);
            if (expected is not null)
                visit.Expect(expected);
            await (await visit.NewPageAsync()).GotoAsync(address.ToString());
        }
    }
}
