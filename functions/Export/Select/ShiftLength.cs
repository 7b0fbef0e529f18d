using LoketFunctions.Planner;
using LoketFunctions.Time;

namespace LoketFunctions.Export.Select;

/// <summary>What the times of a registration amount to.</summary>
internal static class ShiftLength
{
    public const int MinutesPerHour = 60;

    /// <summary>
    /// Decimals of minutes and amounts that count. Cuts off what binary fractions leave in JSON (0.30000000000000004), and keeps sums
    /// exact, so that no order of adding makes a difference.
    /// </summary>
    private const int Decimals = 10;

    /// <summary>Minutes by which decimal hours may differ from the times: 0.01 hours.</summary>
    private const decimal Tolerance = 0.6m;

    /// <summary>Minutes between the times, without the break; below 0 where they make no sense.</summary>
    public static int Minutes(DateOnly date, TimeOnly start, TimeOnly end, int breakMinutes) =>
        AmsterdamTime.MinutesBetween(date, start, end) - breakMinutes;

    /// <summary>True where decimal hours and times say the same.</summary>
    public static bool IsSame(decimal told, int minutes) => Math.Abs(told - minutes) <= Tolerance;

    /// <summary>
    /// True where the times lie around a change of the clock, and decimal hours are those that clocks showed, or those of the other of
    /// two hours of the same name.
    /// </summary>
    public static bool IsByTheClock(Registration registration, TimeOnly start, TimeOnly end, decimal told) =>
        AmsterdamTime.ReadingsOf(registration.Date, start, end).Any(minutes => IsSame(told, minutes - registration.BreakMinutes));

    /// <summary>Minutes of decimal hours: 8.5 is 510.</summary>
    public static decimal Minutes(decimal hours) => Exact(hours * MinutesPerHour);

    /// <summary>Decimal hours for people: 75 minutes are 1.25.</summary>
    public static decimal HoursOf(decimal minutes) => Math.Round(minutes / MinutesPerHour, 2, MidpointRounding.AwayFromZero);

    public static decimal Exact(decimal value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
