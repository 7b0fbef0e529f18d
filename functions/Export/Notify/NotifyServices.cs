using LoketFunctions.Export.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Export.Notify;

internal static class NotifyServices
{
    /// <summary>Needs connections, mail, planners, storage and the stores of exports besides.</summary>
    public static IServiceCollection AddTelling(this IServiceCollection services)
    {
        services.AddSingleton<Downloads>();
        services.AddSingleton<FileMails>();
        services.AddSingleton<FileMailer>();
        services.AddSingleton<ExportedRegistrations>();
        services.AddSingleton<CarriedRegistrations>();
        services.AddSingleton<ConfirmationParts>();
        services.AddSingleton<ConfirmationPreparer>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<ConfirmationSender>();
        services.AddSingleton<ConfirmationResender>();
        services.AddSingleton<NotifyOperations>();
        return services;
    }
}
