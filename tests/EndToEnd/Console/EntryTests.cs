using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Coming into the console from the planner, and the page one comes to.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class EntryTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    [Theory]
    [InlineData("nl", "Koppelingen met Loket.nl", "Afmelden", "U bent afgemeld")]
    [InlineData("en", "Connections with Loket.nl", "Sign out", "You are signed out")]
    public async Task Somebody_comes_from_the_planner_and_leaves_again(string language, string heading, string leave, string left)
    {
        var account = await App.ConnectedAccountAsync();
        var visitor = await EnterAsync(account, new ConsolePass { Language = language });
        await visitor.StandsOnAsync(heading);
        if (language == "nl")
            await visitor.LookAsync("connections");

        await visitor.PressAsync(leave);
        await visitor.StandsOnAsync(left);
    }

    [Fact]
    public async Task A_link_opens_once_and_a_session_ends_when_the_planner_says_so()
    {
        var account = await App.ConnectedAccountAsync();
        var console = new ConsoleAccount(account);
        var link = await console.LinkAsync(new ConsolePass { UserId = "u-22" });
        using var client = await ConsoleClient.EnterAsync(link, console.ConnectionId);

        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(client.Address.Home)).Status);

        Assert.True((await account.Api.WithdrawConsoleAsync("u-22")).IsGood);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(client.Address.Home)).Status);
    }
}
