using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Telemetry;
using LoketFunctions.Tests.Conventions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LoketFunctions.Tests.Telemetry;

/// <summary>Who is sent what: a collector, Azure Monitor, both or nobody.</summary>
public sealed partial class TelemetryExportTests : IDisposable
{
    private const string ForTheHost = "WorkerOpenTelemetryEnabled";

    /// <summary>For what was flushed already.</summary>

    private readonly HttpListener _azure = new();
    private readonly string _address;

    public TelemetryExportTests()
    {
        _address = $"http://localhost:{LoketFunctions.Sandbox.Running.FreePort.Find()}/";
        _azure.Prefixes.Add(_address);
        _azure.Start();
    }

    private string ConnectionString => $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={_address}";

    [Fact]
    public void Without_a_place_to_send_to_nothing_is_collected_and_the_host_goes_on_with_the_log_lines()
    {
        using var services = Services([]);
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<MeterProvider>());
        Assert.DoesNotContain(ForTheHost, services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities.Keys);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:9/")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING",
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://localhost:9/")]
    public void With_one_the_host_leaves_the_apps_own_to_the_app(string setting, string value)
    {
        using var services = Services(new() { [setting] = value });
        Assert.NotNull(services.GetService<TracerProvider>());
        Assert.NotNull(services.GetService<MeterProvider>());
        Assert.NotNull(services.GetService<LoggerProvider>());
        Assert.Equal(bool.TrueString, services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities[ForTheHost]);
    }

    /// <summary>
    /// Alerts look for the words of a line with its values in place, of the app's lines at Information and above; also within a trace that
    /// somebody else did not sample.
    /// </summary>
    [Fact]
    public async Task Azure_Monitor_gets_the_lines_that_alerts_look_for()
    {
        var sent = ReceiveAsync();
        using (var services = Services(new() { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ConnectionString }))
        {
            var loggers = services.GetRequiredService<ILoggerFactory>();
            var (ours, others) = (
                loggers.CreateLogger("LoketFunctions.Sync.RunEvents"), loggers.CreateLogger("System.Net.Http.HttpClient"));
            using var unsampled = new Activity("somebody's").SetIdFormat(ActivityIdFormat.W3C).Start();
            Assert.False(unsampled.Recorded);
            LogRun(ours, "run-7");
            LogRun(others, "somebody else's");
            services.GetRequiredService<LoggerProvider>().ForceFlush();
        }

        var body = await sent.WaitAsync(Waiting.Limit);
        Assert.DoesNotContain("somebody else's", body, StringComparison.Ordinal);
    }

    public void Dispose() => _azure.Close();

    private static ServiceProvider Services(Dictionary<string, string?> others)
    {
        var values = new Dictionary<string, string?>(SettingNames.Sample) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null };
        foreach (var (name, value) in others)
            values[name] = value;
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddTelemetry(StartUp.Settings(values));
        return services.BuildServiceProvider();
    }

    /// <summary>What comes with this test's line; the exporter may first bring what it kept on disk when nobody listened.</summary>
    private async Task<string> ReceiveAsync()
    {
        while (true)
        {
            var sent = await ReceiveOneAsync();
            if (sent.Contains("The run run-7 is over", StringComparison.Ordinal))
                return sent;
        }
    }

    private async Task<string> ReceiveOneAsync()
    {
        var context = await _azure.GetContextAsync();
        var body = context.Request.Headers["Content-Encoding"] == "gzip"
            ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress)
            : context.Request.InputStream;
        using var text = new StreamReader(body, Encoding.UTF8);
        var sent = await text.ReadToEndAsync();
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}"""u8.ToArray());
        context.Response.Close();
        return sent;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The run {Run} is over")]
    private static partial void LogRun(ILogger logger, string run);
}
