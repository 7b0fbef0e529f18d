using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Monitoring;

internal static class MonitoringServices
{
    /// <summary>Needs storage, planners, telemetry and connections with their notices besides.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(MonitoringOptions.Read(settings));
        services.AddSingleton<NightlyCompletionCheck>();
        services.AddSingleton<ConnectionMonitor>();
        return services;
    }
}
