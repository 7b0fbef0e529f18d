using System.Net;
using LoketFunctions.Security;
using LoketFunctions.Tests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LoketFunctions.Tests.Security.Unverified;

/// <summary>Whose address a request has, as the worker is set up by its own extension.</summary>
public sealed class ClientAddressTests
{
    private const string Ours = "00000000-0000-4000-8000-000000000001";
    private const string Proxy = "192.0.2.1";

    [Theory]
    [InlineData("203.0.113.7:50123", "203.0.113.7")]
    [InlineData("198.51.100.9, 203.0.113.7:50123", "203.0.113.7")]
    [InlineData("127.0.0.1, 198.51.100.9, 203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.9, [2001:db8::7]:50123", "2001:db8::7")]
    public async Task It_is_what_the_front_end_wrote_and_nothing_that_the_client_sent(string forwardedFor, string address)
    {
        await using var app = await WorkerApp.StartAsync([], _ => { });
        var middleware = new ForwardedHeadersMiddleware(
            _ => Task.CompletedTask, NullLoggerFactory.Instance, app.Service<IOptions<ForwardedHeadersOptions>>());
        var http = new DefaultHttpContext();
        // The host, which runs beside the worker.
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Headers["X-Forwarded-For"] = forwardedFor;

        await middleware.Invoke(http);

        Assert.Equal(IPAddress.Parse(address), http.Connection.RemoteIpAddress);
    }

    /// <summary>The Front Door that is ours, and nobody else, says whose the request is.</summary>
    [Theory]
    [InlineData(Ours, Ours, "203.0.113.7", "203.0.113.7")]
    [InlineData(Ours, Ours, "2001:db8::7", "2001:db8::7")]
    [InlineData(Ours, "00000000-0000-4000-8000-000000000009", "203.0.113.7", Proxy)]
    [InlineData(Ours, null, "203.0.113.7", Proxy)]
    [InlineData(Ours, Ours, null, Proxy)]
    [InlineData(Ours, Ours, "203.0.113.7, 198.51.100.9", Proxy)]
    [InlineData(null, Ours, "203.0.113.7", Proxy)]
    public void Behind_a_front_door_it_is_what_our_own_says(string? configured, string? named, string? told, string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(Proxy);
        if (named is not null)
            http.Request.Headers["X-Azure-FDID"] = named;
        if (told is not null)
            http.Request.Headers["X-Azure-SocketIP"] = told;

        Assert.Equal(IPAddress.Parse(address), ClientAddress.Of(http.Request, configured is null ? null : Guid.Parse(configured)));
    }
}
