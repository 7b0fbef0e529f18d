using LoketFunctions.Connections;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Costs;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Privacy.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Personnel;

internal static class PersonnelServices
{
    /// <summary>Needs storage, keys, planners, connections, notices and runs besides.</summary>
    public static IServiceCollection AddPersonnel(this IServiceCollection services)
    {
        services.AddSingleton<LegalEntityStore>();
        services.AddSingleton<PersonnelAccess>();
        services.AddSingleton<AttributeStore>();
        services.AddSingleton<LiveAttributes>();
        services.AddSingleton<AttributeOperations>();
        services.AddSingleton<AttributeMappingOperations>();
        services.AddSingleton<SetUpReader>();
        services.AddSingleton<SetUpNews>();
        services.AddSingleton<INewsWords, SetUpNewsWords>();
        services.AddSingleton<INewsWords, DocumentNews>();
        services.AddSingleton<ToldDocumentStore>();
        services.AddSingleton<ISetUpRules, SetUpRules>();
        services.AddSingleton<BookingOperations>();
        services.AddSingleton<SetUpOperations>();
        services.AddSingleton<OperatorOperations>();
        services.AddSingleton<DocumentOperations>();
        services.AddSingleton<CostOperations>();
        services.AddSingleton<IConnectionWork, PersonnelWork>();
        services.AddPush();
        return services;
    }
}
