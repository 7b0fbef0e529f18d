using System.Globalization;
using System.Text;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.EndToEnd.Fuzzing;

/// <summary>One odd request, ready to be sent. All in it is made up.</summary>
/// <param name="What">The operation or the form.</param>
/// <param name="Path">With its query, as it stands in the request line.</param>
/// <param name="Secret">Signs it; null for what is not signed.</param>
internal sealed record FuzzedRequest(string What, string Method, string Path, byte[]? Body, string? ContentType, string? Secret)
{
    public string? ContentEncoding { get; init; }

    /// <summary>A member is there twice, so that it may not be done.</summary>
    public bool MustBeRefused { get; init; }

    public HttpRequestMessage ToMessage(Uri host)
    {
        // As it is: an address is not tidied up on its way.
        var address = new Uri(
            host.GetLeftPart(UriPartial.Authority) + Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(Method), address);
        if (Body is not null)
            request.Content = new ByteArrayContent(Body);
        if (ContentType is not null)
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        if (ContentEncoding is not null)
            request.Content?.Headers.TryAddWithoutValidation("Content-Encoding", ContentEncoding);
        if (Secret is not null)
            Sign(request, Secret);
        return request;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body);
        return $"{What}: {Method} {Short(Path)} {ContentType} {ContentEncoding} {Short(body)}";
    }

    private static string Short(string text) => text.Length > 600 ? text[..600] + "…" : text;

    private void Sign(HttpRequestMessage request, string secret)
    {
        var id = $"msg_{Guid.NewGuid():N}";
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = StandardWebhook.Payload(Method, Path, Body ?? []);
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Sign(secret, id, timestamp, payload));
    }
}
