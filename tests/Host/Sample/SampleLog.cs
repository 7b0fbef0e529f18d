using Microsoft.Extensions.Logging;

namespace LoketFunctions.DevelopmentHost.Sample;

internal static partial class SampleLog
{
    /// <summary>The tests wait for what happens to whom.</summary>
    [LoggerMessage(LogLevel.Information, "{Who} {What}")]
    public static partial void Tells(this ILogger log, string who, string what);
}
