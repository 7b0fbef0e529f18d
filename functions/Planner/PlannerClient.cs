using System.Security.Cryptography;
using System.Text.Json;
using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;
using LoketFunctions.Telemetry;
using Polly;
using Polly.Timeout;

namespace LoketFunctions.Planner;

/// <summary>
/// Calls the planner's side of the contract (docs/openapi.yaml, "planner"): signed, and under an id of its own whatever changes
/// something, so that a repeated call does nothing twice and may safely be retried.
/// </summary>
internal sealed partial class PlannerClient(
    IHttpClientFactory clients, PlannerOptions options, TimeProvider clock, AppTraces traces, AppMetrics metrics)
{
    public const string HttpClientName = "planner";

    private readonly ResiliencePipeline<HttpResponseMessage> _repeating = PlannerPipeline.Repeating(options, clock);
    private readonly ResiliencePipeline<HttpResponseMessage> _once = PlannerPipeline.Once(options, clock);
    private readonly ResiliencePipeline<HttpResponseMessage> _forPeople = PlannerPipeline.Once(options.ForPeople(), clock);

    /// <summary>
    /// The planner's own codes, in a single short attempt, as somebody waits for them. Null where the planner does not tell them,
    /// which it need not.
    /// </summary>
    public async Task<PlannerCodes?> ListCodesAsync(
        PlannerSettings planner, string account, ConnectionId connectionId, CancellationToken cancellation)
    {
        var call = new PlannerCall(planner, "ListPlannerCodes", HttpMethod.Get, $"accounts/{account}/codes?connectionId={connectionId}");
        try
        {
            return await SendAsync(_forPeople, call, PlannerResponse.ReadAsync<PlannerCodes>, cancellation);
        }
        catch (PlannerException exception) when (exception.Status is 404 or 405 or 501)
        {
            return null;
        }
    }

    /// <summary>
    /// Sends one batch. The idempotency key is made of the run and the content, so that a repeated step sends the same.
    /// </summary>
    public Task<StaffBatchResult> SendStaffAsync(
        PlannerSettings planner, string account, string runId, StaffBatch batch, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(batch, AppJson.Options);
        var key = $"{runId}-{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}";
        var call = new PlannerCall(planner, "SendStaffBatch", HttpMethod.Post, $"accounts/{account}/employees/batch")
        {
            Body = body,
            MessageId = $"msg_{key}",
            IdempotencyKey = key,
        };
        return SendAsync(_repeating, call, PlannerResponse.ReadAsync<StaffBatchResult>, cancellation);
    }

    /// <summary>
    /// Sends the planner what became of registrations, in a single attempt: the export tries again by the schedule of
    /// Standard Webhooks, which takes days.
    /// </summary>
    /// <param name="messageId">The webhook-id, by which the planner knows a repeat.</param>
    public Task SendMarksAsync(
        PlannerSettings planner, string account, string messageId, ExportConfirmations marks, CancellationToken cancellation)
    {
        var call = new PlannerCall(planner, "SendExportMarks", HttpMethod.Post, $"accounts/{account}/exports/marks")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(marks, AppJson.Options),
            MessageId = messageId,
        };
        return SendAsync(_once, call, (_, _) => Task.FromResult(true), cancellation);
    }

    /// <summary>
    /// Sends the planner what a connection needs of somebody, in a single short attempt. False where the planner does not take
    /// notices, which it need not.
    /// </summary>
    /// <param name="messageId">The webhook-id, by which the planner knows a repeat.</param>
    public async Task<bool> SendNoticeAsync(
        PlannerSettings planner, string account, string messageId, PlannerNotice notice, CancellationToken cancellation)
    {
        var call = new PlannerCall(planner, "SendNotice", HttpMethod.Post, $"accounts/{account}/notices")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(notice, AppJson.Options),
            MessageId = messageId,
        };
        try
        {
            return await SendAsync(_forPeople, call, (_, _) => Task.FromResult(true), cancellation);
        }
        catch (PlannerException exception) when (exception.Status is 404 or 405 or 410 or 501)
        {
            return false;
        }
    }

    private async Task<T> SendAsync<T>(
        ResiliencePipeline<HttpResponseMessage> pipeline, PlannerCall call, Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellation)
    {
        var client = clients.CreateClient(HttpClientName);
        client.MaxResponseContentBufferSize = PlannerResponse.Largest;
        var sent = 0;
        try
        {
            using var response = await pipeline.ExecuteAsync(async token => await SendOnceAsync(client, call, sent++, token), cancellation);
            return response.IsSuccessStatusCode ? await read(response, cancellation) : throw PlannerResponse.Refused(response);
        }
        catch (Exception exception) when (PlannerPipeline.IsTooLarge(exception))
        {
            throw PlannerResponse.Unreadable();
        }
        catch (Exception exception) when (RefusedAddressException.IsCauseOf(exception))
        {
            throw new PlannerException(FailureClass.Internal, PlannerFailureCodes.AddressRefused, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw new PlannerException(FailureClass.Transient, PlannerFailureCodes.Unreachable, null);
        }
        catch (JsonException)
        {
            throw PlannerResponse.Unreadable();
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpClient client, PlannerCall call, int resends, CancellationToken cancellation)
    {
        PlannerCallCount.Add();
        var start = clock.GetTimestamp();
        int? status = null;
        using var span = traces.PlannerCall(call.Operation, call.PlannerId, resends);
        try
        {
            using var request = call.Sign(clock.GetUtcNow());
            var response = await client.SendAsync(request, cancellation);
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            span.Answered(status);
            metrics.PlannerCalled(call.Operation, call.PlannerId, status, clock.GetElapsedTime(start));
        }
    }
}
