using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Planner;
using LoketFunctions.Tests.Http;
using LoketFunctions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>Signed messages against the app's own middleware, over HTTP, on two hosts with one storage.</summary>
[Collection(BlobTests.Name)]
public abstract class OnceTest(AppStorage fixture) : IAsyncLifetime
{
    private protected const string Mine = "/api/planners/eitje/accounts/acme/connections/c1";
    private protected const string Others = "/api/planners/eitje/accounts/other/connections/c9";
    private protected const string Body = """{"registrations":[]}""";
    private readonly List<WorkerApp> _hosts = [];

    private protected string[] Secrets { get; } = [Sender.NewSecret(), Sender.NewSecret()];

    private protected ManualClock Clock { get; } = new(DateTimeOffset.UtcNow);

    private protected Doings Doings { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var planners = StartUp.Read(new Dictionary<string, string?>
        {
            ["Planners:eitje:Profile"] = "eitje",
            ["Planners:eitje:BaseAddress"] = "https://planner.example/api",
            ["Planners:eitje:InboundSecrets:0"] = Secrets[0],
            ["Planners:eitje:InboundSecrets:1"] = Secrets[1],
            ["Planners:eitje:OutboundSecret"] = Sender.NewSecret(),
        }, Planners.Read);
        for (var host = 0; host < 2; host++)
        {
            _hosts.Add(await WorkerApp.StartAsync([typeof(Doors)], services => services
                .AddSingleton(planners).AddSingleton(fixture.NewTables()).AddSingleton<TimeProvider>(Clock).AddSingleton(Doings)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <param name="body">Null for none.</param>
    /// <param name="id">Null for one of its own.</param>
    private protected SentMessage Message(string method, string address, string? body = null, string? id = null, int secret = 0) =>
        SentMessage.Signed(Secrets[secret], method, address, body, id ?? $"msg_{Guid.NewGuid():N}", Clock.GetUtcNow());

    private protected string AddressOf(int host) => _hosts[host].Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>Its address goes over the line as it is, with dots and doubled slashes.</summary>
    private protected HttpRequestMessage AsSpelled(SentMessage message, int host)
    {
        var request = (message with { Address = "/" }).ToRequest();
        request.RequestUri = new Uri(
            AddressOf(host) + message.Address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return request;
    }

    private protected Task<(HttpStatusCode Status, string? Code)> SendAsync(SentMessage message, int host = 0) =>
        SendAsync(message.ToRequest(), host);

    private protected async Task<(HttpStatusCode Status, string? Code)> SendAsync(HttpRequestMessage request, int host = 0)
    {
        using (request)
        using (var answer = await _hosts[host].Http.SendAsync(request))
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.StartsWith('{') ? (string?)JsonNode.Parse(text)!["code"] : null);
        }
    }

    /// <summary>Sends what is genuine and forgets that it was done.</summary>
    private protected async Task<SentMessage> AcceptedAsync(SentMessage message)
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(message)).Status);
        Assert.Single(Doings.Done);
        Doings.Done.Clear();
        return message;
    }
}
