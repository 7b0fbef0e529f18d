using System.Net;
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
}
