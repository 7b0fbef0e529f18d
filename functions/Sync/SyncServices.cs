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
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<StagingStore>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<PersonnelNumbers>();
        services.AddSingleton<SyncLeases>();
        services.AddSingleton<SyncStarter>();
        services.AddSingleton<SyncPlan>();
        services.AddSingleton<EmployerReader>();
        services.AddSingleton<AdministrationSync>();
        services.AddSingleton<RunFinisher>();
        return services;
    }
}
