using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Staff;

internal static class StaffServices
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<PlannerRosterStore>();
        services.AddSingleton<LinkStore>();
        return services;
    }
}
