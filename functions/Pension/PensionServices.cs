using LoketFunctions.Notifications;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Pension;

internal static class PensionServices
{
    /// <summary>Needs storage, keys, connections, notices and the audit log besides.</summary>
    public static IServiceCollection AddPension(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(PensionOptions.Read(settings));
        services.AddSingleton<PensionAccess>();
        services.AddSingleton<SealedBlobs>();
        services.AddSingleton<RegistrationStore>();
        services.AddSingleton<RegistrationProposer>();
        services.AddSingleton<RegistrationOperations>();
        services.AddSingleton<PensionStore>();
        services.AddSingleton<PensionNews>();
        services.AddSingleton<StageMoves>();
        services.AddSingleton<PensionClock>();
        services.AddSingleton<PensionOperations>();
        services.AddSingleton<LetterOperations>();
        services.AddSingleton<INewsWords, PensionNewsWords>();
        services.AddSingleton<IPersonalDataSource, PensionPersonalDataSource>();
        services.AddSingleton<IKnownPeople, PensionPersonalDataSource>();
        return services;
    }
}
