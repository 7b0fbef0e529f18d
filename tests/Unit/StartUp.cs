using LoketFunctions.Settings;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Tests;

/// <summary>Reads settings as the app does at its start: whoever reads, reads on, and then all faults are thrown at once.</summary>
internal static class StartUp
{
    /// <exception cref="InvalidOperationException">Something is wrong with the settings.</exception>
    public static T Read<T>(IEnumerable<KeyValuePair<string, string?>> values, Func<AppSettings, T> read)
    {
        var settings = Settings(values);
        var result = read(settings);
        settings.ThrowIfFaulty();
        return result;
    }

    public static AppSettings Settings(IEnumerable<KeyValuePair<string, string?>> values) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
