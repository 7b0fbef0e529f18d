using LoketFunctions.Http;

namespace LoketFunctions.Sync;

/// <summary>What happened, whose move it is, and what to do, for people.</summary>
internal sealed record Explanation(string What, Mover Move, string WhatToDo);

/// <summary>The words for every code that a run can report, in Dutch and English.</summary>
internal static class SyncWords
{
    /// <summary>The one notice there is: something worth knowing though nothing failed.</summary>
    public const string FilterHides = "filter-hides";

    private sealed record Entry(Mover Move, string Dutch, string DutchAdvice, string English, string EnglishAdvice);

    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        [SkipReason.Ended] = new(Mover.User,
            "Uit dienst in Loket; wordt niet meer opgehaald.", "Beëindig de medewerker ook in de planner, na de laatste betaling.",
            "Employment ended in Loket; no longer pulled.", "End the employee in the planner too, after the last payment."),
        [SkipReason.StartsLater] = new(Mover.Nobody,
            "Het dienstverband begint later.", "Wordt vanzelf overgenomen zodra de begindatum nadert.",
            "The employment starts later.", "Taken over by itself when the start comes near."),
        [SkipReason.Hidden] = new(Mover.Accountant,
            "Niet meer zichtbaar in Loket, mogelijk door een filter van de Loket-gebruiker. In de planner is niets beëindigd.",
            "Controleer de filterinstellingen van de gebruiker in Loket.",
            "No longer visible in Loket, perhaps by a filter of the Loket user. Nothing was ended in the planner.",
            "Check the user's filter settings in Loket."),
        [SkipReason.Moved] = new(Mover.Nobody,
            "Staat in Loket nu bij een andere administratie.", "Wordt daar bijgewerkt als die administratie meedoet.",
            "Belongs to another administration in Loket now.", "Kept up there if that administration takes part."),
        [SkipReason.WaitingForChoice] = new(Mover.User,
            "Nieuw in Loket; er is nog geen keuze gemaakt.", "Kies: toevoegen, niet importeren of koppelen.",
            "New in Loket; no choice was made yet.", "Choose: add, do not import, or link."),
        [SkipReason.PossibleMatch] = new(Mover.User,
            "Lijkt op een medewerker die al in de planner staat.", "Kies: koppelen aan die medewerker, of toevoegen.",
            "Resembles somebody who is in the planner already.", "Choose: link to that employee, or add."),
        [SkipReason.NotImported] = new(Mover.Nobody,
            "Wordt op uw keuze niet geïmporteerd.", "Niets.", "Not imported, as you chose.", "Nothing."),
        [SkipReason.NumberClash] = new(Mover.User,
            "Het personeelsnummer is in gebruik bij een andere koppeling of administratie; niet geïmporteerd.",
            "Geef de medewerker in Loket een nummer dat over alle administraties uniek is.",
            "The personnel number is in use in another connection or administration; not imported.",
            "Give the employee a number in Loket that is unique over all administrations."),
        [SkipReason.Rejected] = new(Mover.User,
            "De planner heeft de gegevens geweigerd.", "Verbeter de gegevens; daarna gaat het bij de volgende synchronisatie vanzelf.",
            "The planner rejected the data.", "Correct the data; the next sync then succeeds by itself."),
        [SkipReason.NotAnswered] = new(Mover.Planner,
            "De planner gaf voor deze medewerker geen antwoord.", "Wordt bij de volgende synchronisatie opnieuw verstuurd.",
            "The planner gave no answer for this employee.", "Sent again with the next sync."),
        [FilterHides] = new(Mover.Accountant,
            "De Loket-gebruiker ziet door zijn filterinstellingen niet alle dienstverbanden; alleen de zichtbare zijn gesynchroniseerd.",
            "Zet de filterinstellingen van de gebruiker in Loket uit.",
            "The Loket user's filter settings hide employments; only the visible ones were synced.",
            "Clear the user's filter settings in Loket."),
        ["loket-unreachable"] = new(Mover.Nobody,
            "Loket was niet bereikbaar.", "De volgende synchronisatie haalt alles in.",
            "Loket could not be reached.", "The next sync makes up for it."),
        ["loket-timed-out"] = new(Mover.Nobody,
            "Loket antwoordde niet op tijd.", "De volgende synchronisatie haalt alles in.",
            "Loket did not answer in time.", "The next sync makes up for it."),
        ["loket-throttled"] = new(Mover.Nobody,
            "Loket vroeg om minder aanroepen.", "De volgende synchronisatie haalt alles in.",
            "Loket asked for fewer calls.", "The next sync makes up for it."),
        ["loket-server-error"] = new(Mover.Nobody,
            "Loket had een storing.", "De volgende synchronisatie haalt alles in.",
            "Loket had a fault.", "The next sync makes up for it."),
        ["loket-unreadable"] = new(Mover.Nobody,
            "Het antwoord van Loket was onvolledig.", "Er is niets van overgenomen; de volgende synchronisatie haalt alles in.",
            "Loket's answer was incomplete.", "Nothing of it was taken over; the next sync makes up for it."),
        ["loket-conflict"] = new(Mover.Nobody,
            "De gegevens in Loket veranderden tijdens het lezen.", "De volgende synchronisatie haalt alles in.",
            "The data in Loket changed while being read.", "The next sync makes up for it."),
        ["reconnect"] = new(Mover.User,
            "Loket accepteert de koppeling niet meer.", "Meld u opnieuw aan bij Loket via de planner.",
            "Loket no longer accepts the connection.", "Sign in at Loket again from the planner."),
        ["right-missing"] = new(Mover.Accountant,
            "De Loket-gebruiker mist een recht.", "Vraag de accountant om het genoemde recht in Loket aan te zetten.",
            "The Loket user lacks a right.", "Ask the accountant to grant the named right in Loket."),
        ["business-rule"] = new(Mover.User,
            "Loket meldt een fout in de gegevens.", "Verbeter de gegevens in Loket.",
            "Loket reports a fault in the data.", "Correct the data in Loket."),
        ["not-found"] = new(Mover.User,
            "De werkgever of administratie is in Loket niet te vinden.", "Kies de administraties van de koppeling opnieuw.",
            "The employer or administration cannot be found in Loket.", "Choose the connection's administrations again."),
        ["bad-request"] = new(Mover.Operator,
            "Loket begreep een vraag van deze koppeling niet.", "De fout ligt bij ons en is gemeld.",
            "Loket did not understand a request of this app.", "The fault is ours and was logged."),
        ["client-rejected"] = new(Mover.Operator,
            "Loket weigert deze koppelingssoftware.", "De beheerder controleert de client-gegevens bij Loket.",
            "Loket rejects this app.", "The operator checks the client's credentials with Loket."),
        ["planner-unreachable"] = new(Mover.Planner,
            "De planner was niet bereikbaar.", "Wat nog niet verstuurd is, gaat met de volgende synchronisatie mee.",
            "The planner could not be reached.", "What was not sent yet goes with the next sync."),
        ["planner-busy"] = new(Mover.Planner,
            "De planner had een storing of was te druk.", "Wat nog niet verstuurd is, gaat met de volgende synchronisatie mee.",
            "The planner had a fault or was too busy.", "What was not sent yet goes with the next sync."),
        ["planner-refused"] = new(Mover.Planner,
            "De planner weigerde de aanroep.", "De leverancier van de planner controleert adres, account en geheim.",
            "The planner refused the call.", "The planner's vendor checks address, account and secret."),
        ["planner-unreadable"] = new(Mover.Planner,
            "Het antwoord van de planner was niet te lezen.", "De leverancier van de planner vergelijkt het met de API-beschrijving.",
            "The planner's answer could not be read.", "The planner's vendor compares it with the API description."),
        ["superseded"] = new(Mover.Nobody,
            "Een nieuwere synchronisatie nam het over.", "Bekijk die synchronisatie.",
            "A newer sync took over.", "Look at that sync."),
        ["not-connected"] = new(Mover.User,
            "De koppeling is niet actief.", "Meld u aan bij Loket en kies de administraties.",
            "The connection is not active.", "Sign in at Loket and choose the administrations."),
        ["unexpected"] = new(Mover.Operator,
            "Er ging bij ons iets mis.", "De fout is gemeld; de volgende synchronisatie probeert het opnieuw.",
            "Something went wrong here.", "The fault was logged; the next sync tries again."),
    };

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    public static Explanation Explain(string code, string language)
    {
        var entry = Entries.GetValueOrDefault(code) ?? Entries["unexpected"];
        return language == "en"
            ? new Explanation(entry.English, entry.Move, entry.EnglishAdvice)
            : new Explanation(entry.Dutch, entry.Move, entry.DutchAdvice);
    }
}
