using System.Globalization;
using System.Text;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>A signed message as it went over the line, so that whoever saw it can send it again: as it was, or as something else.</summary>
internal sealed record SentMessage(string Method, string Address, byte[] Body, string Id, string Timestamp, string Signature)
{
    /// <param name="body">Null for none.</param>
    public static SentMessage Signed(string secret, string method, string address, string? body, string id, DateTimeOffset at)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(method, address, bytes, id, timestamp, Sender.Sign(secret, id, timestamp, Sender.Payload(method, address, bytes)));
    }

    /// <summary>The same headers and body.</summary>
    /// <param name="host">Another header of that name; null for the true one.</param>
    /// <param name="isChunked">The length of the body is not said.</param>
    public HttpRequestMessage ToRequest(string? host = null, bool isChunked = false)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(Address, UriKind.Relative));
        request.Headers.Host = host;
        request.Headers.Add(Sender.IdHeader, Id);
        request.Headers.Add(Sender.TimestampHeader, Timestamp);
        request.Headers.Add(Sender.SignatureHeader, Signature);
        if (Body.Length > 0)
            request.Content = new ByteArrayContent(Body);
        request.Headers.TransferEncodingChunked = isChunked;
        return request;
    }
}
