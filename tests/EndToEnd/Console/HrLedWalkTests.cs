using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// C7 P1 P2 P3 on the pages: the link of a legal entity is set up step by step, and what the HR system pushes is read and mended.
/// </summary>
[Collection(Installation.ConsoleCollection)]
public sealed class HrLedWalkTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const int MostTabs = 60;
    private static readonly DateOnly Start = new(AmsterdamTime.Today().Year, 1, 1);

    [Theory]
    [InlineData("nl", 0)]
    [InlineData("en", 1)]
    public async Task A_link_is_set_up_step_by_step_and_what_is_pushed_then_is_read_and_mended(string language, int employer)
    {
        var link = await HrAccount.BookAsync(App, employer, language);
        var visit = await VisitAsync(LookOf(language));
        var visitor = await link.Console.EnterAsync(visit, new ConsolePass { Language = language });
        await visitor.Page.Locator("main h2 a").First.ClickAsync();
        await visitor.FollowAsync(In("Hoe ver de inrichting van de koppeling is", "How far the set-up of the link is"));
        await visitor.StandsOnAsync(In("Inrichting", "Set-up"));
        await visitor.ReadsAsync(
            In("moeten attributen van het HR-systeem worden ingericht", "Attributes of the HR system are to be set up"));
        await LookAsync("set-up-booked", "[id=entity] dd");

        await GoThereAsync();
        await visitor.StandsOnAsync(In("Attributen", "Attributes"));
        await visitor.ReadsAsync(In("Er geldt nog geen koppeling.", "No mapping is live yet."));
        await visitor.ReadsAsync(
            In("Het HR-systeem heeft zijn attributen nog niet doorgegeven.", "The HR system has not told its attributes yet."));
        await link.Hr.SetUpAttributesAsync(link.Id);
        visit.Expect("answered 400");
        await MapAttributesAsync();
        await SetUpReadsAsync("De beheerder van de koppeling moet deze vrijgeven", "The operator of the link is to enable it");

        await link.Hr.EnableAsync(link.Id);
        await SetUpReadsAsync(
            "Log in bij Loket.nl met de gebruiker die alleen voor deze koppeling is gemaakt.",
            "Sign in at Loket.nl with the user that was made for this link alone.");
        await GoThereAsync();
        await visitor.StandsOnAsync(In("Verbinden met Loket.nl", "Connect with Loket.nl"));
        await link.SignInAsync();

        await SetUpReadsAsync(
            "Kies de administratie in Loket.nl waar de juridische entiteit naartoe gaat.",
            "Choose the administration in Loket.nl that the legal entity goes to.");
        await GoThereAsync();
        await visitor.PressAsync(In("Keuze opslaan", "Save the choice"));
        await visitor.ReadsAsync(In("Kies precies één administratie.", "Choose exactly one administration."));
        await visitor.Page.Locator("input[name=administrationIds]").Last.CheckAsync();
        await LookAsync("administration-of-entity");
        await visitor.PressAsync(In("Keuze opslaan", "Save the choice"));
        await visitor.ReadsAsync(In("Opgeslagen.", "Saved."));

        await SetUpReadsAsync(
            "Lees wat de koppeling wel en niet doet, bevestig dat", "Read what the link does and does not do, acknowledge it");
        var (day, box) = (visitor.Page.Locator("#startLine"), visitor.Page.Locator("#known"));
        await day.FillAsync(HrAttributes.Day(Start));
        await visitor.PressAsync(In("Bevestigen", "Acknowledge"));
        await visitor.ReadsAsync(In("Vink eerst dit vakje aan.", "First tick this box."));
        await Assertions.Expect(day).ToHaveValueAsync(HrAttributes.Day(Start));
        await LookAsync("set-up-acknowledge", "[id=entity] dd");
        await TabToAsync(box);
        await visitor.Page.Keyboard.PressAsync("Space");
        await TabToAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = In("Bevestigen", "Acknowledge"), Exact = true }));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ReadsAsync(In("Er is vastgelegd dat u dit gelezen hebt.", "It is written down that you have read this."));
        await visitor.ReadsAsync(In("De koppeling is actief", "The link is active"));
        await LookAsync("set-up", "[id=entity] dd");
        Assert.Equal("active", (await link.Hr.SetUpAsync(link.Id)).Stage);

        await visitor.FollowAsync(In("Instellingen", "Settings"));
        await visitor.StandsOnAsync(In("Instellingen", "Settings"));
        await LookAsync("settings-of-entity", "#ownerEmail");
        await visitor.FollowAsync(In("Aanleveringen", "Pushes"));
        await visitor.ReadsAsync(In("Er is nog niets aangeleverd.", "Nothing was pushed yet."));
        await ReadPushesAsync(link, visitor, language, firstNumber: 71001 + (1000 * employer));

        // An attribute that Loket needs is taken out, which is refused; then one that it does not need, which is undone.
        async Task MapAttributesAsync()
        {
            var save = In("Opslaan", "Save");
            await visitor.GoAsync("attributes");
            var (name, place) = (
                visitor.Page.GetByLabel(In("Achternaam: Attribuut", "Last name: Attribute"), new() { Exact = true }),
                visitor.Page.GetByLabel(In("Roepnaam: Attribuut", "First name: Attribute"), new() { Exact = true }));
            await name.FillAsync("");
            await visitor.PressAsync(save);
            await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
            await LookAsync("attributes-fault");
            await name.FillAsync(HrAttributes.LastName);
            await place.FillAsync("");
            await visitor.PressAsync(save);
            await visitor.ReadsAsync(In("Opgeslagen.", "Saved."));
            visitor.Page.Dialog += (sender, dialog) => _ = dialog.AcceptAsync();
            await visitor.PressAsync(In("Weer laten gelden", "Make live again"));
            await visitor.ReadsAsync(In("3 (opnieuw versie 1)", "3 (version 1 again)"));
            await Assertions.Expect(place).ToHaveValueAsync("first_name");
            await LookAsync("attributes");
        }

        async Task SetUpReadsAsync(string dutch, string english)
        {
            await visitor.GoAsync("set-up");
            await visitor.ReadsAsync(In(dutch, english));
        }

        Task GoThereAsync() => visitor.FollowAsync(In("Ga daarheen", "Go there"));
        Task LookAsync(string name, params string[] varying) => SeeAsync(visitor, language, name, varying);
        Task TabToAsync(ILocator wanted) => HrLedWalkTests.TabToAsync(visitor.Page, wanted);
        string In(string dutch, string english) => language == "nl" ? dutch : english;
    }

    /// <summary>What became of each employee is read, and a person says who somebody is.</summary>
    private async Task ReadPushesAsync(HrAccount link, ConsoleVisitor visitor, string language, int firstNumber)
    {
        var administration = Assert.Single(await link.ChosenAsync());
        var held = (await App.ReadLoketAsync()).Where(one => one.Employments.Any(
            work => work.AdministrationId == administration && work.EndDate is null)).Take(2).ToList();
        List<HrEmployee> people =
        [
            .. Enumerable.Range(firstNumber, 4).Select(one => new HrEmployee(one, Start)),
            new HrEmployee(firstNumber + 4, Start).Set("birthday", "2 januari 1990"),
            new HrEmployee(firstNumber + 5, Start).Set("employee_number", held[0].Number),
            new HrEmployee(firstNumber + 6, Start)
                .Set(HrAttributes.LastName, held[1]["personalDetails.lastName"]!)
                .Set("birthday", held[1]["personalDetails.dateOfBirth"]![..10]),
        ];
        await link.Hr.PushAsync(link.Id, people);
        var first = await LoketIdAsync(people[0]);
        await App.ChangeLoketAsync(ChangeKind.Address, employee: first);
        people[1].Set("gender", "man").SetFrom(AmsterdamTime.Today(), HrAttributes.Wage, 2950);
        people[2].SetFrom(AmsterdamTime.Today().AddDays(20), HrAttributes.Hours, 24);
        people[3].End(AmsterdamTime.Today());
        var push = await link.Hr.PushAsync(link.Id, people);

        await visitor.GoAsync("pushes");
        await SeeAsync(visitor, language, "pushes");
        await visitor.Page.Locator($"main a[href$='{push.Id}']").ClickAsync();
        await visitor.ReadsAsync(In("was met de hand gewijzigd in Loket.nl", "was changed by hand in Loket.nl"));
        await visitor.ReadsAsync(In("Er wacht iets tot", "Something waits until"));
        await visitor.ReadsAsync("Geboortedatum " + In("is geen dag", "is not a day"));
        await visitor.ReadsAsync("2600 → 2950");
        await SeeAsync(visitor, language, "push", "td:nth-child(2)");

        await visitor.Page.GotoAsync($"{visitor.Page.Url}?outcome=SetAside");
        await visitor.ReadsAsync(In("Wie is dit in Loket.nl?", "Who is this in Loket.nl?"));
        await SeeAsync(visitor, language, "push-who-is-who");
        await visitor.PressAsync($"{In("Dit is", "This is")} {held[0]["personalDetails.formattedName"]}");
        await visitor.ReadsAsync(In("Uw keuze is bewaard.", "Your choice is kept."));
        await visitor.Page.Locator("tr", new() { HasText = people[6].Id })
            .GetByRole(AriaRole.Button, new() { Name = In("Nieuwe medewerker", "A new employee") }).ClickAsync();
        await visitor.ReadsAsync(In("Uw keuze is bewaard.", "Your choice is kept."));

        await visitor.FollowAsync(In("Naar alle aanleveringen", "To all pushes"));
        await visitor.PressAsync(In("Toon wat aan de beurt is", "Show what is due"));
        await visitor.StandsOnAsync(In("Voorbeeld van een aanlevering", "Preview of a push"));
        await StaffLinkTests.EndedAsync(visitor.Page);
        await visitor.ReadsAsync(people[6].Id);
        await SeeAsync(visitor, language, "push-preview");
        await visitor.PressAsync(In("Voer uit wat aan de beurt is", "Do what is due"));
        await visitor.StandsOnAsync(In("Aanlevering", "Push"));
        await StaffLinkTests.EndedAsync(visitor.Page);
        var done = (await link.Hr.ReportAsync(link.Id, visitor.Page.Url.Split('/')[^1].Split('?')[0])).ToDictionary(one => one.EmployeeId!);
        Assert.Equal(held[0].Id, done[people[5].Id].LoketEmployeeId);
        Assert.Equal("created", done[people[6].Id].Outcome);

        async Task<Guid> LoketIdAsync(HrEmployee employee) =>
            (await App.ReadLoketAsync()).Single(one => one["personalDetails.lastName"] == employee.LastName).Id;
        string In(string dutch, string english) => language == "nl" ? dutch : english;
    }

    /// <summary>In Dutch at a desk, with the pictures; in English on a phone.</summary>
    private static Look LookOf(string language) => language == "nl"
        ? new Look()
        : new Look { Viewport = Viewport.Phone, Locale = "en-GB" };

    private static async Task SeeAsync(ConsoleVisitor visitor, string language, string name, params string[] varying)
    {
        if (language == "nl")
        {
            await visitor.LookAsync(name, varying);
            return;
        }

        await visitor.Page.AssertAccessibleAsync();
        await visitor.Page.AssertFitsAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{wanted} is not reached by keyboard on {page.Place()}.");
    }
}
