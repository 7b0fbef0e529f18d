using LoketFunctions.Loket.Connection;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Connections.Notices;

internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(NoticeOptions.Read(settings));
        services.AddHttpClient(OperatorTeller.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton<NoticeOutbox>();
        services.AddSingleton<OperatorNotices>();
        services.AddSingleton<OperatorTeller>();
        services.AddSingleton<ConnectionTeller>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<OperatorGathering>();
        services.AddSingleton<ConnectionNotices>();
        services.AddSingleton<NoticeOperations>();
        services.AddSingleton<IObsoleteVersionListener, VersionEndListener>();
        return services;
    }
}
