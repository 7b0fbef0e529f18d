using System.Net;
using LoketFunctions.DevelopmentHost.App;
using LoketFunctions.DevelopmentHost.Http;
using LoketFunctions.DevelopmentHost.Jobs;
using LoketFunctions.DevelopmentHost.Worker;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Yarp.ReverseProxy.Forwarder;

namespace LoketFunctions.DevelopmentHost;

/// <summary>
/// Runs an app as Azure does, from Microsoft's parts: its worker process over gRPC, HTTP forwarded to the worker's own server, timers
/// and orchestrations by WebJobs with the real Durable extension.
/// </summary>
internal static class FunctionsHost
{
    private const int Failed = 1;

    /// <summary>The limit of the real host.</summary>
    private const long LargestBody = 100L * 1024 * 1024;

    private static readonly TimeSpan RequestsLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WorkerLimit = TimeSpan.FromSeconds(5);

    /// <returns>The exit code: 0 when it was asked to end.</returns>
    public static async Task<int> RunAsync(FunctionApp app)
    {
        await using var rpc = BuildRpc(app);
        rpc.MapGrpcService<WorkerChannel>();
        await rpc.StartAsync();
        var stopping = rpc.Lifetime.ApplicationStopping;
        var loggers = rpc.Services.GetRequiredService<ILoggerFactory>();
        var log = loggers.CreateLogger("Host");

        var channel = rpc.Services.GetRequiredService<WorkerChannel>();
        using var process = WorkerProcess.Start(
            app, new Uri(rpc.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        _ = process.Ended.ContinueWith(
            _ => channel.Lose(new WorkerProcessExitException("The worker process has ended.")), TaskScheduler.Default);
        try
        {
            var worker = await ConnectedWorker.MeetAsync(channel, app);
            return await ServeAsync(app, worker, process, loggers, stopping) ? 0 : Failed;
        }
        catch (WorkerProcessExitException)
        {
            log.LogCritical("The worker process ended by itself with exit code {ExitCode}", process.ExitCode);
            return Failed;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (exception is not RefusedException)
        {
            log.LogCritical(exception, "The host cannot run");
            return Failed;
        }
        finally
        {
            await process.StopAsync(WorkerLimit);
        }
    }

    /// <returns>Whether it was asked to end; otherwise the worker was lost.</returns>
    private static async Task<bool> ServeAsync(
        FunctionApp app, ConnectedWorker worker, WorkerProcess process, ILoggerFactory loggers, CancellationToken stopping)
    {
        var log = loggers.CreateLogger("Host");
        var keys = new Keys();
        using var troubles = new Troubles(loggers.CreateLogger<Troubles>());
        var addresses = new ExtensionAddresses(app, keys);
        await using var web = BuildWeb(app);
        using var invoker = new Invoker(worker, web.Services.GetRequiredService<IHttpForwarder>());
        using var jobs = new JobSupervisor(
            new JobHosting(app, FunctionMethods.Make(worker.Running), invoker.RunAsync, troubles, addresses),
            loggers.CreateLogger<JobSupervisor>());
        var routes = new RouteBuilder(web);
        new AdminRoutes(app, keys, jobs, worker).Add(routes);
        routes.MapRoute(ExtensionAddresses.Route, addresses.AnswerAsync);
        new FunctionRoutes(keys, jobs, app.HostJson.RoutePrefix).Add(routes, worker.Running);
        web.UseRouter(routes.Build());

        await jobs.StartAsync(stopping);
        await web.StartAsync(stopping);
        log.LogInformation("{Count} functions at {Address}", worker.Running.Count(), app.Address);

        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stopping);
        var kept = jobs.KeepRunningAsync(stopping);
        await Task.WhenAny(stopped, kept, process.Ended, troubles.Overstayed);
        if (troubles.Overstayed.IsCompleted)
            process.Kill();
        if (process.Ended.IsCompleted || troubles.Overstayed.IsCompleted)
            log.LogCritical("The worker process is gone; the next host goes on with the orchestrations");

        // At once: what is under way may end, and nothing new begins meanwhile.
        await Task.WhenAll(web.StopAsync(new CancellationTokenSource(RequestsLimit).Token), jobs.StopAsync());
        worker.Terminate(WorkerLimit);
        if (kept.IsFaulted)
            await kept;
        return stopping.IsCancellationRequested;
    }

    /// <summary>Where the worker dials in; nobody else knows of it.</summary>
    private static WebApplication BuildRpc(FunctionApp app)
    {
        var builder = WebApplication.CreateSlimBuilder();
        HostLogging.Configure(builder.Logging, app.HostJson);
        builder.WebHost
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton<WorkerChannel>();
        return builder.Build();
    }

    private static WebApplication BuildWeb(FunctionApp app)
    {
        var builder = WebApplication.CreateSlimBuilder();
        HostLogging.Configure(builder.Logging, app.HostJson);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(app.Port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddHttpForwarder();
        builder.Services.AddRouting();
        return builder.Build();
    }
}
