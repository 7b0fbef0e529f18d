using LoketFunctions.Localization;

namespace LoketFunctions.Sync;

/// <summary>What a record of Loket's and one of the planner's share, in Dutch and English.</summary>
internal static class LinkEvidenceWords
{
    private static readonly Dictionary<string, LocalizedText> Entries = new(StringComparer.Ordinal)
    {
        [LinkEvidence.Number] = SyncTexts.Of("LinkEvidence.Number"),
        [LinkEvidence.NameAndBirth] = SyncTexts.Of("LinkEvidence.NameAndBirth"),
        [LinkEvidence.Email] = SyncTexts.Of("LinkEvidence.Email"),
        [LinkEvidence.Held] = SyncTexts.Of("LinkEvidence.Held"),
        [LinkEvidence.Planner] = SyncTexts.Of("LinkEvidence.Planner"),
    };

    /// <summary>All of them, as one line.</summary>
    public static string Of(IReadOnlyList<string> signs, string language) =>
        string.Join(", ", signs.Select(sign => Entries[sign].In(language)));
}
