using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Privacy.Erasure;

internal static class ErasureServices
{
    /// <summary>Needs storage, leases and connections besides, and each slice's <see cref="IConnectionWork"/>.</summary>
    public static IServiceCollection AddErasure(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(ErasureOptions.Read(settings));
        services.AddSingleton(RetentionOptions.Read(settings));
        services.AddSingleton<StoredPlaces>();
        services.AddSingleton<Eraser>();
        services.AddSingleton<DisconnectOperations>();
        return services;
    }
}
