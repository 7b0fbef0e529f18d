using System.Net;
using System.Reflection;
using LoketFunctions.Failures;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.Conventions;
using LoketFunctions.Tests.Loket;

namespace LoketFunctions.Tests.Outbound;

/// <summary>Every client of the app, as the app composes it, over real sockets: a stub would hide what the HTTP stack does.</summary>
public sealed class AddressGuardTests
{
    private const string Ok = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Each client that the app names, and one that somebody may add.</summary>
    public static TheoryData<string> Clients =>
    [
        .. App.Types.Select(type => type.GetField("HttpClientName", BindingFlags.Public | BindingFlags.Static)).OfType<FieldInfo>()
            .Select(name => (string)name.GetRawConstantValue()!).Append("of-tomorrow"),
    ];

    [Fact]
    public void The_clients_are_found() => Assert.Equal(
        ["health", "loket", "loket-oauth", "of-tomorrow", "operator", "planner"],
        Clients.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task No_client_goes_into_a_private_network(string client)
    {
        using var app = new AppClients(inAzure: true);
        app.Addresses.Enqueue(["169.254.169.254", "10.0.0.1", "::1", "127.0.0.1"]);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => app.Client(client).GetAsync("https://planner.example/", None));

        Assert.True(RefusedAddressException.IsCauseOf(failure));
        Assert.StartsWith("planner.example leads to no address that this app calls", Assert.Single(app.Log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://localhost./")]
    public async Task An_address_in_the_place_of_a_name_is_looked_at_as_well(string address)
    {
        using var app = new AppClients(inAzure: true);
        app.Addresses.Enqueue([new Uri(address).HostNameType == UriHostNameType.Dns ? "127.0.0.1" : new Uri(address).IdnHost]);

        Assert.True(RefusedAddressException.IsCauseOf(
            await Assert.ThrowsAsync<HttpRequestException>(() => app.Client(PlannerClient.HttpClientName).GetAsync(address, None))));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_name_that_leads_elsewhere_a_moment_later_is_refused_then(string client)
    {
        using var server = new Loopback(Ok);
        using var app = new AppClients();
        app.Addresses.Enqueue(["127.0.0.1"]);
        app.Addresses.Enqueue(["192.168.1.1"]);

        var address = $"http://planner.example:{server.Port}/";
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(client).GetAsync(address, None)).StatusCode);
        // Once for the connection that was made: what was looked at is what was connected to.
        Assert.Equal(["planner.example"], app.LookedUp);
        Assert.True(RefusedAddressException.IsCauseOf(
            await Assert.ThrowsAsync<HttpRequestException>(() => app.Client(client).GetAsync(address, None))));
        Assert.Equal(1, server.Met);
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_may_be_called_are_connected_to()
    {
        using var server = new Loopback(Ok);
        using var app = new AppClients();
        app.Addresses.Enqueue(["10.255.255.1", "127.0.0.1"]);

        using var soon = new CancellationTokenSource(Waiting.Limit);
        var answer = await app.Client(PlannerClient.HttpClientName).GetAsync($"http://planner.example:{server.Port}/", soon.Token);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task No_client_follows_a_redirect(string client)
    {
        using var elsewhere = new Loopback(Ok);
        using var server = new Loopback(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:{elsewhere.Port}/\r\nContent-Length: 0\r\nConnection: "
                + "close\r\n\r\n");
        using var app = new AppClients();
        app.Addresses.Enqueue(["127.0.0.1"]);

        Assert.Equal(HttpStatusCode.TemporaryRedirect,
            (await app.Client(client).GetAsync($"http://planner.example:{server.Port}/", None)).StatusCode);
        Assert.Equal(0, elsewhere.Met);
    }

    /// <summary>Its address would be looked at in the place of the planner's.</summary>
    [Theory]
    [MemberData(nameof(Clients))]
    public void No_client_goes_through_a_proxy(string client)
    {
        using var app = new AppClients();
        HttpMessageHandler? handler = app.Get<IHttpMessageHandlerFactory>().CreateHandler(client);
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler;
        Assert.False(Assert.IsType<SocketsHttpHandler>(handler).UseProxy);
    }

    [Fact]
    public async Task It_is_told_as_the_operators_to_mend_and_not_tried_again()
    {
        using var app = new AppClients(inAzure: true);
        app.Addresses.Enqueue(["10.0.0.1"]);
        var planner = app.Get<Planners>().Get("zonplan");

        var planners = await Assert.ThrowsAsync<PlannerException>(
            async () => await app.Get<PlannerClient>().ListEmployeesAsync(planner, "acme", None).ToListAsync());
        Assert.Equal((FailureClass.Internal, "planner-address-refused"), (planners.Class, planners.Code));
        Assert.Single(app.LookedUp);

        var lokets = await Assert.ThrowsAsync<LoketException>(
            () => app.Get<LoketClientFactory>().Open(new("c1"), new StubTokens()).Employers.ListAsync(null, None));
        Assert.Equal((FailureClass.Internal, FailureReason.AddressRefused), (lokets.Failure.Class, lokets.Failure.Reason));
        Assert.Equal(2, app.LookedUp.Count);

        lokets =
            await Assert.ThrowsAsync<LoketException>(() => app.Get<LoketOAuthClient>().RefreshAsync(new RefreshToken("refresh-1"), None));
        Assert.Equal((FailureClass.Internal, FailureReason.AddressRefused), (lokets.Failure.Class, lokets.Failure.Reason));
        Assert.Equal(3, app.LookedUp.Count);

        var webhook = await Assert.ThrowsAsync<HttpRequestException>(
            () => app.Client(OperatorNotifier.HttpClientName).GetAsync("https://alerts.example/", None));
        Assert.Equal("webhook-address-refused", NoticeOutcome.Of(webhook).Fault);
    }
}
