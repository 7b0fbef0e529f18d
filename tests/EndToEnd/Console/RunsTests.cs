using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>S4 S13 S14 on the pages: sync now with progress, previews, results and retry of one.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class RunsTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    /// <summary>As the pages call the planner's fields.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["First name"] = "firstName",
        ["Last name"] = "lastName",
        ["E-mail address"] = "email",
        ["Gender"] = "gender",
        ["Day of birth"] = "dateOfBirth",
        ["Place of birth"] = "placeOfBirth",
        ["Personnel number"] = "personnelNumber",
        ["Phone"] = "phone",
        ["Address"] = "homeAddress",
        ["Postal code"] = "postalCode",
        ["City"] = "city",
        ["Department or branch"] = "affiliate",
        ["Start of employment"] = "contractStartDate",
        ["End of contract"] = "contractEndDate",
        ["Kind of contract"] = "contractType",
        ["Hourly wage (euro, gross)"] = "hourlyWage",
        ["Hours per week"] = "hoursPerWeek",
        ["Days per week"] = "daysPerWeek",
    };

    [Fact]
    public async Task A_sync_shows_how_far_it_is_and_ends_without_a_touch()
    {
        var account = await App.ConnectedAccountAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync("runs");
        await visitor.PressAsync("Nu synchroniseren");
        await visitor.StandsOnAsync("Synchronisatie");
        await Assertions.Expect(visitor.Page.Locator("#progress[data-live=on]")).ToBeVisibleAsync();
        await StaffLinkTests.EndedAsync(visitor.Page);
        await visitor.LookAsync("run");
        await account.AssertInStepAsync();

        await visitor.Page.Locator("tbody a").First.ClickAsync();
        await visitor.ReadsAsync("Toegevoegd");
        await visitor.LookAsync("run-results");
        await visitor.GoAsync("runs");
        await visitor.StandsOnAsync("Synchronisaties");
        await visitor.LookAsync("runs");
    }

    [Fact]
    public async Task A_preview_shows_field_by_field_what_the_sync_then_does()
    {
        var account = await App.ConnectedAccountAsync();
        await account.SyncAsync();
        await App.ChangeLoketAsync(ChangeKind.Hire, 2);
        foreach (var kind in new[] { ChangeKind.Address, ChangeKind.Phone, ChangeKind.Wage, ChangeKind.Department, ChangeKind.Name })
            await App.ChangeLoketAsync(kind, 2);
        var before = account.Batches.Count();
        var visitor = await EnterAsync(account, new ConsolePass { Language = "en" });

        await visitor.GoAsync("runs");
        await visitor.PressAsync("Make a preview");
        await visitor.StandsOnAsync("Preview of a sync");
        await StaffLinkTests.EndedAsync(visitor.Page);
        var run = visitor.Page.Url;
        var shown = await ShownAsync(visitor.Page);
        Assert.Equal(before, account.Batches.Count());
        await visitor.LookAsync("preview");
        await visitor.Page.GotoAsync(run);
        await visitor.PressAsync("Sync now");
        await visitor.StandsOnAsync("Sync");
        await StaffLinkTests.EndedAsync(visitor.Page);

        var sent = account.Batches.Skip(before).SelectMany(batch => JsonNode.Parse(batch.Body)!["records"]!.AsArray()).SelectMany(
            Values).Order().ToList();
        Assert.NotEmpty(sent);
        Assert.Equal(sent, shown.Order());
    }

    [Fact]
    public async Task Whom_the_planner_rejected_is_told_with_its_words_and_tried_again()
    {
        var account = await App.ConnectedAccountAsync();
        var person = (await account.PulledAsync())[0];
        account.Planner.Reject(person.Id.ToString(), "The postal code is <b>not</b> known.");
        var run = await account.SyncAsync();
        var visitor = await EnterAsync(account);
        await visitor.GoAsync($"runs/{run.Id}/administrations/{person.Employments[0].AdministrationId}?outcome=failed");
        await visitor.ReadsAsync("The postal code is <b>not</b> known.");

        account.Planner.Reject(person.Id.ToString(), null);
        await visitor.Page.Locator($"button[value='{person.Id}']").ClickAsync();
        await visitor.StandsOnAsync("Synchronisatie");
        // The page before looks like this one, and that run is over.
        await Waiting.ForAsync(
            "the employee in the planner", () => Task.FromResult(account.Planner.ByLoketId(person.Id.ToString())));
    }

    [Fact]
    public async Task Whoever_may_only_look_finds_no_buttons_and_is_refused()
    {
        var account = await App.ConnectedAccountAsync();
        await account.SyncAsync();
        var pass = new ConsolePass { Permissions = [new("payroll:view")] };
        var visitor = await EnterAsync(account, pass);
        await visitor.GoAsync("runs");
        await visitor.StandsOnAsync("Synchronisaties");
        await Assertions.Expect(visitor.Page.Locator("main button")).ToHaveCountAsync(0);
        await visitor.GoAsync("employees");
        await Assertions.Expect(visitor.Page.Locator("main table button")).ToHaveCountAsync(0);

        using var client = await new ConsoleAccount(account).EnterAsync(pass);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await client.PostAsync("runs", ("action", "sync"))).Status);
        var one = (await account.PulledAsync())[0].Id;
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await client.PostAsync("employees", ("action", $"ignore:{one}"))).Status);
    }

    /// <summary>All that the preview whose page is open says would be sent: employee, field and value.</summary>
    private static async Task<List<string>> ShownAsync(IPage page)
    {
        var links = await page.Locator("#parts tbody a").EvaluateAllAsync<string[]>("all => all.map(one => one.href)");
        var shown = new List<string>();
        foreach (var address in links.SelectMany(link => new[] { $"{link}?outcome=Created", $"{link}?outcome=Updated" }))
        {
            await page.GotoAsync(address);
            shown.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('[data-employee]')].flatMap(card => [...card.querySelectorAll('tbody tr')].map(row =>
                  [card.dataset.employee, row.querySelector('th').innerText.trim(), row.querySelector('ins bdi').innerText.trim()]
                    .join('|')))
                """)).Select(line => line.Split('|')).Select(parts => $"{parts[0]} {Fields[parts[1]]} {parts[2]}"));
        }

        return shown;
    }

    /// <summary>
    /// What a record tells: employee, field and value. Of a new employee only what is filled in, as the rest was empty and stays so.
    /// </summary>
    private static IEnumerable<string> Values(JsonNode? record)
    {
        var isNew = (string?)record!["intent"] == "create";
        var told = (record["contracts"]?.AsArray() ?? []).Select(contract => contract!["fields"]).Prepend(
            record["personalData"]).OfType<JsonObject>();
        return from fields in told
               from field in fields
               where !isNew || field.Value is not null
               select $"{record["loketEmployeeId"]} {field.Key} {Written(field.Value?.ToString())}";
    }

    private static string Written(string? value) => value switch
    {
        null => "empty",
        "zeroHours" => "zero hours",
        "fixedHours" => "fixed hours",
        _ => value,
    };
}
