using LoketFunctions.DevelopmentHost.App;
using LoketFunctions.DevelopmentHost.Http;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Timers;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>The WebJobs host that runs timers and the Durable extension, with the same settings as in Azure.</summary>
internal sealed record JobHosting(
    FunctionApp App, ITypeLocator Functions, FunctionCall Call, Troubles Troubles, ExtensionAddresses Addresses)
{
    public IHost Build() =>
        new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddConfiguration(App.HostJson.Configuration))
            .ConfigureWebJobs(jobs =>
            {
                jobs.AddAzureStorageCoreServices();
                jobs.AddTimers();
                jobs.AddDurableTask();
            })
            .ConfigureLogging(logging => HostLogging.Configure(logging, App.HostJson))
            .ConfigureServices(services =>
            {
                services.AddSingleton(Functions);
                services.AddSingleton<IJobActivator>(new FunctionCallsActivator(Call));
                services.AddSingleton<IWebJobsExceptionHandler>(Troubles);
                services.AddSingleton<IHostIdProvider>(new HostId(App.HostId));
                services.AddSingleton<ScheduleMonitor>(new BlobScheduleMonitor(App.Storage, App.HostId));
                services.Configure<JobHostFunctionTimeoutOptions>(limit =>
                {
                    limit.Timeout = App.HostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan;
                    limit.ThrowOnTimeout = true;
                });
#pragma warning disable CS0618 // Marked as for the Functions host alone, in whose place this stands.
                services.AddSingleton<IWebHookProvider>(Addresses);
#pragma warning restore CS0618
            })
            .Build();

    private sealed class HostId(string id) : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(id);
    }
}
