using System.Net;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sandbox;

public sealed class PlannerPagesTests : PlannerTest
{
    [Fact]
    public async Task The_page_shows_the_account_and_what_others_wrote_as_text()
    {
        Planner.Account("acme").Seed(new PlannerEmployee("own-1", "12", null, "<b>Anne</b>", "Berg", null, null, null, false));

        var page = await Http.GetStringAsync("/planner/acme");

        Assert.Contains("&lt;b&gt;Anne&lt;/b&gt; Berg (ended)", page, StringComparison.Ordinal);
        Assert.Contains("/open-console?account=acme&amp;language=en", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_console_asks_for_a_new_link_each_time_and_goes_there()
    {
        var asked = new List<string>();
        Planner.OpenConsole = (account, language, _) =>
        {
            asked.Add($"{account} {language}");
            return Task.FromResult(new Uri($"https://app.example/open/{asked.Count}"));
        };
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Planner.Address };

        using var first = await client.GetAsync("/open-console?account=acme");
        using var second = await client.GetAsync("/open-console?account=acme&language=en");

        Assert.Equal(["acme nl", "acme en"], asked);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(["https://app.example/open/1", "https://app.example/open/2"],
            new[] { first, second }.Select(answer => answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Without_an_app_to_ask_it_says_so()
    {
        using var answer = await Http.GetAsync("/open-console?account=acme");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }
}
