using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>A user ends the connection by the pages.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class DisconnectTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    [Fact]
    public async Task A_connection_is_ended_by_who_says_that_he_knows_what_goes_and_shows_what_went()
    {
        var account = await App.ConnectedAccountAsync();
        await account.SyncAsync();
        var visit = await VisitAsync();
        var visitor = await new ConsoleAccount(account).EnterAsync(visit);
        await visitor.GoAsync("settings");
        await visitor.FollowAsync("Bekijken en beëindigen");
        await visitor.StandsOnAsync("De koppeling beëindigen");
        await visitor.LookAsync("disconnect");

        visit.Expect("answered 400");
        await visitor.PressAsync("Koppeling beëindigen en wissen");
        await visitor.ReadsAsync("Zet eerst dit vinkje");
        Assert.Equal("active", (await account.ConnectionAsync()).State);

        await visitor.Page.GetByLabel("Ik heb bewaard wat ik nodig heb.").CheckAsync();
        await visitor.PressAsync("Koppeling beëindigen en wissen");
        await visitor.ReadsAsync("Alles van deze koppeling is gewist.");
        await visitor.ReadsAsync("Gegevens van medewerkers");
        await visitor.LookAsync("disconnected");
    }
}
