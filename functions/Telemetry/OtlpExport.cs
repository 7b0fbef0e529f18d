using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LoketFunctions.Telemetry;

/// <summary>Sends traces and metrics to a collector, and what is left when the app ends. Does nothing where no collector is set.</summary>
internal sealed class OtlpExport(OtlpOptions options, IConfiguration configuration) : IHostedService, IDisposable
{
    /// <summary>Above the connections that one installation is made for; the default of 2,000 would leave some out.</summary>
    private const int MostConnections = 20_000;

    /// <summary>For what is left at the end: the host waits no longer for the app than it must.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.IsOn)
            return Task.CompletedTask;

        // Every trace: a collector that wants fewer samples by itself. What the caller's sampler thinks of its own trace is not ours.
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(Resource())
            .SetSampler(new AlwaysOnSampler())
            .AddSource(AppTraces.Name)
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .SetResourceBuilder(Resource())
            .AddMeter(AppTraces.Name)
            .AddView(WatchMetrics.GoodSyncAge, new MetricStreamConfiguration { CardinalityLimit = MostConnections })
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush((int)LastWait.TotalMilliseconds);
            _metrics?.ForceFlush((int)LastWait.TotalMilliseconds);
        },
        CancellationToken.None);

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>The app and its version, an instance by a random id, and what <c>OTEL_RESOURCE_ATTRIBUTES</c> says; no name of a machine.</summary>
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(AppTraces.Name, serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(), autoGenerateServiceInstanceId: true)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
