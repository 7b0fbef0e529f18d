using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Export.Telling;

internal static class TellingServices
{
    /// <summary>Needs connections, mail, planners, storage, the stores of exports, and an <see cref="IPayrollFiles"/> besides.</summary>
    public static IServiceCollection AddTelling(this IServiceCollection services)
    {
        services.AddSingleton<Downloads>();
        services.AddSingleton<FileMails>();
        services.AddSingleton<FileMailer>();
        services.AddSingleton<ExportedRegistrations>();
        services.AddSingleton<CarriedRegistrations>();
        services.AddSingleton<MarksParts>();
        services.AddSingleton<MarksPreparer>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<MarksSender>();
        services.AddSingleton<MarksResender>();
        services.AddSingleton<TellingOperations>();
        return services;
    }
}
