using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Browsing;
using LoketFunctions.Tests.EndToEnd.Exporting;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>E1 E2 E3: what the planner's codes are in Loket, chosen on a page.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class MappingTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const string Department = RegistrationCodes.UnmappedDepartment;
    private const string Summer = "terras";
    private const string Default = "default";
    private const string Empty = "empty";

    [Fact]
    public async Task Of_two_people_who_map_at_once_nobody_loses_what_he_chose()
    {
        var account = await ExportAccount.MakeAsync(App);
        var administration = account.Periods.All[0].Key.AdministrationId;
        var slowVisit = await VisitAsync();
        var slow = await new ConsoleAccount(account.Account).EnterAsync(slowVisit, new ConsolePass { UserId = "u-1" });
        var quick = await EnterAsync(account.Account, new ConsolePass { UserId = "u-2" });
        foreach (var visitor in new[] { slow, quick })
            await visitor.GoAsync($"administrations/{administration}/mapping");

        await Target(quick, Summer).SelectOptionAsync(Empty);
        await quick.PressAsync("Opslaan");
        await quick.ReadsAsync("Opgeslagen.");

        slowVisit.Expect("answered 409");
        await Target(slow, Summer).SelectOptionAsync(Default);
        await Target(slow, Department).SelectOptionAsync(Default);
        await slow.PressAsync("Opslaan");
        await slow.ReadsAsync("Iemand anders heeft de koppeltabel intussen gewijzigd");
        await slow.ReadsAsync("Intussen door een ander opgeslagen: Bewust leeg");
        await Assertions.Expect(Target(slow, Summer)).ToHaveValueAsync(Default);
        await Assertions.Expect(Target(slow, Department)).ToHaveValueAsync(Default);
        await slow.LookAsync("mapping-changed-meanwhile");
        var meanwhile = await account.Exports.MappingAsync(administration);
        Assert.Null(meanwhile.Departments[Summer]);
        Assert.DoesNotContain(Department, meanwhile.Departments.Keys);

        await slow.PressAsync("Opslaan");
        await slow.ReadsAsync("Opgeslagen.");
        var mapping = await account.Exports.MappingAsync(administration);
        Assert.Equal(new DepartmentView(), mapping.Departments[Summer]);
        Assert.Equal(new DepartmentView(), mapping.Departments[Department]);
        Assert.Equal(meanwhile.HourComponents, mapping.HourComponents);

        await slow.FollowAsync("Bekijk de versies en wat er gewijzigd is");
        await slow.ReadsAsync("door uzelf");
        await slow.LookAsync("mapping-version");
    }

    [Fact]
    public async Task What_is_not_on_the_page_stays_and_a_code_can_be_added_by_hand()
    {
        var account = await ExportAccount.MakeAsync(App);
        var administration = account.Periods.All[0].Key.AdministrationId;
        var before = await account.Exports.MappingAsync(administration);
        var visitor = await EnterAsync(account.Account);
        await visitor.GoAsync($"administrations/{administration}/mapping");
        await visitor.LookAsync("mapping");

        await visitor.Page.GetByLabel("Code of naam").FillAsync("TERR");
        await visitor.PressAsync("Filter");
        await Assertions.Expect(visitor.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Target(visitor, Summer).SelectOptionAsync(Default);
        await visitor.Page.GetByLabel("Soort").SelectOptionAsync("WageComponent");
        await visitor.Page.GetByLabel("Code", new PageGetByLabelOptions { Exact = true }).FillAsync("bonus & <b>");
        await visitor.PressAsync("Toevoegen aan de pagina");
        await Assertions.Expect(Target(visitor, Summer)).ToHaveValueAsync(Default);
        Assert.Equal(before.Version, (await account.Exports.MappingAsync(administration)).Version);

        await visitor.Page.GetByLabel("bonus & <b>: Component").SelectOptionAsync(Empty);
        await visitor.PressAsync("Opslaan");
        await visitor.ReadsAsync("Opgeslagen.");
        var after = await account.Exports.MappingAsync(administration);
        Assert.Equal(new DepartmentView(), after.Departments[Summer]);
        Assert.True(after.WageComponents.TryGetValue("bonus & <b>", out var bonus) && bonus is null);
        Assert.Equal(before.Departments, after.Departments.Where(pair => pair.Key != Summer).ToDictionary());
        Assert.Equal(before.HourComponents, after.HourComponents);
        Assert.Equal(before.Counts, after.Counts);
    }

    [Fact]
    public async Task Whoever_may_only_look_is_offered_nothing_to_change()
    {
        var account = await ExportAccount.MakeAsync(App);
        var administration = account.Periods.All[0].Key.AdministrationId;
        var visitor = await EnterAsync(account.Account, new ConsolePass { Language = "en", Permissions = [new("payroll:view")] });

        await visitor.GoAsync($"administrations/{administration}/mapping");
        await visitor.ReadsAsync("Departments");
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).CountAsync());
        await visitor.GoAsync("exports");
        Assert.Equal(
            0, await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Make a preview or export" }).CountAsync());
    }

    private static ILocator Target(ConsoleVisitor visitor, string department) =>
        visitor.Page.GetByLabel($"{department}: Verdelingseenheid");
}
