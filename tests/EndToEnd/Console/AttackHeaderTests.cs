using System.Net;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What every page tells the browser: take nothing from elsewhere, keep nothing, show yourself in no frame.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackHeaderTests(Installation app) : AttackClass(app)
{
    [Fact]
    public async Task Every_page_is_guarded()
    {
        foreach (var page in await Tenants.VictimPagesAsync())
            AssertGuarded(page.Address.AbsolutePath, page.Answer);
    }

    [Fact]
    public async Task Pages_that_tell_what_went_wrong_are_guarded_too()
    {
        using var visitor = await Tenants.Attacker.EnterAsync();
        AssertGuarded("not found", await visitor.GetAsync(visitor.Address.Of("connections/nowhere")));
        AssertGuarded("forged", await visitor.PostAsync(visitor.Address.Of("leave"), []));
        AssertGuarded("gone", await visitor.GetAsync(visitor.Address.Of("open/nothing")));
        visitor.Cookies.Clear();
        AssertGuarded("no session", await visitor.GetAsync(visitor.Address.Home));
    }

    [Fact]
    public async Task A_page_asks_nothing_of_anybody_else()
    {
        foreach (var page in await Tenants.VictimPagesAsync())
        {
            Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|embed)[^>]*(src|href|data)=\"(https?:)?//", page.Answer.Html);
            Assert.DoesNotMatch("(?i)<script(?![^>]*\\ssrc=)|<style|\\sstyle=\"|\\son[a-z]+=\"|javascript:", page.Answer.Html);
        }
    }

    [Fact]
    public async Task The_cookie_stays_with_this_host_and_out_of_scripts()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var entry = await http.GetAsync(await Tenants.Attacker.LinkAsync());
        var parts = Assert.Single(entry.Headers.GetValues("Set-Cookie")).Split("; ").Select(part => part.Split('=')[0]).ToList();
        Assert.StartsWith("__Host-", parts[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "max-age", "path", "samesite", "secure"],
            parts.Skip(1).Select(part => part.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Contains("samesite=lax", string.Join(';', entry.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", string.Join(';', entry.Headers.GetValues("Set-Cookie")) + ";", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Files are saved, not shown: nothing of them runs where the console is.</summary>
    [Fact]
    public async Task What_is_no_page_is_a_download()
    {
        foreach (var page in await Tenants.VictimPagesAsync())
        {
            if (page.Answer.Status == HttpStatusCode.OK
                && !page.Answer.Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal))
                Assert.StartsWith(
                    "attachment", page.Answer.Headers.GetValueOrDefault("Content-Disposition", "nothing"), StringComparison.Ordinal);
        }
    }

    private static void AssertGuarded(string what, ConsolePage page)
    {
        var policy = page.Headers.GetValueOrDefault("Content-Security-Policy", "");
        var parts = policy.Split(';').Select(part => part.Trim().Split(' ', 2)).ToDictionary(
            part => part[0], part => part.Length > 1 ? part[1] : "");
        Assert.True(parts.GetValueOrDefault("default-src") == "'none'", $"{what} lets in whatever it has no rule for.");
        Assert.Equal("'self'", parts["script-src"]);
        Assert.Equal("'self'", parts["style-src"]);
        Assert.Equal("'none'", parts["base-uri"]);
        Assert.Equal("'none'", parts["frame-ancestors"]);
        Assert.StartsWith("'self'", parts["form-action"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
        Assert.Contains("no-store", page.Headers.GetValueOrDefault("Cache-Control", ""), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValueOrDefault("X-Content-Type-Options"));
        Assert.Equal("no-referrer", page.Headers.GetValueOrDefault("Referrer-Policy"));
        Assert.Equal("same-origin", page.Headers.GetValueOrDefault("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", page.Headers.GetValueOrDefault("Cross-Origin-Resource-Policy"));
    }
}
