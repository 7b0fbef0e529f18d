using System.Text.Json;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>The settings of a connection, by the page.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class ConnectionsSettingsTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const string Save = "Instellingen opslaan";

    [Fact]
    public async Task Wrong_settings_are_named_and_kept_and_right_ones_hold()
    {
        var account = await App.ConnectedAccountAsync();
        var visit = await VisitAsync();
        var visitor = await new ConsoleAccount(account).EnterAsync(visit);
        await visitor.GoAsync("settings");
        await visitor.LookAsync("settings", "#nightlyAt, #ownerEmail");
        var (label, recipients) = (visitor.Page.GetByLabel("Naam van de koppeling"), visitor.Page.GetByLabel("Wie het loonbestand krijgt"));

        visit.Expect("answered 400");
        await label.FillAsync("Horeca Zuid");
        await recipients.FillAsync("salaris@horeca.example\ngeen adres");
        await visitor.PressAsync(Save);
        await visitor.ReadsAsync("Wie het loonbestand krijgt: Dit zijn niet hoogstens tien mailadressen.");
        await Assertions.Expect(label).ToHaveValueAsync("Horeca Zuid");
        await Assertions.Expect(recipients).ToHaveValueAsync("salaris@horeca.example\ngeen adres");
        await visitor.LookAsync("settings-fault", "#nightlyAt, #ownerEmail");
        Assert.Equal(JsonValueKind.Null, (await SettingsAsync(account)).GetProperty("label").ValueKind);

        await recipients.FillAsync("salaris@horeca.example\nboekhouder@horeca.example");
        await visitor.PressAsync(Save);
        await visitor.ReadsAsync("Opgeslagen.");
        var settings = await SettingsAsync(account);
        Assert.Equal("Horeca Zuid", settings.GetProperty("label").GetString());
        Assert.Equal(
            ["salaris@horeca.example", "boekhouder@horeca.example"],
            settings.GetProperty("exportRecipients").EnumerateArray().Select(one => one.GetString()));

        await visitor.GoAsync("audit");
        await visitor.ReadsAsync("Instellingen gewijzigd");
        await visitor.LookAsync("audit");
    }

    [Fact]
    public async Task A_setting_goes_back_to_the_products_own_and_what_somebody_else_set_meanwhile_stays()
    {
        var account = await App.ConnectedAccountAsync();
        await account.Api.ChangeAsync(account.ConnectionId, new { delivery = "file", affiliate = "distributionUnit" });
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("settings");
        await account.Api.ChangeAsync(account.ConnectionId, new { fixedContractHours = "all" });

        await visitor.Page.GetByLabel("Hoe uren naar Loket.nl gaan").SelectOptionAsync(
            new SelectOptionValue { Label = "Zoals Eitje: rechtstreeks in Loket.nl" });
        await visitor.Page.GetByLabel("Filiaal van een contract").SelectOptionAsync("department");
        await visitor.PressAsync(Save);
        await visitor.ReadsAsync("De volgende synchronisatie leest alles opnieuw.");

        var settings = await SettingsAsync(account);
        Assert.Equal(
            ("direct", "department", "all"),
            (settings.GetProperty("delivery").GetString(), settings.GetProperty("affiliate").GetString(),
                settings.GetProperty("fixedContractHours").GetString()));
        var own = (await ConnectionAsync(account)).GetProperty("defaults").GetProperty(
            "overridden").EnumerateArray().Select(one => one.GetString()).ToList();
        Assert.Contains("affiliate", own);
        Assert.DoesNotContain("delivery", own);
    }

    private static async Task<JsonElement> SettingsAsync(TestAccount account) => (await ConnectionAsync(account)).GetProperty("settings");

    private static async Task<JsonElement> ConnectionAsync(TestAccount account) =>
        (await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}")).Read<JsonElement>();
}
