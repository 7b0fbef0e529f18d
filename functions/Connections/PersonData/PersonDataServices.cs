using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Connections.PersonData;

internal static class PersonDataServices
{
    /// <summary>Needs storage, staff and connections besides, and each slice's <see cref="IHeldOnPerson"/>.</summary>
    public static IServiceCollection AddPersonData(this IServiceCollection services)
    {
        services.AddSingleton<PersonFinder>();
        services.AddSingleton<IHeldOnPerson, HeldStaff>();
        services.AddSingleton<PersonDataOperations>();
        return services;
    }
}
