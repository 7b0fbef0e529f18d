using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace LoketFunctions.Sandbox.Storage;

internal enum StorageService
{
    Blob,
    Queue,
    Table,
}

/// <summary>
/// Stands between an app and its storage, and lets a test see what the app writes and do something at one of the writes. What is
/// signed is signed over path and headers without the host's name, so requests are passed on as they are.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    /// <summary>Within this time a connection is known to be cut whose other end has died.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    private static readonly StorageService[] Services = Enum.GetValues<StorageService>();

    private readonly WebApplication _app;
    private readonly IHttpForwarder _forwarder;
    private readonly Dictionary<StorageService, Uri> _behind;
    private readonly Dictionary<int, StorageService> _byPort = [];
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    private StorageProxy(Azurite storage)
    {
        _behind = new()
        {
            [StorageService.Blob] = storage.BlobEndpoint,
            [StorageService.Queue] = storage.QueueEndpoint,
            [StorageService.Table] = storage.TableEndpoint,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var _ in Services)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _forwarder = _app.Services.GetRequiredService<IHttpForwarder>();
        _app.Run(PassAsync);
    }

    /// <summary>What the app is given in the place of the storage's own.</summary>
    public string ConnectionString { get; private set; } = null!;

    /// <summary>Sees every write of the app; null: nobody looks.</summary>
    public WriteWatch? Watch { get; set; }

    /// <summary>Told of each blob that the app reads: container and name, and how many bytes it is given. Null: nobody counts.</summary>
    public Action<string, long>? BlobRead { get; set; }

    /// <summary>While it is, connections are cut, as of a machine that is not there.</summary>
    public bool IsAway { get; set; }

    public static async Task<StorageProxy> StartAsync(Azurite storage, CancellationToken cancellation)
    {
        var proxy = new StorageProxy(storage);
        await proxy._app.StartAsync(cancellation);
        var addresses = proxy._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var endpoints = addresses.Zip(Services, (address, service) => new Uri(address + proxy._behind[service].AbsolutePath)).ToList();
        foreach (var (endpoint, service) in endpoints.Zip(Services))
            proxy._byPort[endpoint.Port] = service;
        proxy.ConnectionString = Azurite.ConnectionStringOf(endpoints[0], endpoints[1], endpoints[2]);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        if (IsAway)
        {
            context.Abort();
            return;
        }

        var service = _byPort[context.Connection.LocalPort];
        var (watch, write) = (Watch, await StorageWrite.TryReadAsync(context.Request, service));
        if (watch is not null && write is not null && await watch.BeforeAsync(write) && await HasGoneAsync(context))
            return;
        var passing = new Passing(async () =>
        {
            if (watch is not null && write is not null)
                await watch.AfterAsync(write);
            return !IsAway;
        });
        var storage = _behind[service].GetLeftPart(UriPartial.Authority);
        var error = await _forwarder.SendAsync(context, storage, _http, ForwarderRequestConfig.Empty, passing);
        if (error != ForwarderError.None)
            context.Abort();
        else if (service == StorageService.Blob)
            TellRead(context);
    }

    private void TellRead(HttpContext context)
    {
        var isRead = context.Request.Method == HttpMethods.Get
            && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent;
        if (isRead && !context.Request.Query.ContainsKey("comp") && !context.Request.Query.ContainsKey("restype"))
            BlobRead?.Invoke(string.Join('/', context.Request.Path.Value!.Split('/')[2..]), context.Response.ContentLength ?? 0);
    }

    /// <summary>Whoever was just killed writes no more; whoever lives on does, and waits for the answer.</summary>
    private static async Task<bool> HasGoneAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Notice, context.RequestAborted);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Passes everything on as it is, the answer only if that is wanted still.</summary>
    private sealed class Passing(Func<Task<bool>> taken) : HttpTransformer
    {
        /// <summary>What is signed is the address as it was written.</summary>
        private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var written = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            proxyRequest.RequestUri = new Uri(destinationPrefix + written, AsWritten);
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse is not null && !await taken())
            {
                httpContext.Abort();
                return false;
            }

            return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }
    }
}
