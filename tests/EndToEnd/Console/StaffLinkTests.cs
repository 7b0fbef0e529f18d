using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>S7 S8 on the pages: employees are added, left alone and linked, and the next sync obeys.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class StaffLinkTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const int Each = 3;

    [Fact]
    public async Task Three_are_added_three_left_alone_and_three_linked_and_the_next_sync_obeys()
    {
        var account = await AskingAccountAsync();
        foreach (var number in Enumerable.Range(1, Each))
            account.Planner.Seed(Entered(number));
        await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("employees?status=open");
        await visitor.StandsOnAsync("Medewerkers");
        await visitor.LookAsync("employees");
        var waiting = await TickableAsync(visitor.Page);

        var added = waiting[..Each];
        await TickAsync(visitor.Page, added);
        await visitor.PressAsync("Aangevinkte toevoegen");
        await visitor.ReadsAsync("3 van 3 keuzes zijn bewaard");

        var ignored = waiting[Each..(2 * Each)];
        await TickAsync(visitor.Page, ignored);
        await visitor.PressAsync("Aangevinkte niet importeren");
        await visitor.ReadsAsync("3 van 3 keuzes zijn bewaard");

        var linked = waiting[(2 * Each)..(3 * Each)];
        foreach (var (number, id) in linked.Index())
            await LinkAsync(visitor, id, $"Handmatig{number + 1}");
        await visitor.LookAsync("employee");

        await visitor.GoAsync("runs");
        await visitor.PressAsync("Nu synchroniseren");
        await visitor.StandsOnAsync("Synchronisatie");
        await EndedAsync(visitor.Page);

        Assert.All(added, id => Assert.StartsWith("pl-", account.Held(id).Id, StringComparison.Ordinal));
        Assert.All(ignored, id => Assert.Null(account.Planner.ByLoketId(id.ToString())));
        Assert.Equal(["hand-1", "hand-2", "hand-3"], linked.Select(id => account.Held(id).Id));
        Assert.Equal(2 * Each, account.Planner.Employees.Count);
    }

    [Fact]
    public async Task What_linking_left_alone_is_listed_until_somebody_checked_it()
    {
        var account = await AskingAccountAsync();
        account.Planner.Seed(Entered(1) with { Email = "thuis@elders.example" });
        await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("employees?status=open");
        var id = (await TickableAsync(visitor.Page))[0];
        await LinkAsync(visitor, id, "Handmatig1");
        await account.SyncAsync();

        await visitor.GoAsync("employees?status=check");
        await visitor.ReadsAsync("E-mailadres");
        await visitor.ReadsAsync("thuis@elders.example");
        await visitor.LookAsync("employees-check");
        await visitor.Page.Locator($"button[value='checked:{id}']").ClickAsync();
        await visitor.ReadsAsync("Als nagekeken gemarkeerd.");
        await visitor.ReadsAsync("Hier staat niemand.");
    }

    [Fact]
    public async Task A_choice_is_undone_and_somebody_is_found_by_a_name_that_no_address_holds()
    {
        var account = await AskingAccountAsync();
        await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("employees?status=open");
        var id = (await TickableAsync(visitor.Page))[0];
        await visitor.Page.Locator($"button[value='ignore:{id}']").ClickAsync();
        await visitor.ReadsAsync("Uw keuze is bewaard");

        await visitor.GoAsync($"employees/{id}");
        var name = await visitor.Page.Locator("h1").InnerTextAsync();
        await visitor.ReadsAsync("Gekozen: niet importeren.");
        await visitor.GoAsync("employees");
        await visitor.Page.GetByLabel("Naam of personeelsnummer").FillAsync(name);
        await visitor.PressAsync("Zoeken");
        await visitor.ReadsAsync("Gevonden: ");
        Assert.DoesNotContain('?', visitor.Page.Url);
        await visitor.Page.Locator($"button[value='undo:{id}']").ClickAsync();
        await visitor.ReadsAsync("Uw keuze is ongedaan gemaakt.");
        await visitor.ReadsAsync("Zoeken wissen");
        Assert.Equal(name, await visitor.Page.GetByLabel("Naam of personeelsnummer").InputValueAsync());
        Assert.Contains(await account.Api.WaitingEmployeesAsync(account.ConnectionId), one => one.LoketEmployeeId == id);
    }

    [Fact]
    public async Task Sure_proposals_are_accepted_all_at_once_and_uncertain_ones_wait()
    {
        var account = await AskingAccountAsync();
        var people = (await account.PulledAsync()).Where(
            person => person["contactInformation.emailAddress"] is not null && person["personalDetails.prefix"] is null).Take(2).ToList();
        account.Planner.Seed(Alike("sure", people[0]));
        account.Planner.Seed(Alike("unsure", people[1]) with { LastName = "Anders", DateOfBirth = null });
        await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("employees?status=open");
        await visitor.PressAsync("Zeer waarschijnlijke voorstellen koppelen (1)");
        await visitor.ReadsAsync("1 van 1 keuzes zijn bewaard");
        await account.SyncAsync();

        Assert.Equal("sure", account.Held(people[0].Id).Id);
        Assert.Null(account.Planner.ByLoketId(people[1].Id.ToString()));

        static PlannerEmployee Alike(string id, LoketPerson person) => new(
            id, null, null, person["personalDetails.firstName"], person["personalDetails.lastName"],
            person["personalDetails.dateOfBirth"]![..10], person["contactInformation.emailAddress"], null, true);
    }

    [Fact]
    public async Task Nothing_ticked_and_an_employee_of_somebody_elses_are_told_and_change_nothing()
    {
        var account = await AskingAccountAsync();
        account.Planner.Seed(Entered(1));
        await account.SyncAsync();
        using var client = await new ConsoleAccount(account).EnterAsync();
        Assert.Contains(
            "Vink eerst medewerkers aan.", (await client.PostAsync("employees", ("action", "add"))).Text, StringComparison.Ordinal);

        var waiting = await account.Api.WaitingEmployeesAsync(account.ConnectionId);
        await client.PostAsync("employees", ("action", $"link:{waiting[0].LoketEmployeeId}:hand-1"));
        var taken = await client.PostAsync("employees", ("action", $"link:{waiting[1].LoketEmployeeId}:hand-1"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, taken.Status);
        Assert.Contains(
            await account.Api.WaitingEmployeesAsync(account.ConnectionId), one => one.LoketEmployeeId == waiting[1].LoketEmployeeId);
    }

    [Fact]
    public async Task Who_leaves_is_shown_with_what_is_still_to_be_paid()
    {
        var account = await App.ConnectedAccountAsync();
        await account.SyncAsync();
        var people = await account.PulledAsync();
        // The last ones: other tests change those who come first.
        var leaves = people.Last(one => one.Employments is [{ EndDate: null, StartDate: var start }] && start < AmsterdamTime.Today());
        Assert.Single(await App.ChangeLoketAsync(Simulators.Loket.Changes.ChangeKind.End, employee: leaves.Id));
        await account.SyncAsync();
        var visitor = await EnterAsync(account);

        await AssertWarnedAsync(visitor, leaves, leaves.Employments[0]);

        // Whoever goes on to another employment the next day has the last pay of the first one coming, and is no leaver as a person.
        var goesOn = people.Last(one => LastBefore(one) is not null);
        await AssertWarnedAsync(visitor, goesOn, LastBefore(goesOn)!);

        static LoketEmployment? LastBefore(LoketPerson person) => person.Employments.FirstOrDefault(
            one => person.Employments.Any(next => next.EndDate is null && next.StartDate == one.EndDate?.AddDays(1)));
    }

    /// <summary>In the list and on the person's own page.</summary>
    private static async Task AssertWarnedAsync(ConsoleVisitor visitor, LoketPerson person, LoketEmployment employment)
    {
        await visitor.GoAsync($"employees?view=leaving&administration={employment.AdministrationId}");
        await visitor.StandsOnAsync("Wie uit dienst gaat");
        await Assertions.Expect(visitor.Page.Locator($"tr:has(a[href$='{person.Id}'])").First).ToContainTextAsync(
            "pas na de laatste betaling");
        await visitor.LookAsync("employees-leaving");
        await visitor.GoAsync($"employees/{person.Id}");
        await visitor.ReadsAsync("pas na de laatste betaling");
    }

    /// <summary>Waits for the end of the run whose page is open, which comes by itself.</summary>
    internal static Task EndedAsync(IPage page) => Assertions.Expect(page.Locator("#progress[data-live=off]")).ToContainTextAsync(
        new System.Text.RegularExpressions.Regex("Klaar|Done", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)),
        new LocatorAssertionsToContainTextOptions { Timeout = (float)Waiting.Limit.TotalMilliseconds });

    private static async Task LinkAsync(ConsoleVisitor visitor, Guid employee, string name)
    {
        await visitor.GoAsync($"employees/{employee}");
        await visitor.Page.GetByLabel("Naam of personeelsnummer").FillAsync(name);
        await visitor.PressAsync("Zoeken");
        await visitor.PressAsync($"Koppelen: Entered {name}");
        await visitor.ReadsAsync("Uw keuze is bewaard");
        await visitor.ReadsAsync($"Entered {name}");
    }

    private static async Task<Guid[]> TickableAsync(IPage page) =>
        [.. (await page.Locator("input[name=employee]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).Select(
            Guid.Parse)];

    private static async Task TickAsync(IPage page, IEnumerable<Guid> employees)
    {
        foreach (var id in employees)
            await page.Locator($"input[name=employee][value='{id}']").CheckAsync();
    }

    /// <summary>One of the planner's own, who resembles nobody.</summary>
    private static PlannerEmployee Entered(int number) =>
        new($"hand-{number}", null, null, "Entered", $"Handmatig{number}", "1950-02-03", null, null, true);

    /// <summary>A connection whose new employees wait for a choice.</summary>
    private async Task<TestAccount> AskingAccountAsync() =>
        await App.ConnectedAccountAsync("koppeling", await App.NewUserAsync(user => user with { Employers = [0] }));
}
