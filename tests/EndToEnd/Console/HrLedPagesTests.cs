using System.Net;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>The console of a connection in which an HR system leads: nothing on staff that comes from Loket, nor on hours.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class HrLedPagesTests(Installation app)
{
    private static readonly string[] Gone = ["employees", "runs", "exports", "exports/new"];

    [Theory]
    [InlineData("nl", "Uw HR-systeem is leidend in deze koppeling")]
    [InlineData("en", "Your HR system leads in this connection")]
    public async Task Pages_of_staff_and_hours_are_neither_offered_nor_open(string language, string refusal)
    {
        var account = await AskAsync(language, user => user with { Employers = [language == "nl" ? 0 : 1] });
        await account.SignInAsync();
        var administration = (await account.Api.AdministrationsAsync(account.ConnectionId))[0].Id;
        await account.Api.ChooseAsync(account.ConnectionId, [administration]);
        using var client = await new ConsoleAccount(account).EnterAsync(new() { Language = language });

        foreach (var path in new[] { "", "settings", "connect", "administrations", "disconnect" })
        {
            var page = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(
                new[] { "/runs", "/exports", "/employees", "newEmployees", "exportAt" },
                gone => Assert.DoesNotContain(gone, page.Html, StringComparison.Ordinal));
        }

        // What is paid besides the wage goes by the mapping.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"administrations/{administration}/mapping")).Status);
        foreach (var path in Gone)
        {
            var page = await client.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Conflict), (path, page.Status));
            Assert.Contains(refusal, page.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nl", "Deze gebruiker heeft in Loket.nl toegang tot 2 werkgevers.")]
    [InlineData("en", "This user reaches 2 employers in Loket.nl.")]
    public async Task A_user_of_several_employers_ends_on_a_page_that_says_so(string language, string words)
    {
        var account = await AskAsync(language, user => user with { Employers = [0, 1] });

        var end = await account.SignInAsync();

        Assert.Equal(HttpStatusCode.Forbidden, end.Status);
        Assert.Contains(words, end.Html, StringComparison.Ordinal);
    }

    private async Task<TestAccount> AskAsync(string language, Func<SandboxUser, SandboxUser> with)
    {
        var user = await app.NewUserAsync(with);
        var api = app.Api("hr", $"hr-{user.Name}");
        var hr = app.System.Hr(api);
        var link = Assert.Single(await hr.BookAsync("hr@owner.example", language, [("31", "Brasserie De Zwaan B.V.", "111111110L46")]));
        await hr.SetUpAttributesAsync(link);
        await hr.EnableAsync(link);
        return new TestAccount(app, api, user, await api.ReconnectAsync(link));
    }
}
