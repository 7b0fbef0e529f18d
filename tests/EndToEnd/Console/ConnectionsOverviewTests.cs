using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>All connections, and one of them: how they stand, and what is offered to whom.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class ConnectionsOverviewTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    [Fact]
    public async Task After_a_sync_the_overview_shows_how_it_went_and_where_to_go()
    {
        var account = await App.ConnectedAccountAsync(newEmployees: "ask");
        var run = await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync();

        await visitor.ReadsAsync("Laatste synchronisatie");
        await visitor.ReadsAsync("nog te kiezen");
        await Assertions.Expect(visitor.Page.Locator($"a[href$='/runs/{run.Id}']")).ToHaveCountAsync(1);
        await visitor.LookAsync("overview");

        await visitor.FollowAsync("Synchroniseren of voorbeeld bekijken");
        await visitor.StandsOnAsync("Synchronisaties");
    }

    [Fact]
    public async Task A_connection_is_added_by_whoever_may_and_leads_to_signing_in()
    {
        var account = await App.ConnectedAccountAsync();
        var visit = await VisitAsync();
        var visitor = await new ConsoleAccount(account).EnterAsync(visit, new ConsolePass { ReturnAddress = App.ReturnAddress });
        await visitor.Page.GetByText("Een koppeling toevoegen").ClickAsync();
        var label = visitor.Page.GetByLabel("Naam van de koppeling (mag leeg blijven)");

        visit.Expect("answered 400");
        await label.FillAsync("...");
        await visitor.PressAsync("Toevoegen en verbinden");
        await visitor.ReadsAsync("De naam is niet één regel");
        await Assertions.Expect(label).ToHaveValueAsync("...");
        await visitor.LookAsync("connections-adding");

        await label.FillAsync("Tweede vestiging");
        await visitor.PressAsync("Toevoegen en verbinden");
        await visitor.StandsOnAsync("Verbinden met Loket.nl");
        await visitor.GoHomeAsync();
        await visitor.ReadsAsync("Tweede vestiging");
        await visitor.ReadsAsync("Nog niet verbonden");
    }

    [Fact]
    public async Task Who_may_only_see_is_offered_nothing_to_change()
    {
        var account = await App.ConnectedAccountAsync();
        using var client = await new ConsoleAccount(account).EnterAsync(
            new ConsolePass { Permissions = [new ConsoleGrant("payroll:view")], ReturnAddress = App.ReturnAddress });

        var home = await client.GetAsync(client.Address.Home);
        Assert.DoesNotContain("Een koppeling toevoegen", home.Text, StringComparison.Ordinal);
        var administrations = await client.GetAsync("administrations");
        Assert.Equal(HttpStatusCode.OK, administrations.Status);
        Assert.Contains("Codes koppelen", administrations.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keuze opslaan", administrations.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Synchroniseren of voorbeeld bekijken", (await client.GetAsync("")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("connect")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("settings")).Status);
        var chosen = await account.ChosenAsync();
        Assert.Equal(
            HttpStatusCode.Forbidden, (await client.PostAsync("administrations", ("administrationIds", chosen.First().ToString()))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("connect", ("action", "sign-in"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("settings", ("language", "en"), ("was-language", "nl"))).Status);
        Assert.Equal(chosen, await account.ChosenAsync());
    }
}
