using LoketFunctions.Notifications;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Pension.Delivery;

internal static class DeliveryServices
{
    public static IServiceCollection AddPensionDelivery(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(DeliverySettings.Read(settings));
        services.AddSingleton<IDeliveryTargets, DeliveryTargets>();
        services.AddSingleton<LayoutStore>();
        services.AddSingleton<LayoutOperations>();
        services.AddSingleton<ContentsStore>();
        services.AddSingleton<NumberStore>();
        services.AddSingleton<LineReader>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DeliveryParties>();
        services.AddSingleton<DuePeriods>();
        services.AddSingleton<DeliveryMaker>();
        services.AddSingleton<DeliverySender>();
        services.AddSingleton<DeliveryStarter>();
        services.AddSingleton<DeliveryNews>();
        services.AddSingleton<DeliveryOperations>();
        services.AddSingleton<INewsWords, DeliveryNewsWords>();
        services.AddSingleton<IConnectionWork, DeliveryWork>();
        services.AddSingleton<IRetentionPolicy, DeliveryRetention>();
        services.AddSingleton<IPersonalDataSource, DeliveryPersonalDataSource>();
        services.AddSingleton<IKnownPeople, DeliveryPersonalDataSource>();
        return services;
    }
}
