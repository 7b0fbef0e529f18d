using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Planner;

internal static class PlannerServices
{
    public static IServiceCollection AddPlanners(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Planners.Read(configuration));
        services.AddSingleton(PlannerOptions.Read(configuration));
        services.AddHttpClient(PlannerClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddTransient<PlannerClient>();
        return services;
    }
}
