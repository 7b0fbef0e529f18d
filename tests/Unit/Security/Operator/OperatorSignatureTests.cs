using System.Net;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Tests.Http;
using LoketFunctions.Tests.Security.Once;
using LoketFunctions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security.Operator;

[Collection(BlobTests.Name)]
public sealed class OperatorSignatureTests(AppStorage fixture)
{
    private const string Enable = "/api/operator/planners/eitje/accounts/acme/connections/c1/enable";
    private const string Undo = "/api/operator/planners/eitje/accounts/acme/connections/c1/undo-mapping";
    private const string Mine = "/api/planners/eitje/accounts/acme/connections/c1";
    private const string Body = """{"reason":"Verkeerd"}""";
    private readonly string _planners = Sender.NewSecret();
    private readonly string _operators = Sender.NewSecret();

    [Fact]
    public async Task A_planner_s_secret_does_not_hold_for_the_operator_nor_the_operator_s_for_a_planner()
    {
        await using var app = await StartAsync(_operators);

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, _planners, "POST", Enable));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, _planners, "POST", Undo, Body));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, _operators, "GET", Mine));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, _operators, "POST", Enable));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, _operators, "POST", Undo, Body));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, _planners, "GET", Mine));
    }

    [Fact]
    public async Task Where_no_operator_is_set_nobody_is_one()
    {
        await using var app = await StartAsync(null);

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, _operators, "POST", Enable));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(app, _planners, "POST", Undo, Body));
    }

    [Fact]
    public async Task A_message_of_the_operator_s_is_good_once_and_for_one_address()
    {
        await using var app = await StartAsync(_operators);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(app, _operators, "POST", Undo, Body, "msg-1"));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(app, _operators, "POST", Undo, Body, "msg-1"));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(app, _operators, "POST", Undo.Replace("c1", "c2"), Body, "msg-1"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(app, _operators, "POST", Enable, Body));
    }

    [Theory]
    [InlineData("Planners:eitje:InboundSecrets:0")]
    [InlineData("Planners:eitje:OutboundSecret")]
    [InlineData("Operator:InboundSecrets:1")]
    public void A_secret_that_is_set_twice_is_a_fault(string where)
    {
        var settings = Settings();
        settings["Operator:InboundSecrets:0"] = _operators;
        Assert.Single(Read(settings).Inbound);
        settings[where] = _operators;

        var problem = Assert.Throws<InvalidOperationException>(() => Read(settings));

        Assert.Contains("Operator__InboundSecrets holds a secret that is set elsewhere too", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_operators, problem.Message, StringComparison.Ordinal);
    }

    private static OperatorSecrets Read(Dictionary<string, string?> settings) =>
        StartUp.Read(settings, all => OperatorSecrets.Read(all, Planners.Read(all).Uses));

    private Dictionary<string, string?> Settings() => new()
    {
        ["Planners:eitje:Profile"] = "eitje",
        ["Planners:eitje:BaseAddress"] = "https://planner.example/api",
        ["Planners:eitje:InboundSecrets:0"] = _planners,
        ["Planners:eitje:OutboundSecret"] = Sender.NewSecret(),
    };

    private Task<WorkerApp> StartAsync(string? secret)
    {
        var planners = StartUp.Read(Settings(), Planners.Read);
        var secrets = new OperatorSecrets(secret is null ? [] : [WebhookSecret.Parse(secret)]);
        return WorkerApp.StartAsync(
            [typeof(OperatorDoors)],
            services => services.AddSingleton(planners).AddSingleton(secrets).AddSingleton(fixture.NewTables()));
    }

    private static async Task<HttpStatusCode> SendAsync(
        WorkerApp app, string secret, string method, string address, string? body = null, string? id = null)
    {
        var message = SentMessage.Signed(secret, method, address, body, id ?? $"msg_{Guid.NewGuid():N}", DateTimeOffset.UtcNow);
        using var request = message.ToRequest();
        if (request.Content is { } content)
            content.Headers.ContentType = new("application/json");
        using var answer = await app.Http.SendAsync(request);
        return answer.StatusCode;
    }
}

/// <summary>Functions by the names and routes of the app's own, which say who called them.</summary>
internal sealed class OperatorDoors
{
    private const string Connection = "planners/{planner}/accounts/{account}/connections/{connectionId}";

    [Function("EnableLink")]
    public Task<IResult> Enable(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/" + Connection + "/enable")] HttpRequest request,
        FunctionContext context) => AnswerAsync(context, ActorKind.Operator);

    [Function("UndoMapping")]
    public Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/" + Connection + "/undo-mapping")] HttpRequest request,
        FunctionContext context) => AnswerAsync(context, ActorKind.Operator);

    [Function("GetConnection")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection)] HttpRequest request, FunctionContext context) =>
        AnswerAsync(context, ActorKind.Planner);

    private static Task<IResult> AnswerAsync(FunctionContext context, ActorKind expected) =>
        Task.FromResult(context.GetCaller().Actor.Kind == expected ? Results.Ok() : Results.StatusCode(StatusCodes.Status418ImATeapot));
}
