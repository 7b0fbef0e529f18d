using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using LoketFunctions.Security;

namespace LoketFunctions.Planner;

/// <summary>What the app asks of a planner's side, before it is signed.</summary>
/// <param name="operation">As docs/openapi.yaml calls it.</param>
/// <param name="path">Relative to the planner's base address.</param>
internal sealed class PlannerCall(PlannerSettings planner, string operation, HttpMethod method, string path)
{
    public string Operation => operation;

    public string PlannerId => planner.Id;

    public byte[] Body { get; init; } = [];

    public string ContentType { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>
    /// The webhook-id; null for one of its own each time that the call is sent, where the planner need not know it again.
    /// </summary>
    public string? MessageId { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The request to send now. A signature is good for minutes, so whoever tries again signs again.</summary>
    public HttpRequestMessage Sign(DateTimeOffset now)
    {
        var address = new Uri(
            planner.BaseAddress.AbsoluteUri.EndsWith('/') ? planner.BaseAddress : new Uri(planner.BaseAddress + "/"), path);
        var request = new HttpRequestMessage(method, address);
        if (Body.Length > 0)
            request.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue(ContentType) } };
        if (IdempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", IdempotencyKey);

        var id = MessageId ?? $"msg_{SecureRandom.NewId()}";
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = StandardWebhook.PayloadOf(method.Method, address.PathAndQuery, Body);
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Signature(planner.OutboundSecret, id, timestamp, payload));
        return request;
    }
}
