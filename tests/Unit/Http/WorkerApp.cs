using System.Reflection;
using LoketFunctions.Security;
using LoketFunctions.Settings;
using LoketFunctions.Tests.Conventions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Http;

/// <summary>
/// A few functions on Kestrel, on a free port, in the app as <c>Program.cs</c> composes it: all its middleware, and the worker's own
/// executor. What the worker would hear from a host is made up.
/// </summary>
internal sealed class WorkerApp : IAsyncDisposable
{
    private readonly IHost _worker;
    private readonly WebApplication _web;

    private WorkerApp(IHost worker, WebApplication web)
    {
        (_worker, _web) = (worker, web);
        Http = new HttpClient { BaseAddress = new Uri(web.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public T Service<T>()
        where T : notnull => _worker.Services.GetRequiredService<T>();

    /// <param name="replace">Puts a test's own services in the place of the app's.</param>
    public static async Task<WorkerApp> StartAsync(IReadOnlyList<Type> functions, Action<IServiceCollection> replace)
    {
        var worker = BuildWorker(functions, replace);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var web = builder.Build();
        foreach (var method in functions.SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute))))
        {
            var trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                .OfType<HttpTriggerAttribute>().Single();
            web.MapMethods($"/api/{trigger.Route}", Methods(trigger), http => AnswerAsync(worker.Services, method, http));
        }

        await web.StartAsync();
        return new WorkerApp(worker, web);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _web.DisposeAsync();
        _worker.Dispose();
    }

    private static IHost BuildWorker(IReadOnlyList<Type> functions, Action<IServiceCollection> replace)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(SettingNames.Sample);
        builder.UseAppPipeline();
        builder.Services.AddApp(new AppSettings(builder.Configuration));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new CallerProofs([.. App.Types, .. functions]));
        replace(builder.Services);
        return builder.Build();
    }

    /// <summary>A host may pass HEAD to a GET function; here it always comes through.</summary>
    private static IEnumerable<string> Methods(HttpTriggerAttribute trigger) =>
        trigger.Methods!.SelectMany(method => method == "get" ? [HttpMethods.Get, HttpMethods.Head] : new[] { method.ToUpperInvariant() });

    private static async Task AnswerAsync(IServiceProvider worker, MethodInfo method, HttpContext http)
    {
        await using var scope = worker.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        var call = new WorkerCall(
            method, method.GetCustomAttribute<FunctionAttribute>()!.Name, scope.ServiceProvider, http, http.RequestAborted);
        await worker.GetRequiredService<FunctionExecutionDelegate>()(call);
        if (call.Result is IResult result)
            await result.ExecuteAsync(http);
    }
}
