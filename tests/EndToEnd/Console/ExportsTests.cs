using System.Globalization;
using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Browsing;
using LoketFunctions.Tests.EndToEnd.Exporting;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>E7 E10 E12: exports from the first look to the file, by somebody at a screen.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class ExportsTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const string Department = RegistrationCodes.UnmappedDepartment;

    [Fact]
    public async Task An_export_is_blocked_until_its_code_is_mapped_and_its_file_can_be_fetched_and_mailed_again()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        account.Registrations.Add(account.Shift(somebody, "a", 0, 8m) with { Department = Department });
        var period = account.PeriodOf(somebody).Key;
        var visitor = await EnterAsync(account.Account);

        await ChooseAsync(visitor, period);
        await visitor.LookAsync("export-new");
        await visitor.PressAsync("Voorbeeld maken");
        await visitor.ReadsAsync("Koppel ze");
        await visitor.ReadsAsync($"afdeling {Department}");

        await ChooseAsync(visitor, period);
        await visitor.ReadsAsync("Exporteren kan nog niet: deze codes zijn niet gekoppeld.");
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Exporteren…" }).CountAsync());
        await visitor.FollowAsync("Koppel ze");
        await visitor.ReadsAsync("De laatste export is tegengehouden");
        await visitor.Page.GetByLabel($"{Department}: Verdelingseenheid").SelectOptionAsync("default");
        await visitor.PressAsync("Opslaan");
        await visitor.ReadsAsync("Opgeslagen.");

        await ChooseAsync(visitor, period);
        await visitor.PressAsync("Exporteren…");
        await visitor.LookAsync("export-confirm");
        await visitor.PressAsync($"Ja, exporteer periode {NameOf(period)}");
        await visitor.ReadsAsync("Teruggemeld");
        await visitor.ReadsAsync("Gemaild");
        await visitor.ReadsAsync("Overschrijven");

        var export = (await account.Exports.ListAsync())[0];
        var part = Assert.Single(export.Administrations);
        Assert.Equal(("completed", false, 1), (export.State, export.Preview, export.Registrations.TakenIn));
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync("Download het loonbestand"));
        Assert.Equal(part.File!.Name, download.SuggestedFilename);
        Assert.Equal(await account.Exports.FileAsync(export.Id, part.Id), await File.ReadAllBytesAsync(await download.PathAsync()));

        await visitor.Page.GetByText("Mail het bestand opnieuw").ClickAsync();
        await visitor.LookAsync("export", "h1");
        var mails = account.Mails.Count;
        await visitor.PressAsync("Mail opnieuw");
        await visitor.ReadsAsync("Het bestand is gemaild.");
        Assert.Equal(mails + 1, account.Mails.Count);
        await visitor.GoAsync("exports");
        await visitor.LookAsync("exports");
    }

    [Fact]
    public async Task What_a_changed_contract_would_change_is_confirmed_where_it_is_told()
    {
        var account = await ExportAccount.MakeAsync(App, "direct");
        var somebody = account.Somebody(onZeroHours: true);
        account.Registrations.Add(
            account.Shift(somebody, "a", 0, 8m), account.Shift(account.Somebody(onZeroHours: true, skip: 1), "b", 0, 8m));
        await account.ExportAsync();
        await App.Loket.ChangeAsync(new ChangeRequest(
            ChangeKind.FixedHours)
        { EmploymentId = account.EmploymentOf(somebody), From = account.PeriodOf(somebody).From });
        await account.Account.SyncAsync();
        var refused = await account.ExportAsync();
        var visitor = await EnterAsync(account.Account);

        await visitor.GoAsync($"exports/{refused.Id}");
        await visitor.ReadsAsync("Van 1 dienstverbanden veranderen waarden doordat het contract in Loket gewijzigd is.");
        await visitor.GoAsync(
            $"exports/{refused.Id}/administrations/{refused.Administrations.Single(one => one.ToConfirm is not null).Id}");
        await visitor.ReadsAsync("Het soort contract is op dagen van deze periode een ander dan bij de vorige export.");
        await visitor.GoAsync($"exports/{refused.Id}");
        await visitor.PressAsync("Bevestigen en opnieuw exporteren");
        await visitor.ReadsAsync("Teruggemeld");

        var confirmed = (await account.Exports.ListAsync())[0];
        Assert.NotEqual(refused.Id, confirmed.Id);
        Assert.Equal(("completed", true), (confirmed.State, confirmed.Changed + confirmed.Withdrawn > 0));
    }

    [Fact]
    public async Task Hours_that_came_after_the_run_are_chosen_for_the_next_period()
    {
        var account = await ExportAccount.MakeAsync(App, "direct");
        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new { carryCorrections = true });
        var somebody = Enumerable.Range(
            0, 20).Select(skip => account.Somebody(onZeroHours: true, skip: skip)).First(one => account.PeriodOf(one).From.Day == 1);
        var period = account.PeriodOf(somebody);
        var next = period.From.AddMonths(1);
        account.Registrations.Add(account.Shift(somebody, "a", 0, 8m));
        await account.ExportAsync();
        await App.Loket.Payroll.ApproveAsync(period.Key);
        try
        {
            account.Registrations.Add(account.Shift(somebody, "b", 1, 6m));
            await account.ExportAsync();
            var visitor = await EnterAsync(account.Account);
            await visitor.GoAsync(
                FormattableString.Invariant($"administrations/{period.Key.AdministrationId}/periods/{next:yyyyMM}/corrections"));
            await visitor.ReadsAsync("Deze verschillen horen bij perioden die al verloond zijn.");
            foreach (var box in await visitor.Page.GetByRole(AriaRole.Checkbox).AllAsync())
                await box.CheckAsync();
            await visitor.Page.GetByLabel("Waarom").FillAsync("Te laat goedgekeurd");
            await visitor.Page.AssertAccessibleAsync();
            await visitor.PressAsync("Opslaan");
            await visitor.ReadsAsync("Opgeslagen.");

            var later = period.Key with { Year = next.Year, Number = next.Month };
            var export = await account.Exports.ToldAsync(
                (await account.Exports.RequestAsync(new ExportHeader(ExportPeriod.Holding(next)), [])).ExportId);
            Assert.Equal(6m, Assert.Single(await App.Loket.Payroll.CellsAsync(later),
                cell => cell is { Component: 1 } && cell.EmploymentId == account.EmploymentOf(somebody)).Value);
            await visitor.GoAsync($"exports/{export.Id}/administrations/{period.Key.AdministrationId}");
            await visitor.ReadsAsync("Correcties van eerdere perioden die meegaan");
        }
        finally
        {
            await App.Loket.Payroll.SetRunAsync(period.Key, null);
            await App.Loket.Payroll.ClearAsync(period.Key.AdministrationId);
        }
    }

    [Fact]
    public async Task A_preview_shows_what_the_export_then_does()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        var period = account.Periods.All[0].Key;
        var visitor = await EnterAsync(account.Account, new ConsolePass { Language = "en" });

        await ChooseAsync(visitor, period);
        await visitor.PressAsync("Make a preview");
        await visitor.FollowAsync("Look at the report: totals, employees, differences");
        await visitor.ReadsAsync("This is a preview: nothing was sent.");
        var previewed = await TotalsAsync(visitor);
        Assert.NotEmpty(previewed);
        await visitor.LookAsync("export-preview", "#facts ~ .facts dd");
        Assert.Empty(await account.CellsAsync());

        await visitor.FollowAsync("Export now…");
        await visitor.PressAsync($"Yes, export period {NameOf(period)}");
        await visitor.ReadsAsync("Reported back");
        await visitor.FollowAsync("Look at the report: totals, employees, differences");
        Assert.Equal(previewed, await TotalsAsync(visitor));
        await visitor.LookAsync("export-report", "#facts ~ .facts dd");

        var name = account.Account.Planner.Employees[0].Shown.LastName!;
        await visitor.Page.GetByLabel("Search by name or number").FillAsync(name);
        await visitor.PressAsync("Search");
        await visitor.ReadsAsync("Show all employees");
        Assert.DoesNotContain(name, visitor.Page.Url, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_address_is_checked_and_files_are_kept_by_nobody_between()
    {
        var account = await ExportAccount.MakeAsync(App, delivery: "file");
        account.Registrations.Add(account.Shift(account.Somebody(onZeroHours: true), "a", 0, 8m));
        var export = await account.ExportAsync();
        var part = export.Administrations.Single(part => part.File is not null);
        using var client = await new ConsoleAccount(account.Account).EnterAsync();

        var field = $"recipients-{part.Id}";
        var refused = await client.PostAsync(
            $"exports/{export.Id}", [("action", "mail"), ("administration", part.Id.ToString()), (field, "geen adres\"><b>")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains($"href=\"#{field}\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", refused.Html, StringComparison.Ordinal);
        Assert.Contains("geen adres", refused.Html, StringComparison.Ordinal);

        var other = $"{account.Account.Api.Account}-ander@salaris.example";
        var mailed = await client.PostAsync(
            $"exports/{export.Id}", [("action", "mail"), ("administration", part.Id.ToString()), (field, other)]);
        Assert.Equal(HttpStatusCode.SeeOther, mailed.Status);
        Assert.Single(App.System.Mail.Messages, mail => mail.Recipients.SequenceEqual([other]));

        var file = await client.GetAsync($"exports/{export.Id}/administrations/{part.Id}/file");
        Assert.Contains("no-store", file.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains(part.File!.Name, file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(ConsoleVisitor visitor, PayrollPeriodKey period)
    {
        await visitor.GoAsync($"exports/new?administration={period.AdministrationId}");
        await visitor.Page.Locator("#period").SelectOptionAsync(
            string.Create(CultureInfo.InvariantCulture, $"{period.Year}{period.Number:00}"));
    }

    private static string NameOf(PayrollPeriodKey period) =>
        string.Create(CultureInfo.InvariantCulture, $"{period.Year}-{period.Number:00}");

    /// <summary>The rows of the table of totals, as they are read.</summary>
    private static Task<IReadOnlyList<string>> TotalsAsync(ConsoleVisitor visitor) =>
        visitor.Page.Locator("section[aria-labelledby=totals] tbody tr").AllInnerTextsAsync();
}
