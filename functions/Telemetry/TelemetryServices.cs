using LoketFunctions.Loket.Http;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, AppSettings settings)
    {
        services.AddMetrics();
        services.AddSingleton<AppTraces>();
        services.AddSingleton<AppMetrics>();
        services.AddSingleton<MonitoringMetrics>();
        services.AddSingleton<LoketTelemetry>();
        services.AddSingleton<ILoketCallObserver>(provider => provider.GetRequiredService<LoketTelemetry>());
        services.AddSingleton<ILoketCallTracer>(provider => provider.GetRequiredService<LoketTelemetry>());
        services.AddTelemetryExport(OtlpOptions.Read(settings), ApplicationInsightsOptions.Read(settings));
        return services;
    }
}
