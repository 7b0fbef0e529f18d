using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Privacy.Retention;

internal static class RetentionServices
{
    /// <summary>Needs storage and connections besides, and each slice's <see cref="Erasure.IRetentionPolicy"/>.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionProgress>();
        services.AddSingleton<HistoryPurge>();
        services.AddSingleton<RetentionPolicyRunner>();
        return services;
    }
}
