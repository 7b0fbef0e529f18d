using LoketFunctions.Localization;

namespace LoketFunctions.Sync.Employees;

/// <summary>Why a choice was not kept, in Dutch and English.</summary>
internal static class ChoiceWords
{
    private static readonly Dictionary<ChoiceOutcome, LocalizedText> Entries = new()
    {
        [ChoiceOutcome.NoSuchEmployee] = SyncTexts.Of("Choice.NoSuchEmployee"),
        [ChoiceOutcome.NotPermitted] = SyncTexts.Of("Choice.NotPermitted"),
        [ChoiceOutcome.Invalid] = SyncTexts.Of("Choice.Invalid"),
        [ChoiceOutcome.NoSuchPlannerEmployee] = SyncTexts.Of("Choice.NoSuchPlannerEmployee"),
        [ChoiceOutcome.Taken] = SyncTexts.Of("Choice.Taken"),
        [ChoiceOutcome.NothingToMerge] = SyncTexts.Of("Choice.NothingToMerge"),
        [ChoiceOutcome.TooUncertain] = SyncTexts.Of("Choice.TooUncertain"),
    };

    /// <summary>Null for a choice that was kept.</summary>
    public static string? Of(ChoiceOutcome outcome, string language) => Entries.GetValueOrDefault(outcome)?.In(language);
}
