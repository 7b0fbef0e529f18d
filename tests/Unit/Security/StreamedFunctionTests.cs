using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Http;
using LoketFunctions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security;

/// <summary>A streamed function behind the app's own middleware, over HTTP, with its store.</summary>
[Collection(BlobTests.Name)]
public sealed class StreamedFunctionTests(AppStorage fixture) : IAsyncLifetime
{
    private const string Path = "/api/planners/eitje/accounts/acme/uploads";
    private readonly string _secret = Sender.NewSecret();
    private readonly string _id = $"msg_{Guid.NewGuid():N}";
    private readonly Seen _seen = new();
    private BlobContainerClient _container = null!;
    private WorkerApp _app = null!;

    internal sealed class Seen
    {
        public ConcurrentQueue<string> Calls { get; } = [];
    }

    internal sealed class Uploads(BlobContainerClient container, Seen seen)
    {
        // Named as the function that the app streams.
        [Function("RequestExport")]
        public async Task<IResult> Store(
            [HttpTrigger(
                AuthorizationLevel.Anonymous, "post", Route = "planners/{planner}/accounts/{account}/uploads")] HttpRequest request,
            FunctionContext context)
        {
            seen.Calls.Enqueue("streamed");
            Assert.ThrowsAny<Exception>(context.GetCaller);
            var received = await context.GetUpload().ReceiveAsync(
                (stream, cancellation) => container.UploadStreamAsync("body", stream, cancellation), RequestBody.StreamedLimit,
                request.HttpContext.RequestAborted);
            return Results.Text($"{received.Tenant.Key} {received.MessageId} {received.Sha256} {received.Length}");
        }

        [Function("Whole")]
        public IResult Whole(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "planners/{planner}/accounts/{account}/whole")] HttpRequest request,
            FunctionContext context)
        {
            Assert.ThrowsAny<Exception>(context.GetUpload);
            return Results.Text($"{request.Method} {context.GetSignedBody().Length}");
        }
    }

    [Fact]
    public async Task Fifty_megabytes_go_through_and_the_same_message_may_come_again()
    {
        // Kestrel's own limit, which the app must lift, lies at 30 MB.
        var body = RandomNumberGenerator.GetBytes((int)RequestBody.StreamedLimit);
        var expected = $"eitje:acme {_id} {Convert.ToHexStringLower(SHA256.HashData(body))} {body.Length}";

        Assert.Equal((HttpStatusCode.OK, expected), await SendAsync(Signed(body)));
        Assert.Equal((HttpStatusCode.OK, expected), await SendAsync(Signed(body)));

        var stored = (await _container.GetBlobClient("body").DownloadContentAsync()).Value.Content.ToMemory();
        Assert.True(stored.Span.SequenceEqual(body));
    }

    [Fact]
    public async Task Of_a_body_with_a_bad_signature_nothing_is_kept()
    {
        var body = RandomNumberGenerator.GetBytes(BlockBlobStream.BlockSize * 2);
        using var request = Signed(body);
        body[^1] ^= 1;

        var (status, answer) = await SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("unverified-caller", answer, StringComparison.Ordinal);
        Assert.Equal(["streamed"], _seen.Calls);
        Assert.Empty(await _container.GetBlobsAsync().ToListAsync());
    }

    [Theory]
    [InlineData("/api/planners/nobody/accounts/acme/uploads", null, null, "unverified-caller")]
    [InlineData("/api/planners/eitje/accounts/-/uploads", null, null, "unverified-caller")]
    [InlineData(Path, Sender.IdHeader, null, "unverified-caller")]
    [InlineData(Path, Sender.TimestampHeader, null, "unverified-caller")]
    [InlineData(Path, Sender.TimestampHeader, "1700000000", "unverified-caller")]
    [InlineData(Path, Sender.SignatureHeader, null, "unverified-caller")]
    [InlineData(Path, Sender.SignatureHeader, "v1,c2hvcnQ=", "unverified-caller")]
    [InlineData(Path, "Content-Length", "52428801", "body-too-large")]
    public async Task What_can_be_told_from_the_headers_is_told_before_the_function_runs(
        string path, string? header, string? value, string code)
    {
        using var request = Signed([1, 2, 3]);
        request.RequestUri = new Uri(path, UriKind.Relative);
        if (header == "Content-Length")
        {
            // The client waits for leave to send the body, and gets none.
            request.Headers.ExpectContinue = true;
            request.Content!.Headers.ContentLength = long.Parse(value!, CultureInfo.InvariantCulture);
        }
        else if (header is not null)
        {
            request.Headers.Remove(header);
            if (value is not null)
                request.Headers.Add(header, value);
        }

        Assert.Contains(code, (await SendAsync(request)).Body, StringComparison.Ordinal);
        Assert.Empty(_seen.Calls);
    }

    [Fact]
    public async Task Other_functions_get_the_caller_and_no_upload()
    {
        using var request = Signed([1, 2, 3]);
        request.RequestUri = new Uri(Path.Replace("uploads", "whole", StringComparison.Ordinal), UriKind.Relative);

        Assert.Equal((HttpStatusCode.OK, "POST 3"), await SendAsync(request));
    }

    public async ValueTask InitializeAsync()
    {
        _container = await fixture.NewContainerAsync();
        var planners = StartUp.Read(new Dictionary<string, string?>
        {
            ["Planners:eitje:Profile"] = "eitje",
            ["Planners:eitje:BaseAddress"] = "https://planner.example/api",
            ["Planners:eitje:InboundSecrets:0"] = _secret,
            ["Planners:eitje:OutboundSecret"] = Sender.NewSecret(),
        }, Planners.Read);
        _app = await WorkerApp.StartAsync([typeof(Uploads)], services => services
            .AddSingleton(planners).AddSingleton(fixture.Tables).AddSingleton(TimeProvider.System).AddSingleton(_container).AddSingleton(
                _seen));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private HttpRequestMessage Signed(byte[] body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Headers.Add(Sender.IdHeader, _id);
        request.Headers.Add(Sender.TimestampHeader, timestamp);
        request.Headers.Add(Sender.SignatureHeader, Sender.Sign(_secret, _id, timestamp, body));
        return request;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _app.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
