using LoketFunctions.Simulators.Loket;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>The users of an employer, as somebody who connects looks at them.</summary>
public sealed class LoketUserTests : IAsyncLifetime
{
    /// <summary>As the article of an HR system that leads names them (sources, number 3).</summary>
    private static readonly string[] Fifteen =
    [
        "Applicatiebeheer werkgever", "Beheer beloningen", "Beheer concept werknemers", "Beheer dienstverbanden",
        "Beheer diverse vaste gegevens salarisverw", "Beheren en raadplegen BSN", "Beheer HRM", "Beheer variabele gegevens",
        "Raadplegen beloningen", "Raadplegen concept werknemers", "Raadplegen dienstverbanden", "Raadplegen journaalprofiel",
        "Raadplegen Kostprijs per uur", "Raadplegen loonoutput beperkt", "Raadplegen variabele gegevens",
    ];

    private LoketVisitor _visitor = null!;

    private string Employer => $"/v2/providers/employers/{_visitor.FirstEmployer}";

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync(user: "hr");

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task The_ready_user_is_of_one_employer_with_all_fifteen_rights()
    {
        var user = (await _visitor.ReadAsync(await AddressAsync())).Content;
        Assert.False(user["isLinkedToMultipleEmployers"]!.GetValue<bool>());
        Assert.Equal("Via website and SSO", user["loginMethod"]!["value"]!.GetValue<string>());
        Assert.Equal("Has access to Client", user["accessStatus"]!["value"]!.GetValue<string>());
        Assert.True(user["twoFactorAuthenticationRequired"]!.GetValue<bool>());
        Assert.True(user["hasIntegrations"]!.GetValue<bool>());
        Assert.Equal([_visitor.FirstEmployer], LoketVisitor.Ids(await _visitor.RowsAsync($"{await AddressAsync()}/employers")));
        Assert.Equal(Fifteen.Order(StringComparer.Ordinal), (await RightsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_asks_finds_its_own_id_by_the_e_mail_address()
    {
        var own = (await _visitor.GetAsync("/v2/user"))["content"]!["contactInformation"]!["emailAddress"]!.GetValue<string>();
        var found = Assert.Single(
            await _visitor.RowsAsync($"{Employer}/users?filter=contactInformation.emailAddress%20eq%20'{own}'"));
        Assert.Equal(_visitor.Loket.Users.Find("hr")!.Id, found!["id"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData("website", "Only via website", 1)]
    [InlineData("sso", "Only via SSO", 3)]
    public async Task A_control_address_makes_a_user_of_several_employers_and_of_another_way_in(string method, string shown, int key)
    {
        await _visitor.ControlAsync("/sandbox/users/account", new { user = "hr", employers = new[] { 0, 1 }, loginMethod = method });
        var user = (await _visitor.ReadAsync(await AddressAsync())).Content;
        Assert.True(user["isLinkedToMultipleEmployers"]!.GetValue<bool>());
        Assert.Equal((shown, key), (user["loginMethod"]!["value"]!.GetValue<string>(), user["loginMethod"]!["key"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_blocked_user_does_not_sign_in_and_is_shown_as_blocked()
    {
        await _visitor.ControlAsync("/sandbox/users/account", new { user = "hr", isBlocked = true });
        var user = (await _visitor.ReadAsync(await AddressAsync())).Content;
        Assert.Equal("User is blocked", user["accessStatus"]!["value"]!.GetValue<string>());
        await Assert.ThrowsAnyAsync<Exception>(() => _visitor.SignInAsync("hr"));
        await _visitor.ControlAsync("/sandbox/users/account", new { user = "hr", isBlocked = false });
        await _visitor.SignInAsync("hr");
    }

    [Fact]
    public async Task Without_the_right_users_are_not_shown()
    {
        var address = await AddressAsync();
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ManageSettings, user = "hr" });
        using var refused = await _visitor.SendAsync(address);
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Contains("doesn't have rechten", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(403, await _visitor.StatusAsync($"{Employer}/users"));
        Assert.Equal(200, await _visitor.StatusAsync("/v2/user"));
        Assert.Equal(404, await _visitor.StatusAsync($"/v2/providers/employers/users/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task A_user_of_another_employer_stays_out_of_sight()
    {
        await _visitor.ControlAsync("/sandbox/users", new { name = "elders", password = "welkom01", employers = new[] { 1 } });
        var elsewhere = _visitor.Loket.Users.Find("elders")!.Id;
        Assert.Equal(403, await _visitor.StatusAsync($"/v2/providers/employers/users/{elsewhere}"));
        Assert.Equal(404, await _visitor.StatusAsync($"{Employer}/users/{elsewhere}/authorizations"));
    }

    private async Task<string> AddressAsync()
    {
        var users = await _visitor.RowsAsync($"{Employer}/users?filter=contactInformation.emailAddress%20eq%20'hr@loket.example'");
        return $"/v2/providers/employers/users/{users[0]!["id"]}";
    }

    private async Task<IEnumerable<string>> RightsAsync()
    {
        var id = (await AddressAsync()).Split('/')[^1];
        return (await _visitor.RowsAsync($"{Employer}/users/{id}/authorizations"))
            .Where(right => right!["isEnabled"]!.GetValue<bool>()).Select(right => right!["description"]!.GetValue<string>());
    }
}
