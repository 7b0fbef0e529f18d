using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>What cannot be meant is a 400 that names the field, or a status of its own, and nothing is done.</summary>
[Collection(Installation.Collection)]
public sealed class BadInputTests(Installation app)
{
    private const string Base = "/api/planners/eitje/accounts";

    [Theory]
    [InlineData("POST", "sync", """{ "ful": true }""", "ful")]
    [InlineData("POST", "sync", """{ "preview": true, "preview": false }""", "preview")]
    [InlineData("POST", "sync", """{ "preview": true, "PREVIEW": false }""", "PREVIEW")]
    [InlineData("POST", "sync", """{ "administrationId": "00000000-0000-4000-8000-000000000001" }""", "administrationId")]
    [InlineData("PUT", "administrations", """{ "administrationIds": [null] }""", "administrationIds[0]")]
    [InlineData("PUT", "administrations", "{}", "administrationIds")]
    [InlineData("PATCH", "", """{ "language": "\ud800" }""", "language")]
    [InlineData("PATCH", "", """{ "newEmployees": 1 }""", "newEmployees")]
    [InlineData("POST", "exports", """{ "period": { "year": 2026, "periodNumber": 14 }, "registrations": [] }""", "period")]
    [InlineData("POST", "exports", """{ "period": { "date": "2026-02-01" }, "registrations": [], "previw": true }""", "previw")]
    [InlineData("POST", "exports", """{ "period": { "date": "2026-02-01" } }""", "registrations")]
    public async Task A_body_that_cannot_be_meant_names_the_field_and_does_nothing(string method, string path, string body, string field)
    {
        var account = await app.ConnectedAccountAsync();
        var runs = await account.Api.RunsAsync(account.ConnectionId);

        var answer = await SendAsync(method, $"{Base}/{account.Api.Account}/connections/{account.ConnectionId}/{path}".TrimEnd('/'), body);

        AssertNames(field, answer);
        Assert.Equal(runs, await account.Api.RunsAsync(account.ConnectionId));
    }

    [Theory]
    [InlineData("{}", "user")]
    [InlineData("""{ "user": {}, "language": "nl", "permissions": [] }""", "user.id")]
    [InlineData("""{ "user": { "id": "u", "name": "U" }, "language": "nl", "permissions": [null] }""", "permissions[0]")]
    [InlineData(
        """{ "user": { "id": "u\n", "name": "U" }, "language": "nl", "permissions": [{ "permission": "payroll:view" }] }""", "user.id")]
    public async Task A_session_that_is_asked_for_half_names_what_is_missing(string body, string field) =>
        AssertNames(field, await SendAsync("POST", $"{Base}/odd/console-sessions", body));

    [Fact]
    public async Task More_permissions_than_a_row_can_hold_are_refused()
    {
        var ids = string.Join(',', Enumerable.Range(0, 200).Select(_ => $"\"{Guid.NewGuid()}\""));
        var permissions = string.Join(',', Enumerable.Repeat($$"""{ "permission": "payroll:view", "administrationIds": [{{ids}}] }""", 20));

        AssertNames("permissions", await SendAsync(
            "POST", $"{Base}/odd/console-sessions",
            $$"""{ "user": { "id": "u", "name": "U" }, "language": "nl", "permissions": [{{permissions}}] }"""));
    }

    [Theory]
    [InlineData("connections/a%20b", "connectionId")]
    [InlineData("connections/a%27", "connectionId")]
    [InlineData("connections/%F0%9F%92%A9", "connectionId")]
    [InlineData("connections/a/runs/b%23", "runId")]
    [InlineData("connections/a/exports/b%0A", "exportId")]
    public async Task An_odd_id_in_the_address_is_named(string path, string field)
    {
        using var request = new SignedMessage(app.Planner("eitje").InboundSecrets[0]).Get($"{Base}/odd/{path}");

        AssertNames(field, await app.SendAsync(request));
    }

    [Fact]
    public async Task An_account_that_ends_in_a_line_break_is_none()
    {
        using var request = new SignedMessage(app.Planner("eitje").InboundSecrets[0]).Get($"{Base}/odd%0A/connections");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    public async Task A_body_in_another_form_is_415(string type, string? encoding)
    {
        foreach (var path in new[] { "connections", "connections/a/exports", "connections/a/sync", "console-sessions" })
        {
            using var request = Request("POST", $"{Base}/odd/{path}", "{}");
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            if (encoding is not null)
                request.Content.Headers.ContentEncoding.Add(encoding);

            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.SendAsync(request)).Status);
        }
    }

    private static void AssertNames(string field, AppAnswer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"\"{field}\":", answer.Body, StringComparison.Ordinal);
    }

    private async Task<AppAnswer> SendAsync(string method, string path, string body)
    {
        using var request = Request(method, path, body);
        return await app.SendAsync(request);
    }

    private HttpRequestMessage Request(string method, string path, string body) =>
        new SignedMessage(app.Planner("eitje").InboundSecrets[0]).Copy(method, path, Encoding.UTF8.GetBytes(body));
}
