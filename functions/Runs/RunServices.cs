using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Runs;

internal static class RunServices
{
    /// <summary>Needs storage, planners and telemetry besides.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<WorkLeases>();
        services.AddSingleton<StepRunner>();
        return services;
    }
}
