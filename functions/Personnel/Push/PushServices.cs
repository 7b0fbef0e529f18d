using LoketFunctions.Mapping;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Personnel.Push;

internal static class PushServices
{
    public static IServiceCollection AddPush(this IServiceCollection services)
    {
        services.AddSingleton<PushStore>();
        services.AddSingleton<PushReportStore>();
        services.AddSingleton<PushStaging>();
        services.AddSingleton<EmployeeRows>();
        services.AddSingleton<EmployeeRecords>();
        services.AddSingleton<TakenRecords>();
        services.AddSingleton<PushIntake>();
        services.AddSingleton<RecordsRequest>();
        services.AddSingleton<PushStarter>();
        services.AddSingleton<PushTurns>();
        services.AddSingleton<PeopleRoutes>();
        services.AddSingleton<PushScopes>();
        services.AddSingleton<PlannerPeople>();
        services.AddSingleton<PushChunks>();
        services.AddSingleton<ILoketSides, LoketSides>();
        services.AddSingleton<EmployeePusher>();
        services.AddSingleton<NewEmployees>();
        services.AddSingleton<EmployeeChanges>();
        services.AddSingleton<PayPlanner>();
        services.AddSingleton<PaySender>();
        services.AddSingleton<PushedPay>();
        services.AddSingleton<PushEvents>();
        services.AddSingleton<PushFinisher>();
        services.AddSingleton<PushOperations>();
        services.AddSingleton<PersonChoiceOperations>();
        services.AddSingleton<IUnmappedCodes, PushedPayTypes>();
        services.AddSingleton<IRetentionPolicy, PushRetention>();
        services.AddSingleton<IPersonalDataSource, PushPersonalDataSource>();
        services.AddSingleton<IKnownPeople, PushPersonalDataSource>();
        return services;
    }
}
