using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Failures;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>The app's push and the simulated provider, which verifies every signature, understand each other.</summary>
public sealed class PushTransportTests : IAsyncLifetime
{
    private const string Name = "pension-1234567-2026-11-v1.csv";
    private static readonly byte[] Content = "employer;period\r\n1234567;2026-11\r\n"u8.ToArray();

    private SimulatedPlanner _provider = null!;

    public async ValueTask InitializeAsync() => _provider = await SimulatedPlanner.StartAsync();

    public async ValueTask DisposeAsync() => await _provider.DisposeAsync();

    private PlannerDeliveries Deliveries => _provider.Account("acme").Deliveries;

    [Fact]
    public async Task A_file_arrives_byte_for_byte_and_gives_the_receivers_receipt()
    {
        var receipt = await SendAsync(Content);

        var received = Assert.Single(Deliveries.Received);
        Assert.Equal((Name, "text/csv"), (received.Name, received.ContentType));
        Assert.Equal(Content, received.Content);
        Assert.Equal(received.Receipt, receipt.Reference);
        Assert.Equal(
            ("PUT", $"/accounts/acme/pension/deliveries/{Name}", 200),
            (_provider.Log.Requests[0].Method, _provider.Log.Requests[0].Path, _provider.Log.Requests[0].Status));
    }

    [Fact]
    public async Task Sent_again_it_is_taken_once_and_has_its_receipt_again()
    {
        _provider.Faults.LoseAnswer();
        var lost = await FailAsync(Content);
        Assert.Equal((FailureClass.Transient, "planner-unreachable"), (lost.Class, lost.Code));
        var receipt = await SendAsync(Content);

        var received = Assert.Single(Deliveries.Received);
        Assert.Equal((1, received.Receipt), (received.Repeats, receipt.Reference));
    }

    [Fact]
    public async Task Files_of_two_names_or_accounts_are_two_messages()
    {
        await SendAsync(Content);
        await SendAsync(Content, name: "pension-1234567-2026-11-v2.csv");
        await SendAsync(Content, account: "bedrijf");
        Assert.Distinct(_provider.Log.Requests.Select(request => request.WebhookId));
        Assert.Equal([200, 200, 200], _provider.Log.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Other_content_under_the_name_is_refused_and_the_first_stays()
    {
        await SendAsync(Content);
        var failure = await FailAsync([1, 2, 3]);
        Assert.Equal((FailureClass.Configuration, "delivery-name-taken"), (failure.Class, failure.Code));
        Assert.Equal(Content, Assert.Single(Deliveries.Received).Content);
    }

    [Fact]
    public async Task A_receiver_that_is_busy_says_how_long()
    {
        _provider.Faults.Answer(503, retryAfter: TimeSpan.FromMinutes(7));
        var failure = await FailAsync(Content);
        Assert.Equal(
            (FailureClass.Transient, "planner-busy", TimeSpan.FromMinutes(7)), (failure.Class, failure.Code, failure.RetryAfter));
        Assert.Single(_provider.Log.Requests);
        Assert.Empty(Deliveries.Received);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task What_the_receiver_refuses_is_for_people_to_mend(int status)
    {
        _provider.Faults.Answer(status);
        var failure = await FailAsync(Content);
        Assert.Equal((FailureClass.Configuration, "planner-refused"), (failure.Class, failure.Code));
    }

    [Fact]
    public async Task A_signature_that_is_not_known_there_is_refused()
    {
        var settings = Settings();
        _provider.Secrets = [Simulators.Planner.StandardWebhook.NewSecret()];
        var failure = await Assert.ThrowsAsync<DeliveryException>(() => Transport(settings).SendAsync(new(Name, Content), default));
        Assert.Equal((FailureClass.Configuration, "planner-refused"), (failure.Class, failure.Code));
        Assert.Empty(Deliveries.Received);
    }

    /// <summary>It may have taken the file, and once it gives receipts the same call gets one.</summary>
    [Fact]
    public async Task Without_a_receipt_a_file_does_not_count_as_there()
    {
        Deliveries.GivesReceipts = false;
        var failure = await FailAsync(Content);
        Assert.Equal((FailureClass.Internal, "planner-unreadable"), (failure.Class, failure.Code));
    }

    [Fact]
    public async Task What_arrived_can_be_read_back_from_the_simulator()
    {
        await SendAsync(Content);
        using var client = new HttpClient { BaseAddress = _provider.Address };
        Assert.Equal(Content, await client.GetByteArrayAsync($"/sandbox/accounts/acme/deliveries/{Name}"));
        var listed = await client.GetFromJsonAsync<JsonArray>("/sandbox/accounts/acme/deliveries");
        Assert.Equal(Name, (string?)Assert.Single(listed!)!["name"]);
    }

    private Task<DeliveryReceipt> SendAsync(byte[] content, string name = Name, string account = "acme") =>
        Transport(Settings(), account).SendAsync(new DeliveryFile(name, content), default);

    private Task<DeliveryException> FailAsync(byte[] content) => Assert.ThrowsAsync<DeliveryException>(() => SendAsync(content));

    private PlannerSettings Settings() => new(
        "benefits", Profiles.Find("benefits-plaza")!, _provider.Address, [], WebhookSecret.Parse(_provider.Secrets[0]), []);

    private static PushTransport Transport(PlannerSettings settings, string account = "acme") => new(
        new PlannerClient(new Clients(), new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics), settings, account,
        TimeProvider.System);

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
