using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Settings;

/// <summary>Says at the start which settings the app does not know. Their names only.</summary>
internal sealed partial class UnknownSettings(AppSettings settings, ILogger<UnknownSettings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in settings.Unknown())
            LogUnknown(setting);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Setting {Setting} is not one of this version's (docs/settings.md): it has no effect. Is it misspelt?")]
    private partial void LogUnknown(string setting);
}
