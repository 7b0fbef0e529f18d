using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>An organisation with a pension link.</summary>
internal sealed class PensionAccount(TestAccount account)
{
    public ConsoleAccount Console => new(account);

    /// <summary>The connection's.</summary>
    public string Id => account.ConnectionId;

    /// <summary>Somebody signed in; nothing is chosen yet.</summary>
    public static async Task<PensionAccount> SignedInAsync(Installation app, string language, Func<SandboxUser, SandboxUser>? with = null)
    {
        var user = await app.NewUserAsync(one => (with?.Invoke(one) ?? one) with { Employers = [0] });
        var api = app.Api("pension", $"pension-{user.Name}");
        var asked = await api.ConnectAsync(new
        {
            ownerEmail = "eigenaar@vandam.example",
            language,
            requestedBy = TestAccount.Requester,
            returnAddress = new Uri(app.System.PlannerOf("pension").ReturnAddress, "back"),
        });
        var account = new TestAccount(app, api, user, asked);
        await account.SignInAsync();
        return new PensionAccount(account);
    }

    /// <summary>All administrations of its employer take part.</summary>
    public static async Task<PensionAccount> ConnectedAsync(Installation app, string language = "nl")
    {
        var made = await SignedInAsync(app, language);
        await made.ChooseAllAsync();
        return made;
    }

    public Task ChooseAllAsync() => account.ChooseAllAsync();

    public Task<JsonNode> ReadAsync(string path) => account.Api.ReadAsync<JsonNode>(HttpMethod.Get, $"/{Id}/pension{path}", null, default);

    /// <summary>The provider says, by a signed call, that a step of the link was taken.</summary>
    public Task ProviderMovesAsync(string to) =>
        account.Api.OkAsync(HttpMethod.Post, $"/{Id}/pension/moves", new { to, by = "provider" }, default);

    /// <summary>As <see cref="ProviderMovesAsync"/>, of the request of an employer.</summary>
    public async Task ProviderMovesRequestAsync(string employerId, string to) => await account.Api.OkAsync(
        HttpMethod.Post, $"/{Id}/pension/requests/{(await RequestAsync(employerId))["id"]}/moves", new { to, by = "provider" },
        default);

    public async Task<JsonNode> RequestAsync(string employerId) =>
        (await ReadAsync("/requests"))["requests"]!.AsArray().Single(one => one!["employerId"]!.GetValue<string>() == employerId)!;
}
