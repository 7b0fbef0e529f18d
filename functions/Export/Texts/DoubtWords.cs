using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="DoubtCode"/>.</summary>
internal static class DoubtWords
{
    private const string Look = "Kijk in het verslag van wie. Klopt het niet, verbeter het dan in de planner en exporteer opnieuw.";
    private const string LookInEnglish = "See in the report of whom. If it is not right, correct it in the planner and export again.";

    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [DoubtCode.StartEqualsEnd] = Of("Een dienst eindigt op de tijd waarop ze begint, en telt zo voor 24 uur.", "A shift ends at the time at which it starts, and so counts for 24 hours."),
        [DoubtCode.ShiftTooLong] = Of("Een dienst is langer dan 12 uur, meer dan de Arbeidstijdenwet toestaat.", "A shift is longer than 12 hours, more than the law on working hours allows."),
        [DoubtCode.ShiftDoubled] = Of("Dezelfde dienst staat er twee keer in.", "The same shift is there twice."),
        [DoubtCode.ShiftsOverlap] = Of("Diensten van iemand vallen op een dag over elkaar heen.", "Shifts of somebody overlap on a day."),
        [DoubtCode.NightRunsIntoNext] = Of("Een nachtdienst loopt door in de dienst van de volgende dag.", "A night shift runs into the shift of the next day."),
        [DoubtCode.DayTooLong] = Of("Iemand heeft meer dan 24 uur op een dag.", "Somebody has more than 24 hours on a day."),
        [DoubtCode.WeekTooLong] = Of("Iemand heeft meer uren in een week dan is ingesteld.", "Somebody has more hours in a week than is set."),
        [DoubtCode.MealsWithoutHours] = Of("Er zijn maaltijden op een dag zonder uren.", "There are meals on a day without hours."),
        [DoubtCode.AllowanceDoubled] = Of("Dezelfde vergoeding staat er op een dag twee keer in.", "The same allowance is there twice on a day."),
        [DoubtCode.AllowanceTooMuch] = Of("Iemand heeft meer van een vergoeding op een dag dan is ingesteld.", "Somebody has more of an allowance on a day than is set."),
        [DoubtCode.AboveUsual] = Of("Iemand heeft veel meer uren dan in de periodes hiervoor.", "Somebody has far more hours than in the periods before."),
        [DoubtCode.BelowUsual] = Of("Iemand heeft veel minder uren dan in de periodes hiervoor.", "Somebody has far fewer hours than in the periods before."),
        [DoubtCode.AllowanceAboveUsual] = Of(
            "Iemand heeft veel meer van een vergoeding of maaltijden dan in de periodes hiervoor.",
            "Somebody has far more of an allowance or meals than in the periods before."),
        [DoubtCode.AdministrationAboveUsual] = Of(
            "Alle medewerkers samen hebben veel meer uren dan in de periodes hiervoor.", "All employees together have far more hours than in the periods before."),
        [DoubtCode.AdministrationBelowUsual] = Of(
            "Alle medewerkers samen hebben veel minder uren dan in de periodes hiervoor.", "All employees together have far fewer hours than in the periods before."),
    };

    private static CodeWords Of(string dutch, string english) => new(ActionOwner.User, ActionPlace.Report, dutch, Look, english, LookInEnglish);
}
