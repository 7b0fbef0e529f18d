using System.Globalization;
using System.Text;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A Standard Webhooks message that a test can get wrong on purpose.</summary>
internal sealed record SignedMessage(string Secret)
{
    public string Id { get; init; } = $"msg_{Guid.NewGuid():N}";

    public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow;

    public HttpRequestMessage Get(string path) => Sign(new HttpRequestMessage(HttpMethod.Get, path), Encoding.UTF8.GetBytes($"GET {path}"));

    public HttpRequestMessage Post(string path, byte[] body) =>
        Sign(new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) }, body);

    /// <summary>The headers of a POST of this body, on another request.</summary>
    /// <param name="signed">What was sent with them; null for the same body.</param>
    public HttpRequestMessage Copy(string method, string path, byte[] body, byte[]? signed = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body);
        return Sign(request, signed ?? body);
    }

    private HttpRequestMessage Sign(HttpRequestMessage request, byte[] payload)
    {
        var timestamp = At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(StandardWebhook.IdHeader, Id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Sign(Secret, Id, timestamp, payload));
        return request;
    }
}
