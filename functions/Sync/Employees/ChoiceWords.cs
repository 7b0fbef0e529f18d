using LoketFunctions.Localization;

namespace LoketFunctions.Sync.Employees;

/// <summary>Why a choice was not kept, in Dutch and English.</summary>
internal static class ChoiceWords
{
    private static readonly Dictionary<ChoiceOutcome, Words> Entries = new()
    {
        [ChoiceOutcome.NoSuchEmployee] = new("Deze medewerker is niet gevonden.", "There is no such employee."),
        [ChoiceOutcome.NotPermitted] = new("U mag voor deze medewerker niet kiezen.", "You may not choose for this employee."),
        [ChoiceOutcome.Invalid] = new(
            "Geef bij koppelen de medewerker in de planner op, en alleen dan.", "Name the planner's employee when linking, and only then."),
        [ChoiceOutcome.NoSuchPlannerEmployee] = new(
            "Deze medewerker stond niet in de planner toen die het laatst is gelezen.", "The planner did not list this employee when it was last read."),
        [ChoiceOutcome.Taken] = new("Deze medewerker van de planner is al aan iemand anders gekoppeld.", "The planner's employee is linked to somebody else."),
        [ChoiceOutcome.NothingToMerge] = new(
            "Deze medewerker van de planner is aan niemand gekoppeld; er is niets samen te voegen.",
            "The planner's employee is linked to nobody; there is nothing to merge with."),
        [ChoiceOutcome.TooUncertain] = new(
            "Te onzeker om samen met andere te koppelen; bevestig deze koppeling apart.", "Too uncertain to be linked among many; confirm this link by itself."),
    };

    /// <summary>Null for a choice that was kept.</summary>
    public static string? Of(ChoiceOutcome outcome, string language) => Entries.GetValueOrDefault(outcome)?.In(language);
}
