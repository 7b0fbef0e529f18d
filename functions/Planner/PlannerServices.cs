using LoketFunctions.Security;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Planner;

internal static class PlannerServices
{
    public static IServiceCollection AddPlanners(this IServiceCollection services, AppSettings settings)
    {
        var planners = Planners.Read(settings);
        services.AddSingleton(planners);
        services.AddSingleton(OperatorSecrets.Read(settings, planners.Uses));
        services.AddSingleton<IInboundSecrets>(provider => provider.GetRequiredService<Planners>());
        services.AddSingleton(PlannerOptions.Read(settings));
        services.AddHttpClient(PlannerClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddTransient<PlannerClient>();
        return services;
    }
}
