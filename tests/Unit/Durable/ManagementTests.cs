using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Localhost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Durable;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xUnit calls DisposeAsync of IAsyncLifetime.")]
public sealed class ManagementTests(DurableStorage storage) : IClassFixture<DurableStorage>, IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private DurableTaskClient Client => _app.Services.GetRequiredService<DurableTaskClient>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IFunctionExecutor>(new FunctionBook()
            .Orchestrator("Ask", async context =>
            {
                context.SetCustomStatus(new { Waits = true });
                return await context.CallActivityAsync<string>("Echo", await context.WaitForExternalEvent<string>("answer"));
            })
            .Orchestrator<int>("Fail", _ => throw new InvalidOperationException("no luck"))
            .Activity<string, string>("Echo", text => text));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["hubName"] = DurableStorage.NewHub(),
            ["maxConcurrentActivityFunctions"] = "2",
        }).Build();
        builder.Services.AddDurableTask(settings, storage.ConnectionString);
        _app = builder.Build();
        _app.MapDurableManagement(http => http.Request.Query["code"] == "secret");
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "instances")]
    [InlineData("GET", "instances/one")]
    [InlineData("DELETE", "instances/one")]
    [InlineData("DELETE", "instances?createdTimeFrom=2020-01-01")]
    [InlineData("POST", "instances/one/terminate")]
    [InlineData("POST", "instances/one/raiseEvent/x")]
    [InlineData("POST", "instances/one/restart")]
    public async Task WithoutTheSystemKeyNothingIsAnswered(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{DurableManagement.Prefix}/{path}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task AnInstanceIsFollowedFromStartToPurge()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync("Ask", new { Question = 1 }, new StartOrchestrationOptions("ask one"));
        using var started = await UntilAsync("instances/ask%20one", body => body["customStatus"] is not null);

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Contains("/instances/ask%20one", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var body = await BodyAsync(started);
        Assert.Equal(
            ["name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime"],
            body.Select(field => field.Key));
        Assert.Equal("""{"Question":1}""", body["input"]!.ToJsonString());
        Assert.Equal("Running", (string?)body["runtimeStatus"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string?)body["createdTime"]);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("instances/ask%20one/raiseEvent/answer", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("instances/ask%20one/raiseEvent/answer", "42")).StatusCode);
        await Client.WaitForInstanceCompletionAsync("ask one");
        using var ended = await GetAsync("instances/ask%20one?showHistory=true&showHistoryOutput=true&showInput=false");
        var end = await BodyAsync(ended);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Null(end["input"]);
        Assert.Equal("42", (string?)end["output"]);
        Assert.Equal(
            ["ExecutionStarted", "EventRaised", "TaskCompleted", "ExecutionCompleted"],
            end["historyEvents"]!.AsArray().Select(e => (string?)e!["EventType"]));

        Assert.Equal(HttpStatusCode.Gone, (await PostAsync("instances/ask%20one/terminate", null)).StatusCode);
        using var purged = await _http.DeleteAsync(Address("instances/ask%20one"));
        Assert.Equal("""{"instancesDeleted":1}""", await purged.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("instances/ask%20one")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("instances/ask%20one/suspend", null)).StatusCode);
    }

    [Fact]
    public async Task InstancesAreListedSteeredAndRestarted()
    {
        await Client.ScheduleNewOrchestrationInstanceAsync("Ask", new StartOrchestrationOptions("a-1"));
        await Client.ScheduleNewOrchestrationInstanceAsync("Fail", new StartOrchestrationOptions("a-2"));
        await Client.ScheduleNewOrchestrationInstanceAsync("Fail", new StartOrchestrationOptions("b-1"));
        await Client.WaitForInstanceCompletionAsync("a-2");
        await Client.WaitForInstanceCompletionAsync("b-1");

        Assert.Equal(["a-2", "b-1"], await ListAsync("runtimeStatus=Failed,Completed"));
        Assert.Equal(["a-1", "a-2"], await ListAsync("instanceIdPrefix=a-&createdTimeFrom=2020-01-01T00:00:00Z"));
        using var first = await GetAsync("instances?top=2");
        Assert.Equal("a-2", first.Headers.GetValues("x-ms-continuation-token").Single());

        using var failed = await GetAsync("instances/a-2?returnInternalServerErrorOnFailure=true");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("no luck", (string?)(await BodyAsync(failed))["output"]);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("instances/a-1/suspend?reason=lunch", null)).StatusCode);
        (await UntilAsync("instances/a-1", body => (string?)body["runtimeStatus"] == "Suspended")).Dispose();
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("instances/a-1/resume", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("instances/a-1/terminate?reason=done", null)).StatusCode);
        Assert.Equal("\"done\"", (await Client.WaitForInstanceCompletionAsync("a-1", true)).SerializedOutput);

        using var restarted = await PostAsync("instances/a-1/restart?restartWithNewInstanceId=false", null);
        Assert.Equal(HttpStatusCode.Accepted, restarted.StatusCode);
        Assert.Equal("a-1", (string?)(await BodyAsync(restarted))["id"]);
        using var purged = await _http.DeleteAsync(Address("instances?createdTimeFrom=2020-01-01&runtimeStatus=Failed"));
        Assert.Equal("""{"instancesDeleted":2}""", await purged.Content.ReadAsStringAsync());
    }

    private static string Address(string path) =>
        $"{DurableManagement.Prefix}/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code=secret";

    private static async Task<JsonObject> BodyAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    private Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(Address(path));

    private async Task<HttpResponseMessage> PostAsync(string path, string? answer)
    {
        using var content = answer is null ? null : JsonContent.Create(answer);
        return await _http.PostAsync(Address(path), content);
    }

    private async Task<List<string?>> ListAsync(string query)
    {
        using var response = await GetAsync("instances?" + query);
        return [.. (await response.Content.ReadFromJsonAsync<JsonArray>())!.Select(status => (string?)status!["instanceId"])];
    }

    private async Task<HttpResponseMessage> UntilAsync(string path, Func<JsonObject, bool> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var response = await GetAsync(path);
            if (isReached(await BodyAsync(response)))
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(20, limit.Token);
        }
    }
}
