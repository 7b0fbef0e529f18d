using System.Text.RegularExpressions;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What somebody does in the console in a month, page by page, by what the pages say.</summary>
internal sealed partial class Walk(ConsoleVisitor visitor, string language)
{
    private const int MostTabs = 200;

    private IPage Page => visitor.Page;

    /// <summary>From the page of all connections.</summary>
    public async Task OpenConnectionAsync()
    {
        await visitor.StandsOnAsync(In("Koppelingen met Loket.nl", "Connections with Loket.nl"));
        await Page.Locator("main h2 a").First.ClickAsync();
        await visitor.ReadsAsync(In("Laatste synchronisatie", "Last sync"));
    }

    /// <summary>Leaves a department to the employment; with the keyboard alone, or by pointing.</summary>
    public async Task MapAsync(Guid administration, string department, bool byKeyboard)
    {
        await visitor.FollowAsync(In("Administraties", "Administrations"));
        await Page.Locator($"main a[href$='{administration}/mapping']").ClickAsync();
        var unit = Page.GetByLabel(
            $"{department}: {In("Verdelingseenheid", "Distribution unit")}", new PageGetByLabelOptions { Exact = true });
        var save = Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = In("Opslaan", "Save") }).Last;
        if (byKeyboard)
        {
            await TabToAsync(unit);
            await Page.Keyboard.PressAsync("ArrowDown");
            await TabToAsync(save);
            await Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await unit.SelectOptionAsync("default");
            await save.ClickAsync();
        }

        await visitor.ReadsAsync(In("Opgeslagen.", "Saved."));
        await Assertions.Expect(unit).ToHaveValueAsync("default");
    }

    /// <summary>Shows who waits for a choice.</summary>
    public async Task SeeWhoWaitsAsync()
    {
        await visitor.FollowAsync(In("Medewerkers", "Employees"));
        await Page.Locator("main a[href$='status=open']").ClickAsync();
        await visitor.StandsOnAsync(In("Medewerkers", "Employees"));
    }

    /// <summary>Takes the proposal.</summary>
    public async Task LinkAsync(Guid employee, string plannerEmployee)
    {
        await Page.Locator($"button[value='link:{employee}:{plannerEmployee}']").ClickAsync();
        await visitor.ReadsAsync(In("Uw keuze is bewaard", "Your choice is kept"));
    }

    /// <summary>Starts a sync and watches it until its end.</summary>
    public async Task SyncAsync()
    {
        await visitor.FollowAsync(In("Synchronisaties", "Syncs"));
        await visitor.PressAsync(In("Nu synchroniseren", "Sync now"));
        await EndedAsync("progress");
        await visitor.ReadsAsync(In("Klaar", "Done"));
    }

    /// <summary>Makes a preview of a period and opens its report.</summary>
    public async Task PreviewAsync(PayrollPeriodKey period)
    {
        await visitor.FollowAsync("Exports");
        await visitor.FollowAsync(In("Voorbeeld of export maken", "Make a preview or export"));
        if (await Page.Locator("select#administration").CountAsync() > 0)
        {
            await Page.SelectOptionAsync("#administration", period.AdministrationId.ToString());
            await visitor.PressAsync(In("Verder", "Next"));
        }

        await Page.SelectOptionAsync("#period", FormattableString.Invariant($"{(period.Year * 100) + period.Number}"));
        await visitor.PressAsync(In("Voorbeeld maken", "Make a preview"));
        await EndedAsync("state");
        await visitor.ReadsAsync(In("er is niets verstuurd", "nothing was sent"));
        await Page.Locator($"main a[href$='administrations/{period.AdministrationId}']").ClickAsync();
        await visitor.ReadsAsync(In("Totalen per medewerker", "Totals per employee"));
    }

    /// <summary>Exports what the preview showed.</summary>
    /// <returns>The export.</returns>
    public async Task<string> ExportAsync()
    {
        await visitor.FollowAsync(In("Nu exporteren…", "Export now…"));
        await Page.Locator("button[value=export]").ClickAsync();
        await EndedAsync("state");
        await visitor.ReadsAsync(In("Loonbestand", "Payroll file"));
        return ExportId().Match(Page.Url).Groups["id"].Value;
    }

    /// <summary>The name of the payroll file, and what is in it.</summary>
    public async Task<(string Name, byte[] Content)> DownloadAsync()
    {
        var download =
            await Page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync(In("Download het loonbestand", "Download the payroll file")));
        await using var content = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return (download.SuggestedFilename, bytes.ToArray());
    }

    /// <summary>Everything that was done is in the audit log.</summary>
    public async Task SeeAuditAsync()
    {
        await visitor.FollowAsync(In("Logboek", "Audit log"));
        await visitor.StandsOnAsync(In("Logboek", "Audit log"));
        foreach (var done in new[]
        {
            In("Koppeltabel gewijzigd", "Mapping changed"), In("Keuze voor medewerker gemaakt", "Choice for an employee made"),
            In("Synchronisatie gestart", "Sync started"), In("Voorbeeld van de export gemaakt", "Preview of the export made"),
            In("Export gestart", "Export started"), In("Loonbestand gedownload", "Payroll file downloaded"),
        })
        {
            // Not in the filter, which has them all.
            await Assertions.Expect(Page.Locator("main tbody")).ToContainTextAsync(done);
        }
    }

    private string In(string dutch, string english) => language == "nl" ? dutch : english;

    /// <summary>Waits until nothing goes on any more in the part, which shows that by itself.</summary>
    private Task EndedAsync(string part) => Assertions.Expect(Page.Locator($"#{part}[data-live=off]"))
        .ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = (float)Waiting.Limit.TotalMilliseconds });

    private async Task TabToAsync(ILocator wanted)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{wanted} is not reached by keyboard on {Page.Place()}.");
    }

    [GeneratedRegex("/exports/(?<id>[^/?#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExportId();
}
