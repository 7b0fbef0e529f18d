using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="DoubtCode"/>.</summary>
internal static class DoubtWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [DoubtCode.StartEqualsEnd] = Of(ExportTexts.Of("Doubt.StartEqualsEnd")),
        [DoubtCode.ShiftTooLong] = Of(ExportTexts.Of("Doubt.ShiftTooLong")),
        [DoubtCode.ShiftDoubled] = Of(ExportTexts.Of("Doubt.ShiftDoubled")),
        [DoubtCode.ShiftsOverlap] = Of(ExportTexts.Of("Doubt.ShiftsOverlap")),
        [DoubtCode.NightRunsIntoNext] = Of(ExportTexts.Of("Doubt.NightRunsIntoNext")),
        [DoubtCode.DayTooLong] = Of(ExportTexts.Of("Doubt.DayTooLong")),
        [DoubtCode.WeekTooLong] = Of(ExportTexts.Of("Doubt.WeekTooLong")),
        [DoubtCode.MealsWithoutHours] = Of(ExportTexts.Of("Doubt.MealsWithoutHours")),
        [DoubtCode.AllowanceDoubled] = Of(ExportTexts.Of("Doubt.AllowanceDoubled")),
        [DoubtCode.AllowanceTooMuch] = Of(ExportTexts.Of("Doubt.AllowanceTooMuch")),
        [DoubtCode.AboveUsual] = Of(ExportTexts.Of("Doubt.AboveUsual")),
        [DoubtCode.BelowUsual] = Of(ExportTexts.Of("Doubt.BelowUsual")),
        [DoubtCode.AllowanceAboveUsual] = Of(ExportTexts.Of("Doubt.AllowanceAboveUsual")),
        [DoubtCode.AdministrationAboveUsual] = Of(ExportTexts.Of("Doubt.AdministrationAboveUsual")),
        [DoubtCode.AdministrationBelowUsual] = Of(ExportTexts.Of("Doubt.AdministrationBelowUsual")),
    };

    private static CodeWords Of(LocalizedText what) => new(ActionOwner.User, ActionPlace.Report, what, ExportTexts.Of("Doubt.Advice"));
}
