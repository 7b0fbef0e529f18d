using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Privacy.PersonData;

internal static class PersonDataServices
{
    /// <summary>Needs storage, staff and connections besides, and each slice's <see cref="IPersonalDataSource"/>.</summary>
    public static IServiceCollection AddPersonData(this IServiceCollection services)
    {
        services.AddSingleton<PersonFinder>();
        services.AddSingleton<IPersonalDataSource, StaffPersonalDataSource>();
        services.AddSingleton<PersonDataOperations>();
        return services;
    }
}
