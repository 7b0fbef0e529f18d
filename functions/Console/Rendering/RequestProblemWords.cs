namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with coming in, with a page's address or with what a form sent.</summary>
internal static class RequestProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["session-ended"] = new(
            "U bent niet (meer) aangemeld",
            "Open de Loket.nl-koppeling opnieuw vanuit uw planner. Daarna komt u op de pagina die u zojuist wilde openen.",
            "You are not signed in, or no longer",
            "Open the Loket.nl connection from your planner again. That leads you to the page that you wanted to open."),
        ["console-link-gone"] = new(
            "Deze link werkt niet meer", "Een link werkt één keer en tien minuten. Open de Loket.nl-koppeling opnieuw vanuit uw planner.",
            "This link no longer works", "A link works once and for ten minutes. Open the Loket.nl connection from your planner again."),
        ["form-not-trusted"] = new(
            "Dit formulier is niet geaccepteerd", "Er is niets gewijzigd. Open de pagina opnieuw en probeer het nog eens.",
            "This form was not accepted", "Nothing was changed. Open the page again and try once more."),
        ["not-permitted"] = new(
            "U mag dit niet doen",
            "Er is niets gewijzigd. Wie de gebruikers van uw planner beheert, kan u het recht geven voor deze administratie.",
            "You may not do this",
            "Nothing was changed. Whoever manages the users of your planner can give you the right for this administration."),
        ["not-found"] = new(
            "Niet gevonden", "Dit bestaat niet, niet meer, of hoort niet bij uw account. Ga terug naar het overzicht.",
            "Not found", "This does not exist, no longer exists, or is not part of your account. Go back to the overview."),
        ["invalid-input"] = new(
            "Nog niet alles is goed ingevuld", "Er is niets gewijzigd. Verbeter wat hieronder staat en probeer het opnieuw.",
            "Not everything is filled in correctly yet", "Nothing was changed. Correct what is listed below and try again."),
        ["unreadable-body"] = new(
            "Wat is verstuurd, kon niet worden gelezen", "Er is niets gewijzigd. Open de pagina opnieuw en probeer het nog eens.",
            "What was sent could not be read", "Nothing was changed. Open the page again and try once more."),
        ["body-cut-off"] = new(
            "Niet alles is aangekomen", "Er is niets gewijzigd. Probeer het nog eens.",
            "Not everything arrived", "Nothing was changed. Try once more."),
        ["body-too-large"] = new(
            "Er is te veel in één keer verstuurd", "Er is niets gewijzigd. Doe het in kleinere delen.",
            "Too much was sent at once", "Nothing was changed. Do it in smaller parts."),
        ["unverified-caller"] = new(
            "Dit verzoek kon niet worden gecontroleerd", "Er is niets gewijzigd. Open de Loket.nl-koppeling opnieuw vanuit uw planner.",
            "This request could not be verified", "Nothing was changed. Open the Loket.nl connection from your planner again."),
        ["too-much-unverified"] = new(
            "Er komt te veel binnen dat niet kan worden gecontroleerd", "Er is niets gewijzigd. Wacht even en probeer het nog eens.",
            "Too much comes in that cannot be verified", "Nothing was changed. Wait a moment and try once more."),
        ["message-replayed"] = new(
            "Dit is al eerder verstuurd", "Het is niet nog eens uitgevoerd. Ververs de pagina om de stand te zien.",
            "This was sent before", "It was not done again. Reload the page to see how things stand."),
        ["message-reused"] = new(
            "Onder dit kenmerk kwam eerder een ander verzoek", "Er is niets gedaan. Ververs de pagina en probeer het nog eens.",
            "Another request came under this id before", "Nothing was done. Reload the page and try once more."),
        ["message-under-way"] = new(
            "Hier wordt al aan gewerkt", "Het is niet nog eens gestart. Wacht even en ververs de pagina om de stand te zien.",
            "This is being worked on already", "It was not started again. Wait a moment and reload the page to see how things stand."),
        ["body-not-taken"] = new(
            "Dit verzoek bevat te veel", "Er is niets gedaan. Open de pagina opnieuw en probeer het nog eens.",
            "This request holds too much", "Nothing was done. Open the page again and try once more."),
        ["keys-unavailable"] = new(
            "Dit lukt nu even niet", "Er is niets gewijzigd. Probeer het over een minuut opnieuw; u hoeft zich niet opnieuw aan te melden.",
            "This does not work right now", "Nothing was changed. Try again in a minute; you need not sign in again."),
        ["keys-refused"] = new(
            "Dit werkt op dit moment niet",
            "De beheerder moet iets herstellen. Er is niets gewijzigd en u hoeft zich niet opnieuw aan te melden. Blijft het zo, geef dan deze code door.",
            "This does not work at the moment",
            "The operator has to mend something. Nothing was changed and you need not sign in again. If it stays so, give him this code."),
        ["content-not-taken"] = new(
            "Zo kan dit niet worden verstuurd", "Er is niets gedaan. Open de pagina opnieuw en probeer het nog eens.",
            "This cannot be sent in such a form", "Nothing was done. Open the page again and try once more."),
        ["unexpected"] = new(
            "Er ging hier iets mis",
            "De fout ligt bij ons en is vastgelegd. Probeer het opnieuw; blijft het zo, geef dan deze code door aan de beheerder.",
            "Something went wrong here", "The fault is ours and was logged. Try again; if it stays, give the operator this code."),
    };
}
