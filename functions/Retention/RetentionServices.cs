using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Retention;

internal static class RetentionServices
{
    /// <summary>Needs storage and connections besides, and each slice's <see cref="Connections.Erasure.IOldRows"/>.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionMarks>();
        services.AddSingleton<HistoryPurge>();
        services.AddSingleton<OldRowsWalk>();
        return services;
    }
}
