using System.Net;
using System.Web;
using LoketFunctions.Simulators.Loket;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>C1 C2 C3: connecting through the real steps, and all that must not connect anybody.</summary>
[Collection(Installation.Collection)]
public sealed class ConnectTests(Installation app)
{
    [Fact]
    public async Task A_user_signs_in_at_Loket_chooses_administrations_and_is_connected()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();

        var end = await account.SignInAsync(browser);

        Assert.StartsWith(app.ReturnAddress.ToString(), end.Location!.ToString(), StringComparison.Ordinal);
        var answer = HttpUtility.ParseQueryString(end.Location.Query);
        Assert.Equal(account.ConnectionId, answer["connection"]);
        Assert.Equal("connected", answer["result"]);
        Assert.Equal("setUp", (await account.ConnectionAsync()).State);

        var found = await account.AdministrationsAsync();
        Assert.NotEmpty(found);
        Assert.All(found, administration => Assert.False(administration.Chosen));

        await account.ChooseAsync(found[0].Id);
        Assert.Equal("active", (await account.ConnectionAsync()).State);
        Assert.Equal([found[0].Id], (await account.AdministrationsAsync()).Where(one => one.Chosen).Select(one => one.Id));
    }

    [Fact]
    public async Task The_sign_in_is_bound_to_the_browser_by_a_cookie_that_only_https_and_no_script_sees()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();

        await browser.LookAsync(account.ConnectAddress);

        var cookie = Assert.Single(browser.SetCookies, cookie => cookie.StartsWith("__Host-loket-signin=", StringComparison.Ordinal));
        var attributes = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(
            1).Select(attribute => attribute.ToUpperInvariant()).ToList();
        Assert.Contains("SECURE", attributes);
        Assert.Contains("HTTPONLY", attributes);
        Assert.Contains("PATH=/", attributes);
        Assert.Contains("SAMESITE=LAX", attributes);
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("DOMAIN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sign_in_page_is_asked_for_with_a_state_and_an_S256_challenge()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();

        var start = await browser.PressAsync(await browser.LookAsync(account.ConnectAddress), follow: false);

        var query = HttpUtility.ParseQueryString(start.Location!.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.True(query["code_challenge"]?.Length >= 43);
        Assert.True(query["state"]?.Length >= 32);
    }

    [Fact]
    public async Task A_missing_right_is_named_and_once_it_is_granted_the_connection_becomes_active()
    {
        var user = await app.NewUserAsync(user => user with { Rights = [.. user.Rights.Where(right => right != Installation.WageRight)] });
        var account = await app.NewAccountAsync(user: user);
        await account.SignInAsync();

        Assert.All(
            await account.AdministrationsAsync(), administration => Assert.Equal([Installation.WageRight], administration.MissingRights));
        await account.ChooseAllAsync();
        var waiting = await account.ConnectionAsync();
        Assert.NotNull(waiting.Attention);
        Assert.Equal(("rightsMissing", "accountant"), (waiting.Attention.Reason, waiting.Attention.WhoseMove));
        Assert.Contains(Installation.WageRight, waiting.Attention.Detail, StringComparison.Ordinal);

        await account.ChangeUserAsync(user => user with { Rights = Rights.Names });
        Assert.All(await account.AdministrationsAsync(), administration => Assert.Empty(administration.MissingRights));
        await account.ChooseAllAsync();
        Assert.Equal("active", (await account.ConnectionAsync()).State);
    }

    [Fact]
    public async Task A_callback_that_was_answered_before_is_refused()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        var callback = await account.SignInUntilCallbackAsync(browser);

        var first = await browser.OpenAsync(callback);
        var second = await browser.OpenAsync(callback);

        Assert.Contains("result=connected", first.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, second.Status);
        Assert.Equal("setUp", (await account.ConnectionAsync()).State);
    }

    [Fact]
    public async Task Of_two_callbacks_at_once_one_connects_and_one_code_is_exchanged()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        var callback = await account.SignInUntilCallbackAsync(browser);
        await app.Loket.ForgetCallsAsync();

        var pages = await Task.WhenAll(browser.OpenAsync(callback), browser.OpenAsync(callback));

        Assert.Single(pages, page => page.Location?.Query.Contains("result=connected", StringComparison.Ordinal) == true);
        Assert.Single(pages, page => page.Status == HttpStatusCode.Gone);
        Assert.Equal(1, (await app.Loket.CallsAsync()).TokenTotal);
    }

    [Fact]
    public async Task Another_browser_is_refused_and_takes_nothing_from_the_right_one()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        using var other = app.NewBrowser();
        var callback = await account.SignInUntilCallbackAsync(browser);

        var refused = await other.OpenAsync(callback);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("requested", (await account.ConnectionAsync()).State);

        var end = await browser.OpenAsync(callback);
        Assert.Contains("result=connected", end.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_Loket_a_page_says_whose_link_it_is_and_its_button_works_in_this_browser_only()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        using var other = app.NewBrowser();

        var page = await browser.OpenAsync(account.ConnectAddress);
        foreach (var words in new[] { account.Api.Account, TestAccount.Requester, "Eitje" })
            Assert.Contains($"<bdi>{words}</bdi>", page.Html, StringComparison.Ordinal);

        var pressedElsewhere = await other.PressAsync(page, follow: false);
        Assert.Equal((HttpStatusCode.Forbidden, null), (pressedElsewhere.Status, pressedElsewhere.Location));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(page, follow: false)).Status);
    }

    [Fact]
    public async Task A_link_to_connect_leads_nowhere_once_its_connection_was_ended()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        var page = await browser.OpenAsync(account.ConnectAddress);

        await account.Api.SendAsync(HttpMethod.Delete, $"/{account.ConnectionId}");

        Assert.Equal(HttpStatusCode.Gone, (await browser.PressAsync(page, follow: false)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.OpenAsync(account.ConnectAddress)).Status);
    }

    [Fact]
    public async Task A_link_to_connect_works_once()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();

        var page = await browser.LookAsync(account.ConnectAddress);
        var first = await browser.PressAsync(page, follow: false);
        var second = await browser.PressAsync(page, follow: false);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (page.Status, first.Status));
        Assert.Equal((HttpStatusCode.Gone, null), (second.Status, second.Location));
        Assert.Equal(HttpStatusCode.Gone, (await browser.LookAsync(account.ConnectAddress)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/back")]
    [InlineData("http://planner.example/loket/back")]
    [InlineData("https://planner.example.evil.example/loket/back")]
    [InlineData("https://planner.example/elsewhere")]
    [InlineData("https://planner.example@evil.example/loket/back")]
    public async Task A_return_address_that_is_not_on_the_list_is_refused(string address)
    {
        var answer = await app.Api("eitje", "return-address").SendAsync(
            HttpMethod.Post, "", new { ownerEmail = "owner@example.com", language = "nl", returnAddress = address });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("returnAddress", answer.Body, StringComparison.Ordinal);
    }
}
