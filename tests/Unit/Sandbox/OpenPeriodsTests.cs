using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>
/// On whatever day the sandbox runs, it finds a month to export and pay, and another one to leave for the console: of administrations that
/// pay by the month and by four weeks, where the present period and the one before it are open and later ones too.
/// </summary>
public sealed class OpenPeriodsTests
{
    private static readonly PeriodType[] Types = [PeriodType.Month, PeriodType.FourWeeks];

    [Fact]
    public void There_are_two_on_every_day_of_three_years()
    {
        for (var today = new DateOnly(2026, 1, 1); today.Year < 2029; today = today.AddDays(1))
        {
            var candidates = OpenPeriods.Candidates(today);
            var exported = candidates.FirstOrDefault(day => Types.All(type => IsOpen(type, day, today)));
            Assert.True(exported != default, $"On {today} there is nothing to export.");
            Assert.True(
                candidates.Any(day => Types.All(type =>
                    IsOpen(type, day, today) && PeriodOf(type, day, today) != PeriodOf(type, exported, today))),
                $"On {today} nothing is left when {exported} is paid.");
        }
    }

    private static bool IsOpen(PeriodType type, DateOnly day, DateOnly today) =>
        PeriodOf(type, day, today) >= PeriodOf(type, today, today) - 1;

    /// <summary>Its place in the calendar.</summary>
    private static int PeriodOf(PeriodType type, DateOnly day, DateOnly today) =>
        PayrollCalendar.Around(type, today).Index().Single(one => one.Item.Holds(day)).Index;
}
