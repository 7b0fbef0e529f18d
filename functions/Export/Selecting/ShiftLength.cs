using LoketFunctions.Time;

namespace LoketFunctions.Export.Selecting;

/// <summary>What the times of a registration amount to.</summary>
internal static class ShiftLength
{
    public const int MinutesPerHour = 60;

    /// <summary>
    /// Decimals of minutes and amounts that count. Cuts off what binary fractions leave in JSON (0.30000000000000004), and keeps sums
    /// exact, so that no order of adding makes a difference.
    /// </summary>
    private const int Decimals = 10;

    /// <summary>Minutes between the times, without the break; below 0 where they make no sense.</summary>
    public static int Minutes(DateOnly date, TimeOnly start, TimeOnly end, int breakMinutes) =>
        AmsterdamTime.MinutesBetween(date, start, end) - breakMinutes;

    /// <summary>Minutes of decimal hours: 8.5 is 510.</summary>
    public static decimal Minutes(decimal hours) => Exact(hours * MinutesPerHour);

    public static decimal Exact(decimal value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
