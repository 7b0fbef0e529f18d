using System.Globalization;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Nightly moments, in the local time that connections state them in.</summary>
internal static class AmsterdamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>A nightly moment that is neither past within half a day nor comes during a test.</summary>
    public static string NotTonight() => In(TimeSpan.FromHours(3));

    public static string In(TimeSpan wait) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow + wait, Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, Zone).DateTime);
}
