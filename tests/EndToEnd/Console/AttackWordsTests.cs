using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Browsing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Names and words that others wrote, in Loket and in the planner, are text wherever they are shown.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackWordsTests(Installation app, ConsoleBrowser browser) : ConsoleClass(app, browser)
{
    private const int Employer = 2;

    /// <summary>Ends texts and attributes, begins an element, looks like a character, and turns the direction of what follows.</summary>
    private const string InLoket = "\"'><x-evil>&lt;\u202E";

    private const string InPlanner = $"{InLoket}<script>window.evil=1</script><img src=x onerror=window.evil=1>";

    public override async ValueTask InitializeAsync() => await App.Loket.SetNamesAsync(new NameSuffix(Employer, InLoket));

    public override async ValueTask DisposeAsync()
    {
        await App.Loket.SetNamesAsync(new NameSuffix(Employer, InLoket, TakeAway: true));
        App.Planners.Faults.Clear();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Words_of_others_are_text_on_every_page(string language)
    {
        var console = await EvilAccountAsync();
        var pass = new ConsolePass { UserName = InPlanner, Language = language };
        IReadOnlyList<VisitedPage> pages;
        using (var reader = await console.EnterAsync(pass))
            pages = await ConsoleCrawl.RunAsync(reader);

        var visitor = await EnterAsync(console, pass);
        var (shown, turned) = (0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var page in pages.Where(page => page.Answer.Status == HttpStatusCode.OK
            && page.Answer.Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("<x-evil", page.Answer.Html, StringComparison.OrdinalIgnoreCase);
            await visitor.Page.GotoAsync(page.Address.ToString());
            var found = await visitor.Page.EvaluateAsync<Found>(Look);
            Assert.True(found is { Ran: false, Elements: 0, Attributes: 0 }, $"{page.Address.AbsolutePath} took words for HTML: {found}");
            turned.UnionWith(found.Turned.Select(place => $"{place} of {page.Address.AbsolutePath.Split(console.ConnectionId)[^1]}"));
            shown += found.Shown ? 1 : 0;
        }

        Assert.True(turned.Count == 0, $"Words turn what stands beside them in\n{string.Join('\n', turned)}");
        Assert.True(shown >= pages.Select(page => page.Address.AbsolutePath)
            .Count(path => path.EndsWith(console.ConnectionId, StringComparison.Ordinal)), "No page shows the names.");
    }

    [Fact]
    public async Task Words_of_others_are_text_in_reports_and_mails()
    {
        var console = await EvilAccountAsync();
        var exports = new ExportApi(console.Account.Api, console.ConnectionId);
        var mails = App.System.Mail.Messages.Where(mail =>
            mail.Recipients.Any(address => address.StartsWith(console.Account.Api.Account + "@", StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(mails, mail => mail.Html?.Contains("<x-evil", StringComparison.OrdinalIgnoreCase) == true);
        var parts = 0;
        foreach (var export in await exports.ListAsync())
        {
            foreach (var part in (await exports.ViewAsync(export.Id)).Administrations)
            {
                parts++;
                Assert.DoesNotContain("<x-evil", await exports.ReportPageAsync(export.Id, part.Id), StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.NotEqual(0, parts);
    }

    /// <summary>Everybody waits for a choice, somebody was refused in words, and an export found codes that nobody mapped.</summary>
    private async Task<ConsoleAccount> EvilAccountAsync()
    {
        var account = await App.NewAccountAsync(user: await App.NewUserAsync(user => user with { Employers = [Employer] }));
        account.Planner.Codes = new PlannerCodes(
            [new($"afdeling{InPlanner}", InPlanner)], [new($"uren{InPlanner}", InPlanner)], [new($"geld{InPlanner}", InPlanner)]);
        await account.SignInAsync();
        await account.ChooseAllAsync();
        var people = await account.PulledAsync();
        foreach (var person in people.Take(5))
        {
            account.Planner.Seed(new PlannerEmployee(
                $"p{person["employeeNumber"]}", null, null, $"Kim{InPlanner}", person["personalDetails.lastName"],
                person["personalDetails.dateOfBirth"], null, null, true));
        }

        await account.Api.ChangeAsync(account.ConnectionId, new
        {
            label = $"Vestiging{InLoket}",
            exportRecipients = new[] { $"{account.Api.Account}@salaris.example" },
        });
        await account.SyncAsync();
        foreach (var person in people.Skip(5).Take(3))
            await account.Api.ChooseEmployeeAsync(account.ConnectionId, person.Id, new { choice = "add" });
        account.Planner.Reject(people[5].Id.ToString(), InPlanner);
        await account.SyncAsync();
        var exports = new ExportApi(account.Api, account.ConnectionId);
        var periods = await OpenPeriods.FindAsync(exports, AmsterdamTime.Today());
        var month = periods.Generate(account.Planner.Employees, seed: 1).ToList();
        await exports.ToldAsync((await exports.RequestAsync(new ExportHeader(periods.Asked, RequestedBy: "u-1"),
            month.Select(one => one with { Department = $"afdeling{InPlanner}"[..60] }))).ExportId);
        return new ConsoleAccount(account);
    }

    private const string Look = """
        () => {
          const all = [...document.querySelectorAll('*')];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const turned = [];
          while (walker.nextNode()) {
            const at = walker.currentNode.parentElement;
            // A heading and a caption are paragraphs of their own: the direction ends with them.
            if (walker.currentNode.data.includes('\u202E') && !at.closest('bdi, option, textarea, h1, caption'))
              turned.push(at.tagName.toLowerCase() + (at.className ? '.' + at.className : ''));
          }
          return {
            ran: window.evil !== undefined,
            elements: all.filter(one => one.matches('x-evil, script:not([src]), img[src="x"]')).length,
            attributes: all.flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on') || name.includes('evil')).length,
            turned: [...new Set(turned)],
            shown: document.body.textContent.includes('<x-evil>&lt;'),
          };
        }
        """;

    private sealed record Found
    {
        public bool Ran { get; init; }

        public int Elements { get; init; }

        public int Attributes { get; init; }

        public string[] Turned { get; init; } = [];

        public bool Shown { get; init; }
    }
}
