using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Localhost.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LoketFunctions.Localhost;

/// <summary>Puts the durable engine and its client into a host that has an <see cref="IFunctionExecutor"/>.</summary>
internal static class DurableHosting
{
    /// <param name="services">The host's services.</param>
    /// <param name="hostJsonDurableSection">host.json's <c>extensions:durableTask</c>.</param>
    /// <param name="storageConnectionString">Where the hub lives; every host of the same hub gives the same.</param>
    public static IServiceCollection AddDurableTask(
        this IServiceCollection services, IConfiguration hostJsonDurableSection, string storageConnectionString)
    {
        var options = DurableOptions.From(hostJsonDurableSection);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);

        // The worker's serializer ignores the case of names and otherwise has System.Text.Json's defaults; the app may
        // configure it, and then it holds for durable payloads too.
        services.PostConfigure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.TryAddSingleton<DataConverter>(provider =>
            new JsonDataConverter(provider.GetRequiredService<IOptions<JsonSerializerOptions>>().Value));

        services.AddSingleton(_ => new BlobContainerClient(storageConnectionString, options.HubName.ToLowerInvariant() + "-local"));
        services.AddSingleton<IDurableStore>(provider => new TableDurableStore(
            new TableServiceClient(storageConnectionString),
            provider.GetRequiredService<BlobContainerClient>(),
            options,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IProcessorLease, BlobProcessorLease>();
        return services.AddDurableEngine();
    }

    public static void MapDurableManagement(this IEndpointRouteBuilder endpoints, Func<HttpContext, bool> hasSystemKey) =>
        new DurableManagement(endpoints.ServiceProvider.GetRequiredService<LocalDurableTaskClient>()).Map(endpoints, hasSystemKey);

    /// <summary>The engine on whatever store, lease, options and converter are registered.</summary>
    internal static IServiceCollection AddDurableEngine(this IServiceCollection services) => services
        .AddSingleton<InstanceCreation>()
        .AddSingleton<DeliveryOffice>()
        .AddSingleton<OrchestratorSlots>()
        .AddSingleton<ActivityRunner>()
        .AddSingleton<StepPlanner>()
        .AddSingleton(provider => new OrchestrationReplay(
            provider.GetRequiredService<IFunctionExecutor>(),
            provider.GetRequiredService<DataConverter>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<DurableOptions>().DefaultVersion))
        .AddSingleton<ProcessorServices>()
        .AddSingleton<DurableEngine>()
        .AddHostedService(provider => provider.GetRequiredService<DurableEngine>())
        .AddSingleton<LocalDurableTaskClient>()
        .AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<LocalDurableTaskClient>());
}
