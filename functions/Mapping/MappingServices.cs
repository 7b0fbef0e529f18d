using LoketFunctions.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Mapping;

internal static class MappingServices
{
    /// <summary>Needs storage, staff and connections besides.</summary>
    public static IServiceCollection AddMapping(this IServiceCollection services)
    {
        services.AddSingleton<MappingStore>();
        services.AddSingleton<PayrollListsReader>();
        services.AddSingleton<MappingSources>();
        services.AddSingleton<MappingOperations>();
        services.AddSingleton<IUnitCodes, UnitCodes>();
        return services;
    }
}
