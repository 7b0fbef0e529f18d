using System.Globalization;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>B2 B3 B4 on the pages: from a draft with faults to a confirmed link, and the requests of employers after it.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class PensionPagesTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const string Employer = "1106621";
    private const string Other = "1106622";

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task From_a_draft_with_faults_to_a_confirmed_link_and_requests_of_employers(string language)
    {
        var account = await PensionAccount.ConnectedAsync(App, language);
        // In Dutch at a desk, with the pictures; in English on a phone.
        var visit = await VisitAsync(language == "nl" ? new Look() : new Look { Viewport = Viewport.Phone, Locale = "en-GB" });
        var visitor = await account.Console.EnterAsync(visit, new ConsolePass { Language = language });
        var page = visitor.Page;
        await page.Locator("main h2 a").First.ClickAsync();
        await visitor.ReadsAsync(In("Aanmelding nog niet verstuurd", "Registration not sent yet"));
        await visitor.FollowAsync(In("De aanmelding invullen en versturen", "Fill in and send the registration"));
        await visitor.StandsOnAsync(In("Aanmelding", "Registration"));
        await visitor.ReadsAsync(In("Er is nog niets bewaard.", "Nothing is saved yet."));
        await visitor.ReadsAsync(In("zeven cijfers", "seven digits"));
        var proposed = (await account.ReadAsync("/registration/proposal"))["registration"]!["employers"]![0]!;
        var employerId = Labelled(In("Werkgever-id", "Employer id"));
        await Assertions.Expect(employerId).ToHaveValueAsync(proposed["employerId"]!.GetValue<string>());

        await RegisterAsync();
        Assert.Equal("registered", (await account.ReadAsync(""))["stage"]!.GetValue<string>());
        await LookAsync("pension-registered");
        // The policy data is the provider's to say: nothing is offered but to end it.
        var buttons = page.Locator("main button[name=action]");
        Assert.Equal(["ended"], await buttons.EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));

        await account.ProviderMovesAsync("policyDataAdded");
        await visitor.GoAsync("pension");
        await StepAsync("Keylane heeft contact opgenomen", "Keylane has contacted us");
        await StepAsync("De autorisaties zijn geregeld", "The authorizations are arranged");
        var day = AmsterdamTime.Today().AddDays(30);
        await ConfirmAsync(day);
        await StepFieldAsync("#firstExchange", day.AddDays(1), "De dag wijzigen", "Change the day");
        Assert.Equal($"{day.AddDays(1):yyyy-MM-dd}", (await account.ReadAsync(""))["firstExchange"]!.GetValue<string>());
        await LookAsync("pension-stages");

        await visitor.FollowAsync(In("Aanvragen van werkgevers", "Requests of employers"));
        await visitor.ReadsAsync(In("Er is nog geen aanvraag van een werkgever.", "No employer has asked yet."));
        await AskAsync(day);
        await visitor.GoAsync("");
        await visitor.ReadsAsync(In("Koppeling bevestigd", "Link confirmed"));
        await visitor.GoAsync("audit");
        await visitor.StandsOnAsync(In("Logboek", "Audit log"));

        // A draft with faults is kept and not sent; each fault is told by its field.
        async Task RegisterAsync()
        {
            await Labelled(In("Naam van uw bedrijf", "Name of your company")).FillAsync("Kantoor Van Dam");
            await Labelled(In("Raamwerkcontractnummer", "Framework contract number")).FillAsync("B77-100");
            await Labelled(In("Loonheffingennummer", "Wage tax number")).FillAsync("123");
            await employerId.FillAsync("4");
            await visitor.PressAsync(In("Opslaan als concept", "Save as a draft"));
            await visitor.ReadsAsync(In("Opgeslagen.", "Saved."));
            await visitor.ReadsAsync(In("Concept 1, nog niet verstuurd.", "Draft 1, not sent yet."));
            foreach (var id in new[] { "contractNumber", "wageTaxNumber", "employers[0].employerId", "employers[0].thirteenthMonth" })
                await Assertions.Expect(page.Locator($"[id='{id}']")).ToHaveAttributeAsync("aria-invalid", "true");
            await LookAsync("pension-registration-fault");
            visit.Expect("answered 400");
            await visitor.PressAsync(In("Opslaan en versturen", "Save and send"));
            await Assertions.Expect(page.Locator("#faults")).ToContainTextAsync(In("Werkgever-id: Dit is geen werkgever-id",
                "Employer id: This is not an employer id"));

            await page.Locator("#contractNumberIsRight").CheckAsync();
            await Labelled(In("Loonheffingennummer", "Wage tax number")).FillAsync("111111110L46");
            await employerId.FillAsync(Employer);
            await Labelled(In("Hoe vaak wordt verloond", "How often is paid")).SelectOptionAsync("Month");
            await Labelled(In("Uitbetaling van een 13e maand", "Payment of a 13th month")).SelectOptionAsync("No");
            await visitor.PressAsync(In("Invullen vanuit Loket.nl", "Fill in from Loket.nl"));
            await visitor.ReadsAsync(In($"In Loket.nl staat: {proposed["employerId"]}", $"Loket.nl says: {proposed["employerId"]}"));
            await Assertions.Expect(employerId).ToHaveValueAsync(Employer);
            await LookAsync("pension-registration");
            await visitor.PressAsync(In("Opslaan en versturen", "Save and send"));
            await visitor.ReadsAsync(In("De aanmelding is verstuurd.", "The registration was sent."));
            await visitor.StandsOnAsync(In("Pensioenkoppeling", "Pension link"));
            var sent = (await account.ReadAsync("/registration"))["sent"]!["draft"]!;
            Assert.Equal(
                ("B77-100", Employer, "month", false),
                (sent["acknowledgedContractNumber"]!.GetValue<string>(), sent["employers"]![0]!["employerId"]!.GetValue<string>(),
                    sent["employers"]![0]!["paymentPeriod"]!.GetValue<string>(),
                    sent["employers"]![0]!["thirteenthMonth"]!.GetValue<bool>()));
        }

        async Task ConfirmAsync(DateOnly first)
        {
            visit.Expect("answered 400");
            await visitor.PressAsync(In("a.s.r. heeft de koppeling bevestigd", "a.s.r. has confirmed the link"));
            await Assertions.Expect(page.Locator("#firstExchange")).ToHaveAttributeAsync("aria-invalid", "true");
            await page.Locator("#firstExchange").FillAsync("2099-01-01");
            await visitor.PressAsync(In("a.s.r. heeft de koppeling bevestigd", "a.s.r. has confirmed the link"));
            await Assertions.Expect(page.Locator("#firstExchange-fault")).ToContainTextAsync(In("geen datum van", "not a day from"));
            await Assertions.Expect(page.Locator("#firstExchange")).ToHaveValueAsync("2099-01-01");
            await StepFieldAsync("#firstExchange", first, "a.s.r. heeft de koppeling bevestigd", "a.s.r. has confirmed the link");
            await visitor.ReadsAsync(first.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language)));
            var last = (await account.ReadAsync(""))["history"]!.AsArray()[^1]!;
            Assert.Equal(("confirmed", "user", "u-17"), (Of(last, "stage"), Of(last, "by"), Of(last, "actorId")));
        }

        async Task AskAsync(DateOnly first)
        {
            var form = In("Een aanvraag toevoegen die per mail kwam", "Add a request that came by mail");
            await page.Locator("summary", new() { HasText = form }).ClickAsync();
            await page.Locator("#employerName").FillAsync("Brasserie De Zwaan B.V.");
            await page.Locator("#employerId").FillAsync("5f3c0a44-7b3e-4f7c-9d6c-0d0d6f0f7a11");
            await visitor.PressAsync(form);
            await Assertions.Expect(page.Locator("#employerId-fault")).ToContainTextAsync("API");
            await Assertions.Expect(page.Locator("#employerName")).ToHaveValueAsync("Brasserie De Zwaan B.V.");
            await page.Locator("#employerId").FillAsync(Employer);
            await visitor.PressAsync(form);
            await visitor.ReadsAsync(In("De aanvraag is opgenomen.", "The request is taken in."));
            await StepAsync("De voorwaarden zijn gecontroleerd", "The prerequisites are checked");
            await StepAsync("Wij hebben de aanvraag bevestigd", "We confirmed the request to the provider");
            await account.ProviderMovesRequestAsync(Employer, "setUpAtProvider");
            await page.ReloadAsync();
            var id = Of(await account.RequestAsync(Employer), "id");
            await StepFieldAsync($"#firstExchange-{id}", first, "De pensioenuitvoerder noemde deze dag", "The provider named this day");
            Assert.Equal("dateSet", Of(await account.RequestAsync(Employer), "stage"));

            await page.Locator("summary", new() { HasText = form }).ClickAsync();
            await page.Locator("#employerName").FillAsync("Lunchroom De Haven");
            await page.Locator("#employerId").FillAsync(Other);
            await visitor.PressAsync(form);
            await visitor.ReadsAsync(In("De aanvraag is opgenomen.", "The request is taken in."));
            await LookAsync("pension-requests");
            var second = page.Locator($"section[aria-labelledby='request-{Of(await account.RequestAsync(Other), "id")}']");
            var (decline, reason) = (In("De aanvraag afwijzen", "Decline the request"), "Niet bij a.s.r. ondergebracht");
            await second.Locator("summary", new() { HasText = decline }).ClickAsync();
            await second.Locator("input[type=text]").FillAsync(reason);
            await second.GetByRole(AriaRole.Button, new() { Name = decline, Exact = true }).ClickAsync();
            await visitor.ReadsAsync(In("De stap is vastgelegd.", "The step is written down."));
            var history = (await account.RequestAsync(Other))["history"]!.AsArray();
            Assert.Equal(("declined", reason), (Of(history[^1]!, "stage"), Of(history[^1]!, "reason")));
        }

        async Task StepAsync(string dutch, string english)
        {
            // The page before may say the same of the step before.
            await page.RunAndWaitForResponseAsync(
                () => visitor.PressAsync(In(dutch, english)), answer => answer.Request.Method == "POST" && answer.Status == 303);
            await visitor.ReadsAsync(In("De stap is vastgelegd.", "The step is written down."));
        }

        async Task StepFieldAsync(string field, DateOnly value, string dutch, string english)
        {
            await page.Locator(field).FillAsync($"{value:yyyy-MM-dd}");
            await StepAsync(dutch, english);
        }

        async Task LookAsync(string name)
        {
            if (language == "nl")
            {
                await visitor.LookAsync(name);
                return;
            }

            await page.AssertAccessibleAsync();
            await page.AssertFitsAsync();
        }

        ILocator Labelled(string label) => page.GetByLabel(label, new() { Exact = true });
        string In(string dutch, string english) => language == "nl" ? dutch : english;
    }

    private static string Of(JsonNode node, string name) => node[name]!.GetValue<string>();
}
