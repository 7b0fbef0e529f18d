namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong between the app, Loket and the planner's staff.</summary>
internal static class ConnectionProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["disconnected"] = new(
            "Deze koppeling is beëindigd", "Een beëindigde koppeling komt niet terug. Maak een nieuwe koppeling.",
            "This connection was ended", "A connection that was ended does not come back. Make a new one."),
        ["connection-not-active"] = new(
            "Deze koppeling is nog niet actief", "Meld u eerst aan bij Loket.nl en kies de administraties. Probeer het daarna opnieuw.",
            "This connection is not active yet", "First sign in at Loket.nl and choose the administrations. Then try again."),
        ["sign-in-needed"] = new(
            "Er moet eerst iemand aanmelden bij Loket.nl",
            "Loket.nl geeft deze koppeling geen toegang, of niet meer. Ga naar Verbinden en meld u aan bij Loket.nl.",
            "Somebody has to sign in at Loket.nl first",
            "Loket.nl gives this connection no access, or no longer. Go to Connect and sign in at Loket.nl."),
        ["loket-right-missing"] = new(
            "Loket.nl staat dit de gekoppelde gebruiker niet toe",
            "De gebruiker mist een recht. Ga naar Verbinden om te zien welk recht het is, en vraag uw accountant dit in Loket.nl te geven.",
            "Loket.nl does not allow this to the connected user",
            "The user lacks a right. Go to Connect to see which right it is, and ask your accountant to grant it in Loket.nl."),
        ["loket-unavailable"] = new(
            "Loket.nl is nu niet bereikbaar", "Er is niets gewijzigd. U hoeft niets te doen dan het later opnieuw te proberen.",
            "Loket.nl cannot be reached now", "Nothing was changed. There is nothing to do but try again later."),
        ["loket-refused"] = new(
            "Loket.nl heeft het verzoek geweigerd",
            "Er is niets gewijzigd. Probeer het opnieuw; blijft het zo, geef dan deze code door aan de beheerder.",
            "Loket.nl refused the request", "Nothing was changed. Try again; if it stays, give the operator this code."),
        ["planner-employee-taken"] = new(
            "Deze medewerker van de planner is al gekoppeld",
            "Eén medewerker in de planner is één persoon in Loket.nl. Maak eerst de andere koppeling ongedaan, of kies een andere medewerker. Er is niets gewijzigd.",
            "This employee of the planner is linked already",
            "One employee of the planner is one person in Loket.nl. Undo the other link first, or choose another employee. Nothing was changed."),
        ["mapping-changed"] = new(
            "Iemand anders heeft de koppeltabel intussen gewijzigd",
            "Er is nog niets van u opgeslagen. Wat u koos, staat er nog; waar de ander iets anders koos, staat dat erbij. Kijk het na en sla opnieuw op.",
            "Somebody else changed the mapping meanwhile",
            "Nothing of yours was saved yet. What you chose still stands here; where the other chose something else, that stands beside it. Check it and save again."),
    };
}
