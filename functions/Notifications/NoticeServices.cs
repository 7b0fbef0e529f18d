using LoketFunctions.Connections;
using LoketFunctions.Loket.Http;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Notifications;

internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(NoticeOptions.Read(settings));
        services.AddHttpClient(OperatorNotifier.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton<NoticeOutbox>();
        services.AddSingleton<OperatorNotices>();
        services.AddSingleton<OperatorNotifier>();
        services.AddSingleton<ConnectionNotifier>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<OperatorGathering>();
        services.AddSingleton<ConnectionNotices>();
        services.AddSingleton<IAttentionNotices>(provider => provider.GetRequiredService<ConnectionNotices>());
        services.AddSingleton<NoticeOperations>();
        services.AddSingleton<IObsoleteVersionListener, VersionEndListener>();
        return services;
    }
}
