using System.Globalization;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Export.Model;

/// <summary>
/// Something of a person's registrations that is not likely, though nothing is wrong with it. It goes out all the same, unless it is to
/// stop.
/// </summary>
/// <param name="Code">One of <see cref="DoubtCode"/>.</param>
/// <param name="Date">The day, or the first of the week; null where it is of the whole period.</param>
/// <param name="PlannerEmployeeId">Null where it is of the whole administration.</param>
/// <param name="Name">As Loket has it.</param>
/// <param name="RegistrationId">Where it is of one registration.</param>
/// <param name="Value">Decimal hours that it is about; meals, or what an allowance is in, where it is about those.</param>
/// <param name="Usual">What would be usual, or the most that is; null where there is no such number.</param>
public sealed record Doubt(
    string Code, DateOnly? Date, string? PlannerEmployeeId, string? Name, PersonnelNumber? PersonnelNumber, string? RegistrationId =
        null, decimal? Value = null,
    decimal? Usual = null)
{
    /// <summary>Somebody said that it is so, in an export before this one: it stops nothing.</summary>
    public bool Accepted { get; init; }

    /// <summary>Loket's number of what it is about, where that is an allowance, or meals over a period.</summary>
    public int? Component { get; init; }

    /// <summary>What it is recognized by from one export to the next, without saying of whom it is.</summary>
    public string Key() => SecureRandom.Hash(string.Create(
        CultureInfo.InvariantCulture,
        $"{Code}\n{PlannerEmployeeId}\n{Name}\n{PersonnelNumber}\n{Date:yyyy-MM-dd}\n{RegistrationId}\n{Value:0.##}\n{Component}"));

    public override string ToString() => Code;
}

/// <summary>Stable codes; the words are in ExportWords.</summary>
internal static class DoubtCode
{
    /// <summary>The end is the start, which makes a shift of 24 hours.</summary>
    public const string StartEqualsEnd = "start-equals-end";

    /// <summary>
    /// Longer than the law on working hours (Arbeidstijdenwet) allows a shift to be: an end before the start makes one of nearly a day.
    /// </summary>
    public const string ShiftTooLong = "more-than-12-hours-in-a-shift";

    /// <summary>The same shift twice under two ids.</summary>
    public const string ShiftDoubled = "shift-doubled";

    public const string ShiftsOverlap = "shifts-overlap";
    public const string NightRunsIntoNext = "night-runs-into-next-shift";
    public const string DayTooLong = "more-than-24-hours-on-a-day";
    public const string WeekTooLong = "more-hours-than-a-week-allows";
    public const string MealsWithoutHours = "meals-without-hours";

    /// <summary>The same allowance of the same amount twice on a day under two ids.</summary>
    public const string AllowanceDoubled = "allowance-doubled";

    public const string AllowanceTooMuch = "more-of-an-allowance-than-a-day-allows";

    /// <summary>Far more hours than in the periods before.</summary>
    public const string AboveUsual = "hours-far-above-usual";

    /// <summary>Far fewer hours than in the periods before.</summary>
    public const string BelowUsual = "hours-far-below-usual";

    /// <summary>Far more of an allowance, or of meals, than in the periods before.</summary>
    public const string AllowanceAboveUsual = "allowance-far-above-usual";

    /// <summary>The administration's, of all employees together.</summary>
    public const string AdministrationAboveUsual = "administration-far-above-usual";

    public const string AdministrationBelowUsual = "administration-far-below-usual";
}
