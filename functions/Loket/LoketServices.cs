using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.OAuth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoketFunctions.Loket;

internal static class LoketServices
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>
    /// Adds <see cref="LoketClientFactory"/> and <see cref="LoketOAuthClient"/>. Any <see cref="ILoketCallObserver"/> and
    /// <see cref="IObsoleteVersionListener"/> that are registered besides are notified of every call and of ending versions; a
    /// <see cref="ILoketCallTracer"/> makes the calls part of a trace.
    /// </summary>
    public static IServiceCollection AddLoket(this IServiceCollection services, LoketOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<ObsoleteVersions>();
        services.AddSingleton<ConnectionGates>();
        services.AddSingleton<LoketSender>();
        services.AddSingleton<LoketPipeline>();
        services.AddSingleton<KnownActivities>();
        services.AddSingleton<LoketClientFactory>();
        services.AddSingleton<LoketOAuthClient>();
        AddHttpClient(services, LoketSender.HttpClientName);
        AddHttpClient(services, LoketOAuthClient.HttpClientName);
        return services;
    }

    private static void AddHttpClient(IServiceCollection services, string name) =>
        services.AddHttpClient(name, client =>
            {
                // Attempts are timed by the pipeline.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestAnswer;
            })
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.AutomaticDecompression = System.Net.DecompressionMethods.All;
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            // The standard loggers write addresses, whose filters may hold names.
            .RemoveAllLoggers();
}
