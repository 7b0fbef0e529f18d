using System.Globalization;
using LoketFunctions.Settings;

namespace LoketFunctions.Monitoring;

/// <summary>What monitoring expects. Read from <c>Watch</c>.</summary>
internal sealed record MonitoringOptions
{
    private const string Form = "HH:mm";

    /// <summary>By when the syncs of a night are to be done, in Europe/Amsterdam.</summary>
    public TimeOnly NightEndsAt { get; init; } = new(6, 0);

    public static MonitoringOptions Read(AppSettings settings)
    {
        var text = settings.Section("Watch").Read(
            nameof(NightEndsAt),
            text => TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
            "is not a time of day (HH:mm).");
        return text is null
            ? new MonitoringOptions()
            : new MonitoringOptions { NightEndsAt = TimeOnly.ParseExact(text, Form, CultureInfo.InvariantCulture) };
    }
}
