using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Http;

/// <summary>
/// A few functions on Kestrel, behind middleware, on a free port: the worker's way from a request to its answer, without a host beside
/// it. The worker's own classes for it are internal, and want a host to talk to.
/// </summary>
internal sealed class WorkerApp : IAsyncDisposable
{
    private readonly WebApplication _web;

    private WorkerApp(WebApplication web)
    {
        _web = web;
        Http = new HttpClient { BaseAddress = new Uri(web.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public T Service<T>()
        where T : notnull => _web.Services.GetRequiredService<T>();

    public static async Task<WorkerApp> StartAsync(IReadOnlyList<Type> functions, Action<WorkerPipeline> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var pipeline = new WorkerPipeline(builder.Services);
        configure(pipeline);
        var web = builder.Build();
        foreach (var function in functions.SelectMany(WorkerFunction.Of))
            web.MapMethods($"/api/{function.Trigger.Route}", Methods(function), http => AnswerAsync(pipeline, function, http));
        await web.StartAsync();
        return new WorkerApp(web);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _web.DisposeAsync();
    }

    /// <summary>A host may pass HEAD to a GET function; here it always comes through.</summary>
    private static IEnumerable<string> Methods(WorkerFunction function) =>
        function.Trigger.Methods!.SelectMany(method => method == "get" ? [HttpMethods.Get, HttpMethods.Head] : new[] { method.ToUpperInvariant() });

    private static async Task AnswerAsync(WorkerPipeline pipeline, WorkerFunction function, HttpContext http)
    {
        var call = new WorkerCall(function.Name, http);
        await pipeline.Around(_ => function.RunAsync(call))(call);
        if (call.Result is IResult result)
            await result.ExecuteAsync(http);
    }
}
