using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>O1 as a whole: a month's work in one session, and every page read without script.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class WalkTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    [Theory]
    [InlineData("nl", true)]
    [InlineData("en", false)]
    public async Task Somebody_comes_from_the_planner_and_does_a_months_work_in_one_session(string language, bool onPhone)
    {
        var (console, exports) = await ConsoleAccount.WithMonthAsync(App);
        var worker = exports.Somebody(onZeroHours: true);
        var period = exports.PeriodOf(worker).Key;
        exports.Registrations.Add(exports.Shift(worker, "not-mapped", 1, 4m) with { Department = RegistrationCodes.UnmappedDepartment });
        var (person, entered) = await HireAsync(console.Account, period.AdministrationId);
        var look = new Look { Viewport = onPhone ? Viewport.Phone : Viewport.Desktop, Locale = onPhone ? "nl-NL" : "en-GB" };

        var visitor = await EnterAsync(console, new ConsolePass { Language = language }, look);
        var walk = new Walk(visitor, language);
        await walk.OpenConnectionAsync();
        await PictureAsync(visitor, "overview");
        await walk.MapAsync(period.AdministrationId, RegistrationCodes.UnmappedDepartment, byKeyboard: !onPhone);
        await walk.SeeWhoWaitsAsync();
        await PictureAsync(visitor, "employees-open");
        await walk.LinkAsync(person, entered);
        await walk.SyncAsync();
        Assert.Equal(entered, console.Account.Held(person).Id);

        await walk.PreviewAsync(period);
        await PictureAsync(visitor, "export-preview");
        Assert.Empty(await exports.CellsAsync());
        var export = await walk.ExportAsync();
        Assert.NotEmpty(await exports.CellsAsync());
        var (name, content) = await walk.DownloadAsync();
        var view = await exports.Exports.ViewAsync(export);
        Assert.Equal(view.Administrations.Single(part => part.Id == period.AdministrationId).File!.Name, name);
        Assert.Equal(await exports.Exports.FileAsync(export, period.AdministrationId), content);
        await walk.SeeAuditAsync();

        Task PictureAsync(ConsoleVisitor seen, string page) => onPhone ? Task.CompletedTask : seen.Page.ScreenshotsAsync(page);
    }

    [Fact]
    public async Task Without_script_every_page_says_the_same()
    {
        var (console, exports) = await ConsoleAccount.WithMonthAsync(App);
        var account = console.Account;
        var export = await exports.ExportAsync();
        var run = (await account.Api.RunsAsync(account.ConnectionId))[0];
        var administration = export.Administrations[0].Id;
        string[] pages =
        [
            "", "connect", "administrations", $"administrations/{administration}/mapping", "employees",
            $"employees/{account.Planner.Employees[0].LoketEmployeeId}", "runs", $"runs/{run.Id}",
            $"runs/{run.Id}/administrations/{administration}",
            "exports", $"exports/new?administration={administration}", $"exports/{export.Id}",
            $"exports/{export.Id}/administrations/{administration}",
            "audit", "settings",
        ];
        var with = await EnterAsync(console);
        var without = await EnterAsync(console, look: new Look { Script = false });

        foreach (var page in pages)
        {
            Assert.Equal(200, (await with.GoAsync(page))!.Status);
            await without.GoAsync(page);
            // Tools that only script can offer are no content.
            await with.Page.EvaluateAsync(
                "() => document.querySelectorAll('[data-needs-script], [data-copies]').forEach(part => part.remove())");
            Assert.Equal(await TextAsync(with.Page), await TextAsync(without.Page));
        }
    }

    private static async Task<string> TextAsync(IPage page) =>
        await page.EvaluateAsync<string>("() => document.querySelector('main').innerText");

    /// <summary>New people whom somebody in the planner entered already, and a sync that saw them.</summary>
    /// <returns>The one of whom that is surest.</returns>
    private async Task<(Guid Person, string Entered)> HireAsync(TestAccount account, Guid administration)
    {
        var hired = (await App.ChangeLoketAsync(ChangeKind.Hire, 3, administration: administration)).Select(one => one.EmployeeId)
            .ToHashSet();
        var entered = ConsoleWork.EnteredByHand((await App.ReadLoketAsync()).Where(person => hired.Contains(person.Id)));
        foreach (var (_, employee) in entered)
            account.Planner.Seed(employee);
        await account.SyncAsync();
        return (entered[0].Person, entered[0].Employee.Id);
    }
}
