using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Sandbox.Running;

/// <summary>The webhook of whoever runs the app: takes what is signed with its secret, and keeps it.</summary>
internal sealed class OperatorSink : IAsyncDisposable
{
    public const string Email = "operator@ops.example";

    private readonly ConcurrentQueue<JsonObject> _received = new();
    private readonly WebApplication _app;

    private OperatorSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/notices", (HttpRequest request) => TakeAsync(request));
    }

    public string Secret { get; } = StandardWebhook.NewSecret();

    public Uri Address => new(new Uri(
        _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()), "notices");

    /// <summary>Every notice that was taken, oldest first.</summary>
    public IReadOnlyList<JsonObject> Received => [.. _received];

    public static async Task<OperatorSink> StartAsync(CancellationToken cancellation)
    {
        var sink = new OperatorSink();
        await sink._app.StartAsync(cancellation);
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var received = await ReceivedRequest.ReadAsync(request.HttpContext);
        var headers = request.Headers;
        var refusal = StandardWebhook.Refusal(
            [Secret], headers[StandardWebhook.IdHeader], headers[StandardWebhook.TimestampHeader], headers[StandardWebhook.SignatureHeader],
            received.Body, TimeProvider.System.GetUtcNow());
        if (refusal is not null)
            return Results.Problem(refusal, statusCode: StatusCodes.Status401Unauthorized);
        _received.Enqueue(received.Read<JsonObject>() ?? throw new JsonException("The body is no JSON object."));
        return Results.NoContent();
    }
}
