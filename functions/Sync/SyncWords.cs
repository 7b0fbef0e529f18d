using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Runs;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>The words for every code that a run can report, in Dutch and English.</summary>
internal static class SyncWords
{
    // Notices: something worth knowing though nothing failed.
    public const string FilterHides = "filter-hides";
    public const string RecordsUnreadable = "records-unreadable";
    public const string PlannerRecordsUnreadable = "planner-records-unreadable";
    public const string PlannerAnswersUnclear = "planner-answers-unclear";
    public const string EmploymentsRemoved = "employments-removed";

    public const string GapsInLoket = "gaps-in-loket";
    public const string ChangedInPlanner = "changed-in-planner";

    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [SkipReason.Ended] = new(ActionOwner.User, ActionPlace.Planner,
            "Uit dienst in Loket; wordt niet meer opgehaald.", "Beëindig de medewerker ook in de planner, na de laatste betaling.",
            "Employment ended in Loket; no longer pulled.", "End the employee in the planner too, after the last payment."),
        [SkipReason.StartsLater] = new(ActionOwner.Nobody, ActionPlace.Nowhere,
            "Het dienstverband begint later.", "Wordt vanzelf overgenomen zodra de begindatum nadert.",
            "The employment starts later.", "Taken over by itself when the start comes near."),
        [SkipReason.Hidden] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Niet meer zichtbaar in Loket, mogelijk door een filter van de Loket-gebruiker. In de planner is niets beëindigd.",
            "Controleer de filterinstellingen van de gebruiker in Loket.",
            "No longer visible in Loket, perhaps by a filter of the Loket user. Nothing was ended in the planner.",
            "Check the user's filter settings in Loket."),
        [SkipReason.Moved] = new(ActionOwner.Nobody, ActionPlace.Nowhere,
            "Staat in Loket nu bij een andere administratie.", "Wordt daar bijgewerkt als die administratie meedoet.",
            "Belongs to another administration in Loket now.", "Kept up there if that administration takes part."),
        [SkipReason.Removed] = new(ActionOwner.User, ActionPlace.Planner,
            "Het dienstverband is in Loket verwijderd en telt niet meer mee. In de planner is niets beëindigd.",
            "Beëindig de medewerker ook in de planner, als hij daar niet meer hoort.",
            "The employment was removed in Loket and counts no more. Nothing was ended in the planner.",
            "End the employee in the planner too, if he does not belong there."),
        [EmploymentsRemoved] = new(ActionOwner.User, ActionPlace.Planner,
            "In Loket zijn dienstverbanden verwijderd; zij tellen niet meer mee. In de planner is niets beëindigd.",
            "Beëindig de genoemde contracten ook in de planner, als ze daar niet meer horen.",
            "Employments were removed in Loket; they count no more. Nothing was ended in the planner.",
            "End the contracts named here in the planner too, if they do not belong there."),
        [SkipReason.WaitingForChoice] = new(ActionOwner.User, ActionPlace.Employees,
            "Nieuw in Loket; er is nog geen keuze gemaakt.", "Kies: toevoegen, niet importeren of koppelen.",
            "New in Loket; no choice was made yet.", "Choose: add, do not import, or link."),
        [SkipReason.PossibleMatch] = new(ActionOwner.User, ActionPlace.Employees,
            "Lijkt op een medewerker die al in de planner staat.", "Kies: koppelen aan die medewerker, of toevoegen.",
            "Resembles somebody who is in the planner already.", "Choose: link to that employee, or add."),
        [SkipReason.SamePerson] = new(ActionOwner.User, ActionPlace.Employees,
            "Nieuw in Loket, met dezelfde naam en geboortedatum als een ander record dat al in de planner staat of nu wordt toegevoegd.",
            "Kies na de volgende synchronisatie: samenvoegen met die medewerker, of toevoegen als het iemand anders is.",
            "New in Loket, with the name and day of birth of another record that is in the planner already or is added now.",
            "Choose after the next sync: merge with that employee, or add where it is somebody else."),
        [SkipReason.NotImported] = new(ActionOwner.Nobody, ActionPlace.Employees,
            "Wordt op uw keuze niet geïmporteerd.", "Niets.", "Not imported, as you chose.", "Nothing."),
        [SkipReason.NumberClash] = new(ActionOwner.User, ActionPlace.Loket,
            "Het personeelsnummer is in gebruik bij een andere koppeling of administratie; niet geïmporteerd.",
            "Geef de medewerker in Loket een nummer dat over alle administraties uniek is.",
            "The personnel number is in use in another connection or administration; not imported.",
            "Give the employee a number in Loket that is unique over all administrations."),
        [SkipReason.Rejected] = new(ActionOwner.User, ActionPlace.Loket,
            "De planner heeft de gegevens geweigerd.", "Verbeter de gegevens in Loket; daarna gaat het bij de volgende synchronisatie vanzelf.",
            "The planner rejected the data.", "Correct the data in Loket; the next sync then succeeds by itself."),
        [SkipReason.NotAnswered] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner gaf voor deze medewerker geen antwoord.", "Wordt bij de volgende synchronisatie opnieuw verstuurd. Blijft het zo, dan zoekt de leverancier van de planner het uit.",
            "The planner gave no answer for this employee.", "Sent again with the next sync. If it stays so, the planner's vendor looks into it."),
        [SkipReason.AnswerUnclear] = new(ActionOwner.Planner, ActionPlace.Planner,
            "Wat de planner voor deze medewerker antwoordde kan niet: meer antwoorden voor een, of een medewerker van de planner die al een ander is. Er is niets gekoppeld.",
            "Wordt bij de volgende synchronisatie opnieuw verstuurd. Blijft het zo, dan zoekt de leverancier van de planner het uit.",
            "What the planner answered for this employee cannot be so: several answers for one, or an employee of the planner's who is somebody else already. Nothing was linked.",
            "Sent again with the next sync. If it stays so, the planner's vendor looks into it."),
        [PlannerAnswersUnclear] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner gaf antwoorden die niet kunnen; die tellen niet. Het verslag noemt de medewerkers.",
            "De leverancier van de planner zoekt het uit. Tot dan worden deze medewerkers bij elke synchronisatie opnieuw verstuurd.",
            "The planner gave answers that cannot be so; they do not count. The report names the employees.",
            "The planner's vendor looks into it. Until then these employees are sent again with every sync."),
        [SkipReason.Unreadable] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Een gegeven van de medewerker in Loket is niet te lezen, zoals een datum die niet bestaat. In de planner blijft hij zoals hij was.",
            "Verbeter het genoemde veld in Loket; daarna gaat het bij de volgende synchronisatie vanzelf.",
            "Something in Loket about the employee cannot be read, such as a date that does not exist. The planner keeps him as he was.",
            "Correct the field named here in Loket; the next sync then succeeds by itself."),
        [RecordsUnreadable] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Van een of meer medewerkers is een gegeven in Loket niet te lezen; de anderen zijn gesynchroniseerd.",
            "Verbeter de genoemde velden in Loket; het verslag noemt de medewerkers.",
            "Something in Loket about one or more employees cannot be read; the others were synced.",
            "Correct the fields named here in Loket; the report names the employees."),
        [PlannerRecordsUnreadable] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner gaf medewerkers op met velden die niet te lezen zijn; die tellen als onbekend.",
            "De leverancier van de planner vergelijkt de genoemde velden met de API-beschrijving.",
            "The planner listed employees with fields that cannot be read; those count as unknown.",
            "The planner's vendor compares the fields named here with the API description."),
        [FilterHides] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "De Loket-gebruiker ziet door zijn filterinstellingen niet alle dienstverbanden; alleen de zichtbare zijn gesynchroniseerd.",
            "Zet de filterinstellingen van de gebruiker in Loket uit.",
            "The Loket user's filter settings hide employments; only the visible ones were synced.",
            "Clear the user's filter settings in Loket."),
        [GapsInLoket] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Van een of meer medewerkers ontbreekt in Loket een gegeven dat de planner nodig heeft; bij hen staat wat.",
            "Kijk bij de resultaten van de administratie wat er ontbreekt, en vul het in Loket aan.",
            "Of one or more employees Loket lacks something that the planner needs; it stands with them what.",
            "See in the results of the administration what is missing, and complete it in Loket."),
        [ChangedInPlanner] = new(ActionOwner.User, ActionPlace.Loket,
            "Van een of meer medewerkers waren in de planner gegevens gewijzigd waarin Loket leidend is; die zijn teruggezet.",
            "Wijzig zulke gegevens eerst in Loket; bij de resultaten staat bij wie wat is teruggezet.",
            "Of one or more employees data in which Loket leads had been changed in the planner; it was put back.",
            "Change such data in Loket first; the results say with whom what was put back."),
        [ContractGap.Kind] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Uit Loket blijkt niet of dit een nulurencontract, een min-maxcontract of een contract met vaste uren is. "
                + "De planner krijgt geen soort contract, en uren waarvoor dat uitmaakt wachten.",
            "Vul in Loket bij het dienstverband in of de medewerker oproepkracht is, en bij de werktijden het flexibele urencontract en de uren per week, "
                + "zo dat ze bij elkaar passen.",
            "Loket does not show whether this is a zero-hours contract, a min-max contract or one of fixed hours. "
                + "The planner is told no kind of contract, and hours for which it matters wait.",
            "Fill in in Loket whether the employee is on call (oproepkracht, at the employment), and the flexible hours contract and the hours per week "
                + "(at the working hours, werktijden), so that they agree."),
        [ContractGap.HourlyWage] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "In Loket staat voor vandaag geen uurloon en ook geen periodeloon, ook niet bij een loonschaal; de planner krijgt geen uurloon.",
            "Vul in Loket bij de beloning het soort loon en het bedrag in, of pas de loontrede toe zodat Loket het bedrag overneemt.",
            "Loket holds neither an hourly wage nor one per period for today, not with a pay scale either; the planner is told no hourly wage.",
            "Fill in the kind of wage and the amount at the wage (beloning) in Loket, or apply the pay grade so that Loket takes over the amount."),
        ["planner-unreachable"] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner was niet bereikbaar.", "Wat nog niet verstuurd is, gaat met de volgende synchronisatie mee. Blijft het zo, dan zoekt de leverancier van de planner het uit.",
            "The planner could not be reached.", "What was not sent yet goes with the next sync. If it stays so, the planner's vendor looks into it."),
        ["planner-busy"] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner had een storing of was te druk.", "Wat nog niet verstuurd is, gaat met de volgende synchronisatie mee. Blijft het zo, dan zoekt de leverancier van de planner het uit.",
            "The planner had a fault or was too busy.", "What was not sent yet goes with the next sync. If it stays so, the planner's vendor looks into it."),
        ["superseded"] = new(ActionOwner.Nobody, ActionPlace.Syncs,
            "Een nieuwere synchronisatie nam het over.", "Bekijk die synchronisatie.",
            "A newer sync took over.", "Look at that sync."),
        ["not-connected"] = new(ActionOwner.User, ActionPlace.Connect,
            "De koppeling is niet actief.", "Meld u aan bij Loket en kies de administraties.",
            "The connection is not active.", "Sign in at Loket and choose the administrations."),
        ["unexpected"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "Er ging bij ons iets mis.", "De fout is gemeld; de volgende synchronisatie probeert het opnieuw.",
            "Something went wrong here.", "The fault was logged; the next sync tries again."),
    };

    private static readonly Dictionary<string, CodeWords> Entries = new[]
    {
        Own, FailureWords.Lasting, FailureWords.Passing(ActionOwner.Nobody, ActionPlace.Nowhere, "De volgende synchronisatie haalt alles in.", "The next sync makes up for it."),
    }.SelectMany(entries => entries).ToDictionary(StringComparer.Ordinal);

    /// <summary>What passes by itself, until it comes back night after night.</summary>
    private static readonly HashSet<string> Passing = [.. FailureWords.Passing(ActionOwner.Nobody, ActionPlace.Nowhere, "", "").Keys, "planner-unreachable", "planner-busy"];

    private static readonly Words CameBack = new(
        $"Dat is nu al {LastingFaults.Nights} nachten achter elkaar zo en gaat niet vanzelf over.",
        $"That has been so for {LastingFaults.Nights} nights in a row and does not pass by itself.");

    private static readonly Words SeenTo = new(
        "Wie hiervoor moet zorgen is ingelicht; wat nog niet verstuurd is, gaat mee zodra het is verholpen.",
        "Whoever has to see to it was told; what was not sent yet goes along once it is mended.");

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    /// <summary>Who else has the number; null where nobody has.</summary>
    public static string? Clash(NumberClashResponse? clash, string language) => clash is null ? null
        : new Words($"Nummer {clash.Number} is in gebruik bij", $"Number {clash.Number} is in use at").In(language) + " "
            + (clash is { AdministrationName: { } name, EmployerName: { } employer } ? $"{name} ({employer})." : new Words("een andere koppeling.", "another connection.").In(language));

    /// <summary>Which fields cannot be read; null for none.</summary>
    public static string? Fields(IReadOnlyList<string> fields, string language) => fields.Count == 0
        ? null
        : $"{new Words("Veld", "Field").In(language)}: {string.Join(", ", fields)}.";

    /// <summary>Why somebody was skipped or failed, and what to do; null where there is no reason.</summary>
    /// <param name="detail">What exactly: the planner's words, or who else has the number.</param>
    public static string? Reason(string? code, string? detail, string language)
    {
        if (code is null)
            return null;
        var words = Explain(code, language);
        return string.Join(' ', new[] { words.What, detail, words.WhatToDo }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Likewise, where what passes by itself has come back for so many nights that its class says otherwise.</summary>
    public static Explanation Explain(string code, FailureClass? failureClass, string language)
    {
        var words = Explain(code, language);
        return failureClass == FailureClass.Internal && Passing.Contains(code)
            ? new Explanation(
                $"{words.What} {CameBack.In(language)}", words.Move == ActionOwner.Nobody ? ActionOwner.Operator : words.Move, words.Where, SeenTo.In(language))
            : words;
    }

    public static Explanation Explain(string code, string language) => (Entries.GetValueOrDefault(code) ?? Entries["unexpected"]).In(language);
}
