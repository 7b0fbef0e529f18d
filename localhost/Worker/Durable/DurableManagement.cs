using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost;

/// <summary>The management addresses of the Durable extension, for people and tools; the system key opens them.</summary>
internal sealed class DurableManagement(LocalDurableTaskClient client)
{
    public const string Prefix = "/runtime/webhooks/durabletask";
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const int SecondsToRetry = 5;

    public void Map(IEndpointRouteBuilder endpoints, Func<HttpContext, bool> hasSystemKey)
    {
        var group = endpoints.MapGroup(Prefix);
        group.AddEndpointFilter((context, next) =>
            hasSystemKey(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.Unauthorized()));
        group.MapGet("/instances", ListAsync);
        group.MapDelete("/instances", PurgeManyAsync);
        group.MapGet("/instances/{instanceId}", GetAsync);
        group.MapDelete("/instances/{instanceId}", PurgeAsync);
        group.MapPost("/instances/{instanceId}/raiseEvent/{eventName}", RaiseAsync);
        group.MapPost("/instances/{instanceId}/terminate", (string instanceId, string? reason, CancellationToken cancellation) =>
            SteerAsync(instanceId, () => client.TerminateInstanceAsync(instanceId, (object?)reason, cancellation), cancellation));
        group.MapPost("/instances/{instanceId}/suspend", (string instanceId, string? reason, CancellationToken cancellation) =>
            SteerAsync(instanceId, () => client.SuspendInstanceAsync(instanceId, reason, cancellation), cancellation));
        group.MapPost("/instances/{instanceId}/resume", (string instanceId, string? reason, CancellationToken cancellation) =>
            SteerAsync(instanceId, () => client.ResumeInstanceAsync(instanceId, reason, cancellation), cancellation));
        group.MapPost("/instances/{instanceId}/restart", RestartAsync);
    }

    private async Task<IResult> GetAsync(
        HttpContext http,
        string instanceId,
        CancellationToken cancellation,
        bool showInput = true,
        bool showHistory = false,
        bool showHistoryOutput = false,
        bool returnInternalServerErrorOnFailure = false)
    {
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is not { } status)
        {
            return Results.NotFound();
        }

        var payload = Payload(status, showInput);
        if (showHistory && await client.LoadAsync(instanceId, cancellation) is { } instance)
        {
            payload["historyEvents"] = HistoryJson.Of(instance, showHistoryOutput);
        }

        if (status.IsCompleted)
        {
            var isError = returnInternalServerErrorOnFailure && status.RuntimeStatus == OrchestrationRuntimeStatus.Failed;
            return Results.Json(payload, statusCode: isError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
        }

        http.Response.Headers.Location = http.Request.GetEncodedUrl();
        http.Response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        return Results.Json(payload, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ListAsync(
        HttpContext http,
        CancellationToken cancellation,
        DateTimeOffset? createdTimeFrom = null,
        DateTimeOffset? createdTimeTo = null,
        string? runtimeStatus = null,
        string? instanceIdPrefix = null,
        int top = OrchestrationQuery.DefaultPageSize,
        bool showInput = false)
    {
        var query = new OrchestrationQuery(
            createdTimeFrom, createdTimeTo, Statuses(runtimeStatus), null, instanceIdPrefix, top, FetchInputsAndOutputs: true,
            http.Request.Headers[ContinuationHeader].FirstOrDefault() is { Length: > 0 } token ? token : null);
        await foreach (var page in client.GetAllInstancesAsync(query).AsPages().WithCancellation(cancellation))
        {
            http.Response.Headers[ContinuationHeader] = page.ContinuationToken ?? string.Empty;
            return Results.Json(page.Values.Select(status => Payload(status, showInput)));
        }

        return Results.Json(Array.Empty<JsonObject>());
    }

    private async Task<IResult> PurgeAsync(string instanceId, CancellationToken cancellation) =>
        Purged(await client.PurgeInstanceAsync(instanceId, cancellation));

    private async Task<IResult> PurgeManyAsync(
        CancellationToken cancellation,
        DateTimeOffset? createdTimeFrom = null,
        DateTimeOffset? createdTimeTo = null,
        string? runtimeStatus = null) => createdTimeFrom is null
            ? Results.Json("Please provide value for 'createdTimeFrom' parameter.", statusCode: StatusCodes.Status400BadRequest)
            : Purged(await client.PurgeAllInstancesAsync(new(createdTimeFrom, createdTimeTo, Statuses(runtimeStatus)), cancellation));

    private async Task<IResult> RaiseAsync(
        HttpContext http, string instanceId, string eventName, CancellationToken cancellation)
    {
        JsonElement? payload = null;
        return await SteerAsync(
            instanceId,
            () => client.RaiseEventAsync(instanceId, eventName, payload, cancellation),
            cancellation,
            async () =>
            {
                try
                {
                    if (!http.Request.HasJsonContentType())
                    {
                        return Error("Only application/json request content is supported");
                    }

                    payload = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: cancellation);
                    return null;
                }
                catch (JsonException)
                {
                    return Error("Invalid JSON content");
                }
            });
    }

    /// <summary>404 for no such instance, 410 for one that has ended, else 202 after the deed.</summary>
    private async Task<IResult> SteerAsync(
        string instanceId, Func<Task> deed, CancellationToken cancellation, Func<Task<IResult?>>? check = null)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is not { } status)
        {
            return Results.NotFound();
        }

        if (status.IsCompleted)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        if (check is not null && await check() is { } refusal)
        {
            return refusal;
        }

        await deed();
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private async Task<IResult> RestartAsync(
        HttpContext http, string instanceId, CancellationToken cancellation, bool restartWithNewInstanceId = true)
    {
        try
        {
            var id = await client.RestartAsync(instanceId, restartWithNewInstanceId, cancellation);
            var location = $"{http.Request.Scheme}://{http.Request.Host}{Prefix}/instances/{Uri.EscapeDataString(id)}";
            return Results.Accepted(location, new { id, statusQueryGetUri = location });
        }
        catch (ArgumentException)
        {
            return Error("InstanceId does not match a valid orchestration instance.");
        }
    }

    private static IResult Purged(PurgeResult result) => result.PurgedInstanceCount == 0
        ? Results.NotFound()
        : Results.Json(new { instancesDeleted = result.PurgedInstanceCount });

    private static IResult Error(string message) => Results.Json(new { message }, statusCode: StatusCodes.Status400BadRequest);

    private static List<OrchestrationRuntimeStatus>? Statuses(string? names)
    {
        var statuses = (names ?? string.Empty).Split(',')
            .Where(name => Enum.TryParse<OrchestrationRuntimeStatus>(name, out _))
            .Select(Enum.Parse<OrchestrationRuntimeStatus>)
            .ToList();
        return statuses.Count > 0 ? statuses : null;
    }

    private static JsonObject Payload(OrchestrationMetadata status, bool showInput) => new()
    {
        ["name"] = status.Name,
        ["instanceId"] = status.InstanceId,
        ["runtimeStatus"] = status.RuntimeStatus.ToString(),
        ["input"] = showInput ? HistoryJson.Parse(status.SerializedInput) : null,
        ["customStatus"] = HistoryJson.Parse(status.SerializedCustomStatus),
        ["output"] = HistoryJson.Parse(status.SerializedOutput),
        ["createdTime"] = Time(status.CreatedAt),
        ["lastUpdatedTime"] = Time(status.LastUpdatedAt),
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
}
