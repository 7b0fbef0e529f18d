using System.Net;
using System.Net.Sockets;
using System.Text;
using LoketFunctions.Failures;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Sandbox.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Loket;

/// <summary>The container's own client over a real socket, as a stub handler would hide what the HTTP stack does.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task An_answer_that_stops_halfway_is_unreadable_and_repeated()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var requests = ServeAsync(
            listener,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n{\"totalSize\":0,",
            times: 2);
        var log = new ListLog();
        await using var services = Services(listener, log);
        var client = services.GetRequiredService<LoketClientFactory>().Open(new("connection"), new StubTokens());

        var exception = await Assert.ThrowsAsync<LoketException>(() => client.Employers.ListAsync(
            LoketFunctions.Loket.Filters.LoketFilter.Equal("companyName", "Jansen"), CancellationToken.None));

        Assert.Equal((FailureReason.Unreadable, FailureClass.Transient, 200),
            (exception.Failure.Reason, exception.Failure.Class, exception.Failure.HttpStatus));
        var request = (await requests.WaitAsync(Waiting.Limit))[1];
        Assert.StartsWith("GET /v2/providers/employers?filter=companyName%20eq%20%27Jansen%27&pageNumber=1&pageSize=250 HTTP/1.1\r\n",
            request, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept: application/json;version=2018-01-01\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Bearer token-1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("GetEmployersByUserId: 200", log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Jansen", log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var services = Services(listener, new ListLog());
        listener.Stop();
        var client = services.GetRequiredService<LoketClientFactory>().Open(new("connection"), new StubTokens());

        var exception = await Assert.ThrowsAsync<LoketException>(() => client.Employers.ListAsync(null, CancellationToken.None));

        Assert.Equal((FailureReason.Unreachable, (int?)null), (exception.Failure.Reason, exception.Failure.HttpStatus));
    }

    private static ServiceProvider Services(TcpListener listener, ListLog log) => new ServiceCollection()
        .AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(log)))
        .AddLoket(LoketHarness.Configured with
        {
            ApiBaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v2/"),
            RetryAttempts = 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        })
        .BuildServiceProvider();

    private static async Task<List<string>> ServeAsync(TcpListener listener, string answer, int times)
    {
        var requests = new List<string>();
        for (var i = 0; i < times; i++)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var request = new StringBuilder();
            var buffer = new byte[4096];
            while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            requests.Add(request.ToString());
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }

        return requests;
    }

    private sealed class Provider(ListLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
