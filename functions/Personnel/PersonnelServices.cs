using LoketFunctions.Personnel.Costs;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Personnel.SetUp;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Personnel;

internal static class PersonnelServices
{
    /// <summary>Needs storage, keys, planners, connections, notices and runs besides.</summary>
    public static IServiceCollection AddPersonnel(this IServiceCollection services)
    {
        services.AddSingleton<LegalEntityStore>();
        services.AddSingleton<DocumentOperations>();
        services.AddSingleton<CostOperations>();
        return services;
    }
}
