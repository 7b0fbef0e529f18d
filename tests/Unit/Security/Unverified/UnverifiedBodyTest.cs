using System.Globalization;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Http;
using LoketFunctions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security.Unverified;

/// <summary>
/// Bodies that nobody signed, or that end early, against the app's own middleware, over HTTP: one that is stored, and one in memory.
/// </summary>
[Collection(BlobTests.Name)]
public abstract class UnverifiedBodyTest(AppStorage fixture) : IAsyncLifetime
{
    private protected const string Stored = "/api/planners/eitje/accounts/acme/uploads";
    private protected const string InMemory = "/api/planners/eitje/accounts/acme/whole";
    private readonly string _secret = Sender.NewSecret();

    /// <summary>In megabytes; the least that a setting may say holds the largest body, which would make a slow test.</summary>
    private protected const int Credit = 4;

    private protected BlobContainerClient Container { get; private set; } = null!;

    private protected WorkerApp App { get; private set; } = null!;

    private protected ManualClock Clock { get; } = new(DateTimeOffset.UtcNow);

    private protected ListLoggerProvider Logs { get; } = new();

    /// <summary>Faults that nobody foresaw, each of which is an alert.</summary>
    private protected IEnumerable<string> Alerts => Logs.Lines(typeof(HttpConventions).FullName!);

    internal sealed class Functions(BlobContainerClient container)
    {
        // Named as the function that the app streams.
        [Function("RequestExport")]
        public async Task<IResult> Store(
            [HttpTrigger(
                AuthorizationLevel.Anonymous, "post", Route = "planners/{planner}/accounts/{account}/uploads")] HttpRequest request,
            FunctionContext context)
        {
            var received = await context.GetUpload().ReceiveAsync(
                (stream, cancellation) => container.UploadStreamAsync(SecureRandom.NewId(), stream, cancellation),
                RequestBody.StreamedLimit,
                request.HttpContext.RequestAborted);
            return Results.Text($"{received.Length}");
        }

        [Function("Whole")]
        public IResult Whole(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "planners/{planner}/accounts/{account}/whole")] HttpRequest request,
            FunctionContext context) => Results.Text($"{context.GetSignedBody().Length}");

        [Function("Look")]
        public IResult Look(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get",
                Route = "planners/{planner}/accounts/{account}/whole")] HttpRequest request) => Results.Ok();
    }

    public async ValueTask InitializeAsync()
    {
        Container = await fixture.NewContainerAsync();
        var planners = StartUp.Read(new Dictionary<string, string?>
        {
            ["Planners:eitje:Profile"] = "eitje",
            ["Planners:eitje:BaseAddress"] = "https://planner.example/api",
            ["Planners:eitje:InboundSecrets:0"] = _secret,
            ["Planners:eitje:OutboundSecret"] = Sender.NewSecret(),
        }, Planners.Read);
        App = await WorkerApp.StartAsync([typeof(Functions)], services => services
            .AddSingleton(planners).AddSingleton(fixture.NewTables()).AddSingleton<TimeProvider>(Clock).AddSingleton(Container)
            .AddSingleton(new UnverifiedOptions { UnverifiedPerAddress = Credit }).AddSingleton<ILoggerProvider>(Logs));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a body of so many bytes is sent with.</summary>
    private protected IEnumerable<(string Name, string Value)> HeadersOf(byte[] body, bool isGenuine)
    {
        var (id, timestamp) = ($"msg_{Guid.NewGuid():N}", Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return
        [
            (Sender.IdHeader, id), (Sender.TimestampHeader, timestamp),
            (Sender.SignatureHeader, Sender.Sign(isGenuine ? _secret : Sender.NewSecret(), id, timestamp, body)),
        ];
    }

    private protected static byte[] BodyOf(int size) => RandomNumberGenerator.GetBytes(size);

    /// <summary>All that storage holds of uploads, blocks that were never made a blob included.</summary>
    private protected async Task<IReadOnlyList<string>> HeldAsync() =>
        await Container.GetBlobsAsync(
            BlobTraits.None, BlobStates.Uncommitted, prefix: null, default).Select(blob => blob.Name).ToListAsync();
}
