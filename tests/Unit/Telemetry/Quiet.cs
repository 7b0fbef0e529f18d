using System.Diagnostics.Metrics;
using LoketFunctions.Connections;
using LoketFunctions.Export.Steps;
using LoketFunctions.Sync;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Telemetry;

/// <summary>Telemetry that nobody listens to, for classes whose test is not about it.</summary>
internal static class Quiet
{
    public static AppTraces Traces { get; } = new();

    public static AppMetrics Metrics { get; } = new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    public static RunEvents RunEvents { get; } = new(Metrics, NullLogger<RunEvents>.Instance);

    public static ExportEvents ExportEvents { get; } = new(Metrics, NullLogger<ExportEvents>.Instance);

    public static TokenEvents TokenEvents(ILoggerFactory log) => new(Metrics, new Logger<TokenEvents>(log));
}
