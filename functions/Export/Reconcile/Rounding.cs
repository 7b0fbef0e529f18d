using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>The one rule by which sums become values: once per value, half away from zero; and what Loket takes.</summary>
internal static class Rounding
{
    private const int Decimals = 2;
    private const int MinutesPerHour = 60;
    private const decimal HoursBelow = 1000m;
    private const decimal LargestAmount = 100_000_000m;

    /// <summary>Minutes become decimal hours: 75 minutes are 1.25.</summary>
    public static decimal ValueOf(AmountKind kind, decimal sum) => kind switch
    {
        AmountKind.Minutes => Math.Round(sum / MinutesPerHour, Decimals, MidpointRounding.AwayFromZero),
        AmountKind.Count => Math.Round(sum, MidpointRounding.AwayFromZero),
        _ => Math.Round(sum, Decimals, MidpointRounding.AwayFromZero),
    };

    /// <param name="isHours">Of a component of the category "Uren", days included.</param>
    public static bool Fits(decimal value, bool isHours) =>
        isHours ? value is >= 0 and < HoursBelow : value is >= -LargestAmount and <= LargestAmount;
}
