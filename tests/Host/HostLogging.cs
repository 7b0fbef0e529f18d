using LoketFunctions.DevelopmentHost.App;

namespace LoketFunctions.DevelopmentHost;

/// <summary>Logs go to the console, by the levels of host.json.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging, HostJson hostJson) => logging
        .ClearProviders()
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
        .AddFilter("Grpc", LogLevel.Warning)
        .AddFilter("Yarp", LogLevel.Warning)
        .AddConfiguration(hostJson.Logging)
        .AddSimpleConsole(console => console.SingleLine = true);
}
