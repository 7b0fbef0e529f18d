using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>B5 on the pages: what was delivered, what a correction changed, with stars for citizen service numbers.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class PensionDeliveriesPageTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const int Employer = 2;

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A_delivery_and_its_correction_are_shown_and_no_number(string language)
    {
        var pension = await TestPension.ActiveAsync(App, Employer);
        var visit = await VisitAsync(language == "nl" ? new Look() : new Look { Viewport = Viewport.Phone, Locale = "en-GB" });
        var visitor = await pension.Console.EnterAsync(visit, new ConsolePass { Language = language });
        try
        {
            await visitor.GoAsync("pension/deliveries");
            await visitor.StandsOnAsync(In("Aanleveringen", "Deliveries"));
            await visitor.ReadsAsync(In("Er is nog niets aangeleverd.", "Nothing was delivered yet."));
            await pension.Link.SaveProposedLayoutAsync();
            await App.Loket.Payroll.ApproveAsync(pension.Present);
            await visitor.PressAsync(In("Nu aanleveren wat kan", "Deliver what is due now"));
            await visitor.ReadsAsync(In("Wat kan, wordt nu aangeleverd.", "What is due is being delivered."));
            await pension.Link.DeliveredAsync(pension.Present, version: 1);
            await App.Loket.Payroll.CorrectAsync(
                new CorrectionRequest(pension.Present.AdministrationId, pension.Present.Year, pension.Present.Number, -50, Count: 2));
            await pension.DeliverAsync(pension.Present, version: 2);

            await visitor.GoAsync("pension/deliveries");
            await LookAsync("pension-deliveries");
            await visitor.FollowAsync($"{pension.Present.Year}-{pension.Present.Number:00}");
            await visitor.ReadsAsync(In("Regels van versie 2", "Lines of version 2"));
            await visitor.ReadsAsync("***");
            await LookAsync("pension-delivery");
            var text = await visitor.Page.ContentAsync();
            Assert.Equal(2, await visitor.Page.Locator("main del").CountAsync());
            Assert.All(
                TestPension.LinesOf(pension.Pushed[^1].Content),
                line => Assert.DoesNotContain(line["bsn"], text, StringComparison.Ordinal));

            using var client = await pension.Console.EnterAsync(new ConsolePass { Language = language });
            var one = $"pension/deliveries/{pension.Present.AdministrationId}/{pension.Present.Id}";
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{one}?version=1")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{one}?version=9")).Status);
        }
        finally
        {
            await pension.OpenPeriodsAsync();
        }

        async Task LookAsync(string name)
        {
            if (language == "nl")
            {
                await visitor.LookAsync(name);
                return;
            }

            await visitor.Page.AssertAccessibleAsync();
            await visitor.Page.AssertFitsAsync();
        }

        string In(string dutch, string english) => language == "nl" ? dutch : english;
    }
}
