using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for every code that an export can report, in Dutch and English.</summary>
internal static class ExportWords
{
    private const string Unexpected = "unexpected";
    private const string Later = "Exporteer later opnieuw. Dat kan zonder bezwaar: niets telt dubbel.";
    private const string LaterInEnglish = "Export again later. That does no harm: nothing counts twice.";

    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [ExportCodes.InvalidRegistrations] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De aangeleverde registraties bevatten fouten; er is niets geëxporteerd.", "De leverancier van de planner verbetert ze en stuurt ze opnieuw.",
            "The registrations that were sent have faults; nothing was exported.", "The planner's vendor corrects them and sends them again."),
        [ExportCodes.Unmapped] = new(ActionOwner.User, ActionPlace.Mapping,
            "Codes van de planner zijn nog niet gekoppeld aan Loket; er is niets geëxporteerd.",
            "Koppel de genoemde codes, of laat ze bewust leeg, en exporteer opnieuw.",
            "Codes of the planner are not mapped to Loket yet; nothing was exported.",
            "Map the codes named, or leave them empty on purpose, and export again."),
        [ExportCodes.PlanFaults] = new(ActionOwner.User, ActionPlace.Report,
            "Sommige waarden kan Loket zo niet aannemen; er is niets geëxporteerd.", "Lees in het verslag welke, verbeter ze en exporteer opnieuw.",
            "Loket cannot take some values as they are; nothing was exported.", "Read in the report which, correct them, and export again."),
        [ExportCodes.NotLikely] = new(ActionOwner.User, ActionPlace.Report,
            "Sommige uren of vergoedingen zijn niet waarschijnlijk; er is niets geëxporteerd, omdat dat zo is ingesteld.",
            "Lees in het verslag van wie en waarom. Verbeter ze in de planner, of accepteer ze met een reden, en exporteer opnieuw.",
            "Some hours or allowances are not likely; nothing was exported, as it is set so.",
            "Read in the report of whom and why. Correct them in the planner, or accept them with a reason, and export again."),
        [ExportCodes.PeriodClosed] = new(ActionOwner.User, ActionPlace.Report,
            "De loonperiode is al verloond; er is niets geëxporteerd.",
            "Verwerk de verschillen uit het verslag als correctie in de volgende periode.",
            "The payroll period is paid already; nothing was exported.",
            "Make the differences in the report a correction in the next period."),
        [ExportCodes.PeriodProcessing] = new(ActionOwner.User, ActionPlace.Loket,
            "De loonperiode wordt verloond; er is niets geëxporteerd.",
            "Wacht tot de verloning in Loket is goedgekeurd of verwijderd, en exporteer dan opnieuw.",
            "The payroll period is being processed; nothing was exported.",
            "Wait until the payroll run is approved or removed in Loket, and then export again."),
        [ExportCodes.PeriodUnknown] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De administratie heeft deze loonperiode in Loket niet.", "Kies in de planner een andere periode, of vraag er een aan door een datum te noemen.",
            "The administration has no such payroll period in Loket.", "Choose another period in the planner, or ask for one by naming a date."),
        [ExportCodes.ValuesRefused] = new(ActionOwner.User, ActionPlace.Report,
            "Loket heeft een deel van de waarden niet overgenomen.", "Lees in het verslag welke en waarom, verbeter ze en exporteer opnieuw.",
            "Loket did not take over part of the values.", "Read in the report which and why, correct them, and export again."),
        [ExportCodes.StaffUnknown] = new(ActionOwner.User, ActionPlace.Syncs,
            "De medewerkers van deze administratie zijn nog nooit gesynchroniseerd.", "Synchroniseer en exporteer opnieuw.",
            "The staff of this administration was never synced.", "Sync, and export again."),
        [ExportCodes.ContractsChanged] = new(ActionOwner.User, ActionPlace.Report,
            "Contracten zijn in Loket gewijzigd in een periode die al geëxporteerd was, waardoor waarden veranderen of vervallen; er is niets geëxporteerd.",
            "Bekijk in het verslag van wie en wat. Klopt het, bevestig het dan en exporteer opnieuw; klopt het niet, laat dan het contract in Loket verbeteren.",
            "Contracts were changed in Loket in a period that was exported before, so that values change or go; nothing was exported.",
            "See in the report whose and what. If it is right, confirm it and export again; if not, have the contract corrected in Loket."),
        [ExportCodes.WithdrawsMuch] = new(ActionOwner.User, ActionPlace.Exports,
            "Deze export zou veel terugnemen van wat er al naar Loket is gestuurd; misschien zijn niet alle registraties aangeleverd. Er is niets geëxporteerd.",
            "Kijk of de registraties van de periode volledig zijn. Klopt het, bevestig het dan en exporteer opnieuw; anders exporteert u opnieuw als ze er zijn.",
            "This export would take back much of what went to Loket before; perhaps not all registrations were sent. Nothing was exported.",
            "See whether the period's registrations are complete. If it is right, confirm it and export again; if not, export again when they are there."),
        [ExportCodes.NothingToExport] = new(ActionOwner.User, ActionPlace.Connect,
            "Geen van de gevraagde administraties doet mee in deze koppeling, of de koppeling is niet actief.",
            "Meld u aan bij Loket, kies de administraties en exporteer opnieuw.",
            "None of the administrations asked for takes part in this connection, or the connection is not active.",
            "Sign in at Loket, choose the administrations, and export again."),
        [ExportCodes.NotReported] = new(ActionOwner.User, ActionPlace.Nowhere,
            "Het bericht “klaar met muteren” ging niet uit, of dat is niet zeker. De export zelf is gelukt.",
            "Meld het de salarisadministrateur zo nodig zelf.",
            "The message \"ready for payroll\" did not go out, or that is not certain. The export itself succeeded.",
            "Tell the salary administrator yourself if need be."),
        [ExportCodes.TurnNeverCame] = new(ActionOwner.Operator, ActionPlace.Exports,
            "Een eerdere export van deze koppeling kwam niet tot een einde.", "De fout ligt bij ons en is gemeld; exporteer later opnieuw.",
            "An earlier export of this connection did not come to an end.", "The fault is ours and was logged; export again later."),
        ["superseded"] = new(ActionOwner.Nobody, ActionPlace.Exports,
            "Een nieuwere export nam het over.", "Bekijk die export.", "A newer export took over.", "Look at that export."),
        ["planner-unreachable"] = new(ActionOwner.User, ActionPlace.Exports,
            "De planner was niet bereikbaar.", Later, "The planner could not be reached.", LaterInEnglish),
        ["planner-busy"] = new(ActionOwner.User, ActionPlace.Exports,
            "De planner had een storing of was te druk.", Later, "The planner had a fault or was too busy.", LaterInEnglish),
        [Unexpected] = new(ActionOwner.Operator, ActionPlace.Exports,
            "Er ging bij ons iets mis; de fout is gemeld.", Later, "Something went wrong here; the fault was logged.", LaterInEnglish),
    };

    private static readonly IReadOnlyDictionary<string, CodeWords> Entries = new[]
    {
        Own, FailureWords.Lasting, FailureWords.Passing(ActionOwner.User, ActionPlace.Exports, Later, LaterInEnglish), SelectionWords.Entries, DoubtWords.Entries, PlanWords.Entries, ContractChangeWords.Entries,
        PeriodDataWords.Entries, NotifyWords.Entries,
    }.SelectMany(entries => entries).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    public static Explanation Explain(string code, string language) => (Entries.GetValueOrDefault(code) ?? Entries[Unexpected]).In(language);
}
