using LoketFunctions.Localization;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How pages call the places that a connection is erased from.</summary>
internal static class ErasedPlaceWords
{
    private static readonly Dictionary<string, LocalizedText> Words = new(StringComparer.Ordinal)
    {
        ["Tokens"] = ConsoleTexts.Of("Erasure.Tokens"),
        ["SignIns"] = ConsoleTexts.Of("Erasure.SignIns"),
        ["Administrations"] = ConsoleTexts.Of("Common.Administrations"),
        ["Links"] = ConsoleTexts.Of("Erasure.Links"),
        ["PersonnelNumbers"] = ConsoleTexts.Of("Erasure.PersonnelNumbers"),
        ["Runs"] = ConsoleTexts.Of("Erasure.Runs"),
        ["Leases"] = ConsoleTexts.Of("Erasure.Leases"),
        ["Exports"] = ConsoleTexts.Of("Erasure.Exports"),
        ["Mappings"] = ConsoleTexts.Of("Erasure.Mappings"),
        ["Notices"] = ConsoleTexts.Of("Erasure.Notices"),
        ["Downloads"] = ConsoleTexts.Of("Erasure.Downloads"),
        ["ConsoleSessions"] = ConsoleTexts.Of("Erasure.ConsoleSessions"),
        ["Personnel"] = ConsoleTexts.Of("Erasure.Personnel"),
        ["Audit"] = ConsoleTexts.Of("Erasure.Audit"),
        ["snapshots"] = ConsoleTexts.Of("Erasure.Snapshots"),
        ["staging"] = ConsoleTexts.Of("Erasure.Staging"),
        ["reports"] = ConsoleTexts.Of("Erasure.Reports"),
        ["requests"] = ConsoleTexts.Of("Erasure.Requests"),
        ["payrollfiles"] = ConsoleTexts.Of("Erasure.Payrollfiles"),
        ["ledgers"] = ConsoleTexts.Of("Erasure.Ledgers"),
        ["mappings"] = ConsoleTexts.Of("Erasure.Mappings2"),
        ["personnel"] = ConsoleTexts.Of("Erasure.PersonnelRecords"),
        ["orchestrations"] = ConsoleTexts.Of("Erasure.Orchestrations"),
    };

    /// <param name="place">Name of a table or container.</param>
    public static string Of(string place, string language) => Words.TryGetValue(place, out var words) ? words.In(language) : place;
}
