using System.Net;
using System.Text.Json;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>Whoever saw the headers and body of a genuine export, already accepted, can do nothing with them, on any host.</summary>
[Collection(Installation.ExportCollection)]
public sealed class OneMessageTests(Installation app) : ExportClass(app)
{
    [Fact]
    public async Task A_genuine_export_sent_again_erases_reads_syncs_and_exports_nothing()
    {
        var (account, other) = (await ExportAccount.MakeAsync(App), await App.ConnectedAccountAsync());
        var (mine, theirs) = (PathOf(account.Account), PathOf(other));
        var message = new SignedMessage(App.Planner("eitje").InboundSecrets[0]);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { period = new { date = account.Periods.Day }, registrations = Array.Empty<object>() });
        var accepted = await App.SendAsync(message.Post($"{mine}/exports", body));
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        await account.Exports.ToldAsync(accepted.Read<ExportStarted>().ExportId);
        var before = (await ListsAsync(account.Account), await ListsAsync(other));
        await using var second = await App.SecondHostAsync();
        using var elsewhere = new HttpClient { BaseAddress = second.Address };

        foreach (var (method, path, code) in new[]
        {
            ("DELETE", theirs, "body-not-taken"), ("DELETE", mine, "body-not-taken"), ("GET", theirs, "body-not-taken"),
            ("GET", $"{theirs}/audit", "body-not-taken"), ("POST", $"{theirs}/sync", "message-reused"),
            ("POST", $"{mine}/sync", "message-reused"),
            ("POST", $"{theirs}/exports", "message-reused"), ("POST", $"{mine}/exports?again=1", "message-reused"),
            ("POST", $"{theirs}/exports/period", "message-reused"), ("PATCH", theirs, "message-reused"),
        })
        {
            Assert.Contains($"\"{code}\"", (await App.SendAsync(message.Copy(method, path, body))).Body, StringComparison.Ordinal);
            Assert.Equal(code, await CodeAsync(elsewhere, message.Copy(method, path, body)));
            Assert.NotNull(await CodeAsync(elsewhere, message.Copy(method, path, [], signed: body)));
        }

        Assert.Equal((accepted.Status, accepted.Body), await PlainAsync(elsewhere, message.Copy("POST", $"{mine}/exports", body)));
        Assert.Equal(before, (await ListsAsync(account.Account), await ListsAsync(other)));
        Assert.Equal(("active", "active"), ((await account.Account.ConnectionAsync()).State, (await other.ConnectionAsync()).State));
    }

    private static string PathOf(TestAccount account) =>
        $"/api/planners/eitje/accounts/{account.Api.Account}/connections/{account.ConnectionId}";

    private static async Task<string> ListsAsync(TestAccount account) =>
        (await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}/runs")).Body
        + (await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}/exports")).Body;

    private static async Task<(HttpStatusCode Status, string Body)> PlainAsync(HttpClient host, HttpRequestMessage request)
    {
        using (request)
        using (var answer = await host.SendAsync(request))
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Of the problem that it is answered with; null where it is not.</summary>
    private static async Task<string?> CodeAsync(HttpClient host, HttpRequestMessage request) =>
        JsonDocument.Parse((await PlainAsync(host, request)).Body).RootElement.TryGetProperty("code", out var code)
            ? code.GetString()
            : null;
}
