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
        var (account, other) = (await ExportAccount.MakeAsync(App), await ExportAccount.MakeAsync(App));
        var (mine, theirs) = (PathOf(account), PathOf(other));
        var message = new SignedMessage(App.Planner("eitje").InboundSecrets[0]);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { period = new { date = account.Periods.Day }, registrations = Array.Empty<object>() });
        var accepted = await App.SendAsync(message.Post($"{mine}/exports", body));
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        await account.Exports.ToldAsync(accepted.Read<ExportStarted>().ExportId);
        var before = (await RunsAsync(account), await RunsAsync(other), (await other.Exports.ListAsync()).Count, (await account.Exports.ListAsync()).Count);
        await using var second = await App.SecondHostAsync();
        using var elsewhere = new HttpClient { BaseAddress = second.Address };

        foreach (var (method, path, code) in new[]
        {
            ("DELETE", theirs, "body-not-taken"), ("DELETE", mine, "body-not-taken"), ("GET", theirs, "body-not-taken"),
            ("GET", $"{theirs}/audit", "body-not-taken"), ("POST", $"{theirs}/sync", "message-reused"), ("POST", $"{mine}/sync", "message-reused"),
            ("POST", $"{theirs}/exports", "message-reused"), ("POST", $"{mine}/exports?again=1", "message-reused"),
            ("POST", $"{theirs}/exports/period", "message-reused"), ("PATCH", theirs, "message-reused"),
        })
        {
            Assert.Contains($"\"{code}\"", (await App.SendAsync(message.Copy(method, path, body))).Body, StringComparison.Ordinal);
            Assert.Equal(code, await CodeAsync(elsewhere, message.Copy(method, path, body)));
            Assert.NotNull(await CodeAsync(elsewhere, message.Copy(method, path, [], signed: body)));
        }

        Assert.Equal((accepted.Status, accepted.Body), await PlainAsync(elsewhere, message.Copy("POST", $"{mine}/exports", body)));
        Assert.Equal(
            before, (await RunsAsync(account), await RunsAsync(other), (await other.Exports.ListAsync()).Count, (await account.Exports.ListAsync()).Count));
        Assert.Equal("active", (await other.Account.ConnectionAsync()).State);
        Assert.Equal("active", (await account.Account.ConnectionAsync()).State);
    }

    private static string PathOf(ExportAccount account) =>
        $"/api/planners/eitje/accounts/{account.Account.Api.Account}/connections/{account.Account.ConnectionId}";

    private static async Task<string> RunsAsync(ExportAccount account) =>
        (await account.Account.Api.SendAsync(HttpMethod.Get, $"/{account.Account.ConnectionId}/runs")).Body;

    private static async Task<(HttpStatusCode Status, string Body)> PlainAsync(HttpClient host, HttpRequestMessage request)
    {
        using (request)
        using (var answer = await host.SendAsync(request))
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Of the problem that it is answered with; null where it is not.</summary>
    private static async Task<string?> CodeAsync(HttpClient host, HttpRequestMessage request) =>
        JsonDocument.Parse((await PlainAsync(host, request)).Body).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;
}
