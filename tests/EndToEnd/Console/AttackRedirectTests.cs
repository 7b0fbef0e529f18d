using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>No address of the app sends a browser anywhere that the operator did not allow.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackRedirectTests(Installation app) : AttackClass(app)
{
    private const string Evil = "evil.example";

    /// <summary>What somebody might put where an address is expected. The operator allowed https://planner.example/loket/.</summary>
    public static TheoryData<string> Addresses =>
    [
        "https://evil.example/", "//evil.example/", @"\\evil.example\", "/\\evil.example", "https:evil.example", "javascript:alert(1)",
        "data:text/html,evil.example",
        "https://planner.example@evil.example/loket/", "https://planner.example.evil.example/loket/",
        "https://planner.example:444/loket/evil.example",
        "http://planner.example/loket/evil.example", "https://planner.example/loket/../evil.example",
        "https://planner.example/loket/%2e%2e/evil.example",
        "https://planner.example/loket-evil.example", "https://planner.example%2fevil.example/loket/",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task The_console_sends_nobody_back_to_an_address_that_is_not_allowed(string address)
    {
        var answer = await Tenants.SignedAsync(
            "eitje", "POST", Tenants.Own.Fill("planners/{planner}/accounts/{account}/console-sessions"), new
            {
                user = new { id = "u-1", name = "Sanne" },
                language = "nl",
                permissions = new[] { new { permission = "payroll:view" } },
                returnAddress = address,
            });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_sign_in_sends_nobody_back_to_an_address_that_is_not_allowed(string address)
    {
        var answer = await Tenants.Attacker.Account.Api.SendAsync(
            HttpMethod.Post, "", new { ownerEmail = "owner@example.com", language = "nl", returnAddress = address });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    /// <summary>Whatever is hung on an address, no page links to it or forwards to it.</summary>
    [Fact]
    public async Task No_page_takes_an_address_from_its_own_address()
    {
        var pages = await Tenants.VictimPagesAsync();
        using var visitor = await Tenants.Victim.EnterAsync();
        string[] names = [
            "done", "result", "returnTo", "returnAddress", "return", "back", "next", "url", "redirect", "before", "after", "q", "message"];
        string[] values = [$"//{Evil}", $@"\\{Evil}", $"https%3A%2F%2F{Evil}", $"%2F%2F{Evil}", $"%5C%5C{Evil}", $"%3Cb%3E{Evil}",
            $"javascript%3A//{Evil}"];
        foreach (var address in pages.Where(page => page.Answer.Status == HttpStatusCode.OK)
            .Select(page => page.Address.GetLeftPart(UriPartial.Path)).Distinct())
        {
            foreach (var value in values)
            {
                var page = await visitor.GetAsync(new Uri($"{address}?{string.Join('&', names.Select(name => $"{name}={value}"))}"));
                AssertHere(address, page);
                // A search may say what was searched for; it leads nowhere.
                Assert.All(new VisitedPage(new Uri(address), page).WaysOut, way => AssertHere(address, way));
                Assert.DoesNotMatch("(?i)http-equiv=\"refresh\"[^>]*evil|<b>evil", page.Html);
                Assert.NotEqual(HttpStatusCode.InternalServerError, page.Status);
            }
        }
    }

    /// <summary>Nor what a form sends along.</summary>
    [Fact]
    public async Task No_button_forwards_to_an_address_that_was_sent_along()
    {
        using var visitor = await Tenants.Attacker.EnterAsync();
        var pages = await ConsoleCrawl.RunAsync(visitor);
        // These two end the session, and the connection: nothing could be pressed after them.
        string[] ends = ["/leave", "/disconnect"];
        var forms = pages.SelectMany(page => page.Forms).DistinctBy(form => form.Key)
            .Where(form => !ends.Any(end => form.Address.AbsolutePath.EndsWith(end, StringComparison.Ordinal)));
        foreach (var form in forms)
        {
            string[] names = ["returnTo", "returnAddress", "back", "next", "url", "path", "page"];
            AssertHere(form, await visitor.PostAsync(
                form.Address, [("_token", visitor.FormToken), .. form.Fields, .. names.Select(name => (name, $"//{Evil}/"))]));
        }
    }

    [Theory]
    [InlineData("connect/callback?error=access_denied&state=x&redirect_uri=https%3A%2F%2Fevil.example")]
    [InlineData("connect/callback?code=x&state=%2F%2Fevil.example")]
    [InlineData("connect/start/%2F%2Fevil.example")]
    [InlineData("connect/start/..%2F..%2F%2Fevil.example")]
    [InlineData("console/open/%2F%2Fevil.example?returnAddress=https%3A%2F%2Fevil.example")]
    [InlineData("files/%5C%5Cevil.example")]
    public async Task What_is_open_to_all_forwards_nobody(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(App.System.Settings.Address, $"api/{path}"));
        Assert.Null(answer.Headers.Location);
        Assert.DoesNotContain(Evil, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_way_back_is_the_planner_s_own()
    {
        var back = App.ReturnAddress;
        using var visitor = await Tenants.Attacker.EnterAsync(new ConsolePass { ReturnAddress = back });
        var left = await visitor.PostAsync(
            visitor.Address.Of("leave"), [("_token", visitor.FormToken), ("returnAddress", $"https://{Evil}/")]);
        Assert.Contains($"href=\"{back}\"", left.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Evil, left.Html, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Loket's own sign-in is the one place outside where the console forwards to.</summary>
    private void AssertHere(object what, ConsolePage page) => AssertHere(what, page.Location);

    private void AssertHere(object what, Uri? way)
    {
        var allowed = new[] { App.System.Settings.Address.Authority, App.System.LoketAddress.Authority };
        Assert.True(way is null or { Scheme: "mailto" } || allowed.Contains(way.Authority), $"{what} leads to {way}.");
    }
}
