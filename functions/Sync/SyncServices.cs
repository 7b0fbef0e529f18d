using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Sync;

internal static class SyncServices
{
    /// <summary>Needs storage, staff with what exports have sent and mappings say, planners and connections besides.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(SyncOptions.Read(settings));
        services.AddSingleton<SyncRunStore>();
        services.AddSingleton<RunEvents>();
        services.AddSingleton<RunResponses>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportResponses>();
        services.AddSingleton<NumberOwners>();
        services.AddSingleton<SyncStaging>();
        services.AddSingleton<PersonnelNumbers>();
        services.AddSingleton<SyncStarter>();
        services.AddSingleton<IConnectionWork, SyncWork>();
        services.AddSingleton<IPersonalDataSource, SyncPersonalDataSource>();
        services.AddSingleton<IRetentionPolicy, SyncRetention>();
        services.AddSingleton<SyncPlan>();
        services.AddSingleton<EmployerReader>();
        services.AddSingleton<BranchCodes>();
        services.AddSingleton<AdministrationDecider>();
        services.AddSingleton<NumberCheck>();
        services.AddSingleton<AdministrationSync>();
        services.AddSingleton<AdministrationPreview>();
        services.AddSingleton<LastingFaults>();
        services.AddSingleton<RunReporter>();
        services.AddSingleton<SyncFinisher>();
        services.AddSingleton<SyncOperations>();
        return services;
    }
}
