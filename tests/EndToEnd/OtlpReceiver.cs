using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>Takes what the app sends by OTLP over HTTP, and looks into the raw bytes: enough to see which spans a trace has.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    /// <summary>
    /// Between a span's trace id and its name lie its own id, its parent's and its flags, with their tags: 28 bytes, and fewer for a root.
    /// </summary>
    private const int NameWithin = 28;

    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly HttpListener _listener = new();
    private readonly Task _taking;

    private OtlpReceiver(Uri address)
    {
        Address = address;
        _listener.Prefixes.Add(address.ToString());
        _listener.Start();
        _taking = TakeAsync();
    }

    public Uri Address { get; }

    public IEnumerable<byte[]> Traces => _received.Where(one => one.Path == "/v1/traces").Select(one => one.Body);

    public IEnumerable<byte[]> Metrics => _received.Where(one => one.Path == "/v1/metrics").Select(one => one.Body);

    public static OtlpReceiver Start() => new(new Uri($"http://localhost:{FreePort.Find()}/"));

    /// <summary>A span of this name is part of the trace.</summary>
    public bool Has(ActivityTraceId trace, string span)
    {
        var (id, name) = (new byte[16], System.Text.Encoding.UTF8.GetBytes(span));
        trace.CopyTo(id);
        return Traces.Any(body => PositionsOf(body, id).Any(at =>
            body.AsSpan(at + id.Length, Math.Min(NameWithin + name.Length, body.Length - at - id.Length)).IndexOf(name) >= 0));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _taking;
    }

    private static IEnumerable<int> PositionsOf(byte[] body, byte[] what)
    {
        for (var at = body.AsSpan().IndexOf(what); at >= 0;)
        {
            yield return at;
            var next = body.AsSpan(at + 1).IndexOf(what);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The receiver ends.
        }
    }
}
