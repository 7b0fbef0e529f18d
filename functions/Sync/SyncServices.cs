using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Sync;

internal static class SyncServices
{
    public static IServiceCollection AddSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SyncOptions.Read(configuration));
        services.AddSingleton<RunStore>();
        services.AddSingleton<RunAnswers>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<StagingStore>();
        services.AddSingleton<PersonnelNumbers>();
        services.AddSingleton<SyncStarter>();
        services.AddSingleton<SyncPlan>();
        services.AddSingleton<EmployerReader>();
        services.AddSingleton<AdministrationSync>();
        services.AddSingleton<RunFinisher>();
        services.AddSingleton<SyncOperations>();
        services.AddSingleton<EmployeeOperations>();
        return services;
    }
}
