using System.Net;
using System.Text;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sandbox;

public sealed class PlannerSignatureTests : PlannerTest
{
    private const string List = "/accounts/acme/employees?limit=5";

    /// <summary>The example of the specification's own libraries.</summary>
    [Fact]
    public void A_signature_is_the_one_of_the_specification()
    {
        var payload = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");
        var signature = StandardWebhook.Sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", payload);
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public async Task A_signed_request_is_taken_with_and_without_a_body()
    {
        var app = new SignedClient(Http, Planner.Secrets[0]);
        using var get = await app.GetAsync(List);
        using var post = await app.PostAsync(
            "/accounts/acme/exports/marks", new ExportConfirmations("export.marks", "x1", "c1", null, null, 1, 1, [], [], []));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (get.StatusCode, post.StatusCode));
    }

    [Fact]
    public async Task Either_of_two_secrets_and_either_of_two_signatures_will_do()
    {
        Planner.Secrets = [StandardWebhook.NewSecret(), .. Planner.Secrets];
        foreach (var secret in Planner.Secrets)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(secret));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(
            Planner.Secrets[0], request => Replace(request, StandardWebhook.SignatureHeader, old => $"v1,b2xk {old} v2,x")));
    }

    [Fact]
    public async Task Whoever_has_not_signed_exactly_this_is_refused_and_changes_nothing()
    {
        var secret = Planner.Secrets[0];
        using var unsigned = await Http.GetAsync(new Uri(List, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(StandardWebhook.NewSecret()));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await StatusAsync(secret, request => Replace(request, StandardWebhook.IdHeader, _ => "other")));
        Assert.Equal(HttpStatusCode.Unauthorized,
            await StatusAsync(secret, request => Replace(request, StandardWebhook.TimestampHeader, old => old + "0")));
        Assert.Equal(HttpStatusCode.Unauthorized,
            await StatusAsync(secret, request => request.RequestUri = new Uri(Planner.Address, "/accounts/other/employees?limit=5")));
        using var tampered = await new SignedClient(Http, secret).SendAsync(
            HttpMethod.Post, "/accounts/acme/notices", new byte[] { 1 }, request => request.Content = new ByteArrayContent([2]));
        Assert.Equal(HttpStatusCode.Unauthorized, tampered.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized,
            await StatusAsync(secret, request => Replace(request, StandardWebhook.SignatureHeader, _ => string.Empty)));
        Assert.All(Planner.Log.Requests, request => Assert.Equal(401, request.Status));
    }

    /// <summary>Or the headers and body of one message would open any address by GET or DELETE.</summary>
    [Fact]
    public async Task Where_no_body_is_taken_method_and_address_are_signed_and_a_body_is_refused()
    {
        var app = new SignedClient(Http, Planner.Secrets[0]);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete, HttpMethod.Head })
        {
            using var withBody = await app.SendAsync(method, List, new byte[] { 1 });
            Assert.Equal(HttpStatusCode.BadRequest, withBody.StatusCode);
            using var signedAsBody = await app.SendAsync(
                HttpMethod.Post, List, "{}"u8.ToArray(), request => (request.Method, request.Content) = (method, null));
            Assert.Equal(HttpStatusCode.Unauthorized, signedAsBody.StatusCode);
        }
    }

    [Fact]
    public async Task An_id_with_a_full_stop_is_refused()
    {
        using var answer = await new SignedClient(Http, Planner.Secrets[0]).SendAsync(HttpMethod.Get, List, id: "msg_1.1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData(-299, HttpStatusCode.OK)]
    [InlineData(299, HttpStatusCode.OK)]
    [InlineData(-310, HttpStatusCode.Unauthorized)]
    [InlineData(310, HttpStatusCode.Unauthorized)]
    public async Task A_request_is_good_for_five_minutes(int seconds, HttpStatusCode expected)
    {
        var now = DateTimeOffset.UtcNow;
        await using var planner = await SimulatedPlanner.StartAsync(time: new FixedTime(now));
        using var http = new HttpClient { BaseAddress = planner.Address };
        using var answer = await new SignedClient(http, planner.Secrets[0], new FixedTime(now.AddSeconds(seconds))).GetAsync(List);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static void Replace(HttpRequestMessage request, string header, Func<string, string> change)
    {
        var old = request.Headers.GetValues(header).Single();
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, change(old));
    }

    private async Task<HttpStatusCode> StatusAsync(string secret, Action<HttpRequestMessage>? change = null)
    {
        using var answer = await new SignedClient(Http, secret).SendAsync(HttpMethod.Get, List, change: change);
        return answer.StatusCode;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
