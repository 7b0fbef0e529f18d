using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>C1 C2 C3 C4 C7: from a new connection to an active one, on the pages.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class ConnectionsConnectTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const string SignIn = "Inloggen bij Loket.nl";
    private const string Heading = "Verbinden met Loket.nl";

    [Fact]
    public async Task Missing_rights_are_named_with_what_to_ask_and_once_granted_the_connection_is_active()
    {
        var user = await App.NewUserAsync(user => user with { Rights = [.. Rights.Names.Where(right => right != Installation.WageRight)] });
        var account = await App.NewAccountAsync(user: user);
        var visitor = await EnterAsync(account);
        await visitor.GoAsync();
        await visitor.LookAsync("connection-new");
        await visitor.FollowAsync(SignIn);
        await visitor.StandsOnAsync(Heading);

        await visitor.PressAsync(SignIn);
        await visitor.StandsOnAsync("Connect with Loket.nl");
        await visitor.LookAsync("connect-question", "dd");
        await SignInAtLoketAsync(visitor.Page, account);
        await visitor.ReadsAsync("U bent verbonden met Loket.nl.");
        await visitor.ReadsAsync($"het ontbreekt aan {Installation.WageRight}");
        await Assertions.Expect(visitor.Page.Locator("#mail-to-accountant")).ToContainTextAsync(Installation.WageRight);
        var mail = await visitor.Page.Locator("a[href^='mailto:']").GetAttributeAsync("href");
        Assert.StartsWith("mailto:?subject=", mail, StringComparison.Ordinal);
        await visitor.LookAsync("connect", "section[aria-labelledby=sign-in] strong");

        await visitor.Page.Locator("main").GetByRole(
            AriaRole.Link, new LocatorGetByRoleOptions { Name = "Administraties kiezen" }).ClickAsync();
        await visitor.StandsOnAsync("Administraties");
        var boxes = visitor.Page.Locator("input[name=administrationIds]");
        Assert.Equal((await account.AdministrationsAsync()).Count, await boxes.CountAsync());
        foreach (var box in await boxes.AllAsync())
            await box.CheckAsync();
        await visitor.PressAsync("Keuze opslaan");
        await visitor.ReadsAsync("Opgeslagen.");
        await visitor.ReadsAsync("Er ontbreken rechten in Loket.nl");
        await visitor.LookAsync("administrations");
        Assert.Equal("setUp", (await account.ConnectionAsync()).State);

        await account.ChangeUserAsync(user => user with { Rights = Rights.Names });
        await visitor.FollowAsync("Bekijk welke rechten ontbreken");
        await visitor.PressAsync("Opnieuw nakijken");
        await visitor.ReadsAsync("Alles wat wij kunnen nakijken, is in orde.");
        Assert.Equal("active", (await account.ConnectionAsync()).State);
        Assert.Equal((await account.AdministrationsAsync()).Count, (await account.ChosenAsync()).Count);
    }

    [Fact]
    public async Task Where_venues_are_administrations_the_page_asks_which_and_calls_them_so()
    {
        var user = await App.NewUserAsync(user => user with { Employers = [0] });
        var account = await App.ConnectedAccountAsync("eitje", user);
        using var client = await new ConsoleAccount(account).EnterAsync(new ConsolePass { Language = "en" });
        var ids = (await account.ChosenAsync()).Order().ToList();
        var ticked = ids.Select(id => ("administrationIds", id.ToString())).ToList();

        var half = await client.PostAsync("administrations", [.. ticked, ("venues", "asked"), ($"venue-id-{ids[0]}", "17")]);
        Assert.Equal(HttpStatusCode.BadRequest, half.Status);
        Assert.Contains("Fill in both the id and the name of a venue", half.Text, StringComparison.Ordinal);
        var same = await client.PostAsync(
            "administrations",
            [.. ticked, ("venues", "asked"), .. ids.SelectMany(id => new[] { ($"venue-id-{id}", "17"), ($"venue-label-{id}", "Neude") })]);
        Assert.Equal(HttpStatusCode.BadRequest, same.Status);
        Assert.DoesNotContain("Neude (", (await client.GetAsync("")).Text, StringComparison.Ordinal);

        var named = await client.PostAsync(
            "administrations", [.. ticked, ("venues", "asked"), ($"venue-id-{ids[0]}", "17"), ($"venue-label-{ids[0]}", "Neude")]);
        Assert.True(named.Status == HttpStatusCode.SeeOther, named.Text);
        Assert.Contains("value=\"Neude\"", (await client.GetAsync("administrations")).Html, StringComparison.Ordinal);
        Assert.Contains("Neude (", (await client.GetAsync("")).Text, StringComparison.Ordinal);
        Assert.Equal(ids, (await account.ChosenAsync()).Order());

        await client.PostAsync("administrations", [.. ticked, ("venues", "asked")]);
        Assert.DoesNotContain("Neude (", (await client.GetAsync("")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_refuses_at_Loket_comes_back_to_be_told_and_can_try_again()
    {
        var account = await App.NewAccountAsync();
        var visitor = await EnterAsync(account, new ConsolePass { Language = "en" });
        await visitor.GoAsync("connect");
        await visitor.PressAsync("Sign in at Loket.nl");
        await GoOnAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Toegang weigeren" }).ClickAsync();

        await visitor.ReadsAsync("You did not give permission at Loket.nl. Nothing was changed. Try again.");
        await visitor.PressAsync("Sign in at Loket.nl");
        await SignInAtLoketAsync(visitor.Page, account);
        await visitor.ReadsAsync("You are connected with Loket.nl.");
    }

    [Fact]
    public async Task The_older_form_asks_for_the_environment_code_and_never_for_a_password()
    {
        var account = await App.NewAccountAsync("koppeling");
        var visit = await VisitAsync();
        var visitor = await new ConsoleAccount(account).EnterAsync(visit);
        await visitor.GoAsync("connect");
        var code = visitor.Page.GetByLabel("Omgevingscode (mag leeg blijven)");
        await Assertions.Expect(visitor.Page.Locator("input[type=password]")).ToHaveCountAsync(0);
        await visitor.LookAsync("connect-older-form");

        visit.Expect("answered 400");
        await code.FillAsync("HORECA 1");
        await visitor.PressAsync(SignIn);
        await visitor.ReadsAsync("De omgevingscode is niet 1 tot 50 letters");
        await Assertions.Expect(code).ToHaveValueAsync("HORECA 1");

        await code.FillAsync("HORECA-1");
        await visitor.PressAsync(SignIn);
        await SignInAtLoketAsync(visitor.Page, account);
        await visitor.StandsOnAsync(Heading);
        await visitor.GoAsync();
        await visitor.StandsOnAsync("HORECA-1");
    }

    /// <summary>Words of the address never come to the page.</summary>
    [Fact]
    public async Task An_outcome_that_nobody_knows_is_told_in_the_pages_own_words()
    {
        var account = await App.NewAccountAsync();
        using var client = await new ConsoleAccount(account).EnterAsync(new ConsolePass());

        var page = await client.GetAsync("connect?result=geslaagd&reason=%3Cb%3Evals");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("De verbinding is niet gemaakt.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vals", page.Text, StringComparison.Ordinal);
    }

    /// <summary>From the page that says whose link it is, in the connection's language.</summary>
    private static Task GoOnAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go on to Loket.nl" }).ClickAsync();

    private static async Task SignInAtLoketAsync(IPage page, TestAccount account)
    {
        await GoOnAsync(page);
        await page.GetByLabel("Gebruikersnaam").FillAsync(account.User.Name);
        await page.GetByLabel("Wachtwoord").FillAsync(account.User.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Inloggen en toegang geven" }).ClickAsync();
    }
}
