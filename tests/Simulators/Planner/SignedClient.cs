using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace LoketFunctions.Simulators.Planner;

/// <summary>Calls an address as the planner does: every request signed. Paths are relative to the client's base address.</summary>
public sealed class SignedClient(HttpClient http, string secret, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, path, cancellationToken: cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken: cancellationToken);

    public Task<HttpResponseMessage> PutAsync(string path, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, path, body, cancellationToken: cancellationToken);

    public Task<HttpResponseMessage> PatchAsync(string path, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Patch, path, body, cancellationToken: cancellationToken);

    public Task<HttpResponseMessage> DeleteAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, path, cancellationToken: cancellationToken);

    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">Sent as JSON; bytes are sent as they are; null is no body.</param>
    /// <param name="change">Last word on the signed request: more headers, or tampering.</param>
    /// <param name="id">The webhook-id; null for one of its own.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? change = null, string? id = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        var target = new Uri(http.BaseAddress ?? throw new InvalidOperationException("The HttpClient needs a base address."), path);
        var bytes = body switch
        {
            null => [],
            byte[] raw => raw,
            _ => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web),
        };
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
            request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        id ??= NewId();
        var timestamp = Now();
        var payload = StandardWebhook.Payload(method.Method, target.PathAndQuery, bytes);
        AddHeaders(request, id, timestamp, StandardWebhook.Sign(secret, id, timestamp, payload));
        change?.Invoke(request);
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>POSTs a body that is read twice instead of held: to be signed, and to be sent.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="body">At its start, and able to go back there.</param>
    /// <param name="id">The webhook-id; null for one of its own.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<HttpResponseMessage> PostStreamAsync(
        string path, Stream body, string? id = null, CancellationToken cancellationToken = default)
    {
        id ??= NewId();
        var timestamp = Now();
        var signature = await StandardWebhook.SignAsync(secret, id, timestamp, body, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StreamContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        AddHeaders(request, id, timestamp, signature);
        // Whoever refuses a long body can say so before it is sent.
        request.Headers.ExpectContinue = true;
        return await http.SendAsync(request, cancellationToken);
    }

    private static string NewId() => $"msg_{Guid.NewGuid():N}";

    private static void AddHeaders(HttpRequestMessage request, string id, string timestamp, string signature)
    {
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, signature);
    }

    private string Now() => _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
