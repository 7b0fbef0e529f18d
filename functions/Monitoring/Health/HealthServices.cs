using LoketFunctions.Monitoring.Health.Checks;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Monitoring.Health;

internal static class HealthServices
{
    /// <summary>Needs storage, token keys, Loket and mail besides.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHttpClient(LoketCheck.HttpClientName).RemoveAllLoggers();
        services.AddSingleton<IDependencyCheck, TablesCheck>();
        services.AddSingleton<IDependencyCheck, BlobsCheck>();
        services.AddSingleton<IDependencyCheck, KeyVaultCheck>();
        services.AddSingleton<IDependencyCheck, LoketCheck>();
        services.AddSingleton<IDependencyCheck, MailCheck>();
        services.AddSingleton<Readiness>();
        return services;
    }
}
