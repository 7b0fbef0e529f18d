using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Sync.Employees;

internal static class EmployeeServices
{
    /// <summary>Needs syncs besides.</summary>
    public static IServiceCollection AddEmployees(this IServiceCollection services)
    {
        services.AddSingleton<StaffViews>();
        services.AddSingleton<EmployeeResponses>();
        services.AddSingleton<EmployeeOperations>();
        services.AddSingleton<Merging>();
        services.AddSingleton<ChoiceOperations>();
        services.AddSingleton<LeaverOperations>();
        return services;
    }
}
