using LoketFunctions.Localization;

namespace LoketFunctions.Sync;

/// <summary>What a record of Loket's and one of the planner's share, in Dutch and English.</summary>
internal static class LinkEvidenceWords
{
    private static readonly Dictionary<string, Words> Entries = new(StringComparer.Ordinal)
    {
        [LinkEvidence.Number] = new("zelfde personeelsnummer", "same personnel number"),
        [LinkEvidence.NameAndBirth] = new("zelfde achternaam en geboortedatum", "same last name and day of birth"),
        [LinkEvidence.Email] = new("zelfde e-mailadres", "same e-mail address"),
        [LinkEvidence.Held] = new(
            "nu gekoppeld aan een ander record in Loket (dezelfde persoon: samenvoegen, of koppelen als dat record uit dienst is; anders: toevoegen)",
            "linked to another record in Loket now (the same person: merge, or link once that record has left; else: add)"),
        [LinkEvidence.Planner] = new("was aan deze medewerker gekoppeld", "was linked to this employee"),
    };

    /// <summary>All of them, as one line.</summary>
    public static string Of(IReadOnlyList<string> signs, string language) => string.Join(", ", signs.Select(sign => Entries[sign].In(language)));
}
