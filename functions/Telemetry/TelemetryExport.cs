using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LoketFunctions.Telemetry;

/// <summary>
/// Sends traces, metrics and log lines to a collector and to Azure Monitor, whichever is set. The host is notified and leaves the app's
/// own to the app: it would otherwise send the log lines, and a collector and the alerts would have them twice or not at all.
/// </summary>
internal static class TelemetryExport
{
    /// <summary>Above the connections that one installation is made for; the default of 2,000 would leave some out.</summary>
    private const int MostConnections = 20_000;

    /// <summary>Whose clients the exporter takes from the factory where it speaks <c>http/protobuf</c>.</summary>
    private static readonly string[] CollectorClients = ["OtlpTraceExporter", "OtlpMetricExporter", "OtlpLogExporter"];

    public static void AddTelemetryExport(this IServiceCollection services, OtlpOptions collector, ApplicationInsightsOptions azure)
    {
        if (!collector.IsOn && azure.ConnectionString is null)
            return;

        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(Describe)
            .WithTracing(traces =>
            {
                traces.AddSource(AppTraces.Name);
                if (collector.IsOn)
                    traces.AddOtlpExporter();
                if (azure.ConnectionString is not null)
                    traces.AddAzureMonitorTraceExporter(Apply);
                // Last, as Azure Monitor's exporter brings one. Every trace: a collector that wants fewer samples by itself.
                traces.SetSampler(new AlwaysOnSampler());
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(AppTraces.Name)
                    .AddView(MonitoringMetrics.GoodSyncAge, new MetricStreamConfiguration { CardinalityLimit = MostConnections });
                if (collector.IsOn)
                    metrics.AddOtlpExporter();
                if (azure.ConnectionString is not null)
                    metrics.AddAzureMonitorMetricExporter(Apply);
            })
            .WithLogging(
                logs =>
                {
                    if (collector.IsOn)
                        logs.AddOtlpExporter();
                    if (azure.ConnectionString is not null)
                        logs.AddAzureMonitorLogExporter(Apply);
                },
                // Alerts look for the words of a line with its values in place.
                options => options.IncludeFormattedMessage = true);
        services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(AppTraces.Name, LogLevel.Information));

        // A collector is the operator's own and mostly lies beside the app: what guards other calls would keep the app from it.
        foreach (var client in CollectorClients)
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });

        void Apply(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = azure.ConnectionString;
            options.Credential = azure.Identity;
            // An alert must not miss a line because somebody else did not sample its trace.
            options.EnableTraceBasedLogsSampler = false;
        }
    }

    /// <summary>
    /// The app and its version, an instance by a random id, and what <c>OTEL_RESOURCE_ATTRIBUTES</c> says; no name of a machine.
    /// </summary>
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(AppTraces.Name, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(),
            autoGenerateServiceInstanceId: true)
        .AddEnvironmentVariableDetector();
}
