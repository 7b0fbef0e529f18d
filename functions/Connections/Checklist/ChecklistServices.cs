using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Connections.Checklist;

internal static class ChecklistServices
{
    /// <summary>Needs connections besides.</summary>
    public static IServiceCollection AddChecklist(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistInspection>();
        services.AddSingleton<ChecklistTicks>();
        services.AddSingleton<ChecklistOperations>();
        services.AddSingleton<ChecklistTickOperations>();
        return services;
    }
}
