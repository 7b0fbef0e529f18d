using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>Closed by default, and signatures as Standard Webhooks describes them.</summary>
[Collection(Installation.Collection)]
public sealed class WebhookTests(Installation app)
{
    private const string Path = "/api/planners/eitje/accounts/webhooks/connections";

    private readonly byte[] _body =
        """{"ownerEmail":"owner@example.com","language":"nl","returnAddress":"https://planner.example/loket/back"}"""u8.ToArray();

    [Fact]
    public async Task The_health_address_is_open() =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/health"))).Status);

    [Theory]
    [InlineData("GET", Path)]
    [InlineData("POST", Path)]
    [InlineData("GET", Path + "/abc")]
    [InlineData("PATCH", Path + "/abc")]
    [InlineData("GET", Path + "/abc/administrations")]
    [InlineData("PUT", Path + "/abc/administrations")]
    [InlineData("POST", Path + "/abc/sync")]
    [InlineData("GET", Path + "/abc/runs")]
    [InlineData("GET", Path + "/abc/runs/def")]
    [InlineData("GET", Path + "/abc/employees?state=waiting")]
    [InlineData("PUT", Path + "/abc/employees/3f2504e0-4f89-41d3-9a0c-0305e82c3301/choice")]
    public async Task An_unsigned_request_gets_401_and_problem_details(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
            request.Content = new ByteArrayContent(_body);

        var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Contains("\"unverified-caller\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_request_is_let_in() =>
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(Signed().Post(Path, _body))).Status);

    [Fact]
    public async Task A_signature_of_another_secret_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await SendAsync((Signed() with { Secret = Installation.UnknownSecret }).Post(Path, _body))).Status);

    [Fact]
    public async Task A_body_that_was_changed_after_signing_is_refused()
    {
        using var request = Signed().Post(Path, _body);
        request.Content = new ByteArrayContent([.. _body, (byte)' ']);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_signature_for_one_address_does_not_open_another()
    {
        using var request = Signed().Get(Path);
        request.RequestUri = new Uri(Path + "/abc", UriKind.Relative);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_timestamp_that_is_far_off_is_refused(int minutes) => Assert.Equal(
        HttpStatusCode.Unauthorized,
        (await SendAsync((Signed() with { At = DateTimeOffset.UtcNow.AddMinutes(minutes) }).Post(Path, _body))).Status);

    [Fact]
    public async Task A_message_that_comes_twice_is_handled_once()
    {
        var message = Signed() with { Id = $"msg_{Guid.NewGuid():N}" };

        var first = await SendAsync(message.Post(Path, _body));
        var second = await SendAsync(message.Post(Path, _body));

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("\"message-replayed\"", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_secret_is_being_rotated_both_are_good()
    {
        foreach (var secret in app.Planner("eitje").InboundSecrets)
            Assert.Equal(HttpStatusCode.Created, (await SendAsync((Signed() with { Secret = secret }).Post(Path, _body))).Status);
        Assert.Equal(2, app.Planner("eitje").InboundSecrets.Count);
    }

    [Fact]
    public async Task A_planner_that_is_not_known_is_refused_like_any_stranger() => Assert.Equal(
        HttpStatusCode.Unauthorized,
        (await SendAsync(Signed().Get("/api/planners/nobody/accounts/webhooks/connections"))).Status);

    [Fact]
    public async Task Another_planner_s_secret_does_not_open_this_one_s_accounts() => Assert.Equal(
        HttpStatusCode.Unauthorized,
        (await SendAsync((Signed() with { Secret = app.Planner("linda").InboundSecrets[0] }).Get(Path))).Status);

    [Fact]
    public async Task A_connection_of_another_account_does_not_exist_for_this_one()
    {
        var mine = await app.NewAccountAsync();
        var other = app.Api("eitje", "somebody-else");

        foreach (var path in new[] { "", "/administrations", "/runs", "/employees?state=waiting" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Get, $"/{mine.ConnectionId}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound,
            (await other.SendAsync(HttpMethod.Patch, $"/{mine.ConnectionId}", new { nightlyAt = "03:00" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Post, $"/{mine.ConnectionId}/sync", new { })).Status);
    }

    private SignedMessage Signed() => new(app.Planner("eitje").InboundSecrets[0]);

    private async Task<AppAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
            return await app.SendAsync(request);
    }
}
