using System.Diagnostics;
using System.Globalization;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// Five thousand employees: the page opens, filters and finds without trouble. With a Loket of its own, and nothing beside it.
/// </summary>
[Collection(Collection)]
public sealed class StaffScaleTests(ConsoleBrowser browser, ITestOutputHelper output) : BrowserClass(browser)
{
    public const string Collection = "many employees";

    private const int Many = 5000;

    [Fact]
    public async Task A_page_of_five_thousand_employees_opens_and_filters_without_trouble()
    {
        var staff = new StaffOptions(1, 2, 4, Many, AmsterdamTime.Today());
        await using var system = await SandboxSystem.StartAsync(
            new SandboxSetup(staff, new Dictionary<string, string> { ["eitje"] = "eitje" }), _ => { });
        var (api, connection) = await SyncedAsync(system);
        var visit = await VisitAsync();
        var visitor = await ConsoleVisitor.EnterAsync(
            await visit.NewPageAsync(), await api.ConsoleLinkAsync(new ConsolePass()), connection);

        await TakesAsync("the first page", () => visitor.GoAsync("employees"), visitor);
        await TakesAsync("a page further on", () => visitor.GoAsync("employees?page=60"), visitor);
        await visitor.ReadsAsync("Pagina 60 van");
        await TakesAsync("a filter", () => visitor.GoAsync("employees?status=linked&page=2"), visitor);
        await visitor.ReadsAsync("Gekoppeld");
        await visitor.GoAsync("employees");
        await visitor.Page.GetByLabel("Naam of personeelsnummer").FillAsync("jan");
        await TakesAsync("a search", () => visitor.PressAsync("Zoeken"), visitor);
        await visitor.ReadsAsync("Gevonden: ");
        await TakesAsync("its next page", () => visitor.PressAsync("Volgende"), visitor);
        await visitor.ReadsAsync("Pagina 2 van");
        Assert.True((await visitor.Page.ContentAsync()).Length < 500_000);
    }

    private static async Task<(AppApi Api, string Connection)> SyncedAsync(SandboxSystem system)
    {
        var user = new SandboxUser("veel", SandboxUser.DefaultPassword);
        await system.Loket.SetUserAsync(user);
        var api = system.Api("eitje", "veel");
        var asked = await api.ConnectAsync(new
        {
            ownerEmail = "veel@owner.example",
            language = "nl",
            returnAddress = new Uri(
            system.PlannerOf("eitje").ReturnAddress, "back"),
            nightlyAt = AmsterdamTime.NotTonight()
        });
        using (var signingIn = new Browser(system.Settings.Address, system.LoketAddress))
            await SignIn.RunAsync(signingIn, asked.ConnectAddress!, user.Name, user.Password);
        await api.ChooseAsync(asked.Id, (await api.AdministrationsAsync(asked.Id)).Select(one => one.Id));
        var run = await api.SyncAsync(asked.Id);
        var done = await api.FinishedAsync(asked.Id, run.RunId, limit: TimeSpan.FromMinutes(15));
        Assert.Equal("completed", done.State);
        return (api, asked.Id);
    }

    private async Task TakesAsync(string what, Func<Task> open, ConsoleVisitor visitor)
    {
        var watch = Stopwatch.StartNew();
        await open();
        await visitor.StandsOnAsync("Medewerkers");
        await visitor.Page.WaitForLoadStateAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.ElapsedMilliseconds} ms"));
    }
}

[CollectionDefinition(StaffScaleTests.Collection, DisableParallelization = true)]
public sealed class ManyEmployees : ICollectionFixture<ConsoleBrowser>;
