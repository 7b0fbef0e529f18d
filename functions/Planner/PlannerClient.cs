using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Polly;
using Polly.Timeout;

namespace LoketFunctions.Planner;

/// <summary>
/// Calls the planner's side of the contract (docs/openapi.yaml, "planner"): signed, with an idempotency key on what changes
/// something, so that a repeated call does nothing twice and may safely be retried.
/// </summary>
internal sealed class PlannerClient(IHttpClientFactory clients, PlannerOptions options, TimeProvider clock)
{
    public const string HttpClientName = "planner";
    private const int PageSize = 500;

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = PlannerPipeline.Create(options, clock);
    private int _calls;

    /// <summary>How many requests this client sent since it was last asked, retries included.</summary>
    public int TakeCalls() => Interlocked.Exchange(ref _calls, 0);

    /// <summary>All employees of the account, page by page.</summary>
    public async IAsyncEnumerable<PlannerEmployee> ListEmployeesAsync(
        PlannerSettings planner, string account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await SendAsync<PlannerEmployeePage>(
                planner, HttpMethod.Get, $"accounts/{account}/employees?limit={PageSize}{query}", [], null, cancellation);
            foreach (var employee in page.Employees)
                yield return employee;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>
    /// Sends one batch. The idempotency key is made of the run and the content, so that a repeated step sends the same.
    /// </summary>
    public Task<StaffBatchResult> SendStaffAsync(
        PlannerSettings planner, string account, string runId, StaffBatch batch, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(batch, AppJson.Options);
        var key = $"{runId}-{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}";
        return SendAsync<StaffBatchResult>(planner, HttpMethod.Post, $"accounts/{account}/employees/batch", body, key, cancellation);
    }

    private async Task<T> SendAsync<T>(
        PlannerSettings planner, HttpMethod method, string path, byte[] body, string? idempotencyKey, CancellationToken cancellation)
    {
        var client = clients.CreateClient(HttpClientName);
        try
        {
            using var response = await _pipeline.ExecuteAsync(
                async token =>
                {
                    Interlocked.Increment(ref _calls);
                    using var request = Sign(planner, method, path, body, idempotencyKey);
                    return await client.SendAsync(request, token);
                },
                cancellation);
            await using var content = await response.Content.ReadAsStreamAsync(cancellation);
            return response.IsSuccessStatusCode
                ? await JsonSerializer.DeserializeAsync<T>(content, AppJson.Options, cancellation) ?? throw Unreadable(response)
                : throw Refused(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw new PlannerException(FailureClass.Transient, "planner-unreachable", null);
        }
        catch (JsonException)
        {
            throw new PlannerException(FailureClass.Ours, "planner-unreadable", (int)HttpStatusCode.OK);
        }
    }

    private HttpRequestMessage Sign(PlannerSettings planner, HttpMethod method, string path, byte[] body, string? idempotencyKey)
    {
        var address = new Uri(planner.BaseAddress.AbsoluteUri.EndsWith('/') ? planner.BaseAddress : new Uri(planner.BaseAddress + "/"), path);
        var request = new HttpRequestMessage(method, address);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);

        var id = idempotencyKey is null ? $"msg_{SecureRandom.NewId()}" : $"msg_{idempotencyKey}";
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = StandardWebhook.PayloadOf(method.Method, address.PathAndQuery, body);
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Signature(planner.OutboundSecret, id, timestamp, payload));
        return request;
    }

    private static PlannerException Unreadable(HttpResponseMessage response) =>
        new(FailureClass.Ours, "planner-unreadable", (int)response.StatusCode);

    private static PlannerException Refused(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        429 or >= 500 => new PlannerException(
            FailureClass.Transient, "planner-busy", (int)response.StatusCode, PlannerPipeline.RetryAfterOf(response)),
        401 or 403 or 404 => new PlannerException(FailureClass.Configuration, "planner-refused", (int)response.StatusCode),
        _ => new PlannerException(FailureClass.Ours, "planner-refused", (int)response.StatusCode),
    };
}
