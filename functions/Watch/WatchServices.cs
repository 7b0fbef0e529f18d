using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Watch;

internal static class WatchServices
{
    /// <summary>Needs storage, planners, telemetry and connections with their notices besides.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(WatchOptions.Read(settings));
        services.AddSingleton<NightCheck>();
        services.AddSingleton<ConnectionWatch>();
        return services;
    }
}
