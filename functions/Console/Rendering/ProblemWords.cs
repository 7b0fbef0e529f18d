using LoketFunctions.Http;
using LoketFunctions.Wording;

namespace LoketFunctions.Console.Rendering;

/// <param name="Title">What happened.</param>
/// <param name="ToDo">Whose move it is, and what to do.</param>
internal sealed record ProblemText(Words Title, Words ToDo);

/// <summary>
/// The app's problems in the words of somebody at a screen. Those of <see cref="Problem"/> itself are for the engineers who call the API.
/// A convention test holds that every problem has some.
/// </summary>
internal static class ProblemWords
{
    private static readonly Words NothingChanged = new("Er is niets gewijzigd.", "Nothing was changed.");

    private static readonly Dictionary<string, ProblemText> ByCode = new(StringComparer.Ordinal)
    {
        ["session-ended"] = new(
            new("U bent niet (meer) aangemeld", "You are not signed in, or no longer"),
            new("Open de Loket.nl-koppeling opnieuw vanuit uw planner.", "Open the Loket.nl connection from your planner again.")),
        ["console-link-gone"] = new(
            new("Deze link werkt niet meer", "This link no longer works"),
            new("Een link werkt één keer en tien minuten. Open de Loket.nl-koppeling opnieuw vanuit uw planner.",
                "A link works once and for ten minutes. Open the Loket.nl connection from your planner again.")),
        ["form-not-trusted"] = new(
            new("Dit formulier is niet geaccepteerd", "This form was not accepted"),
            new("Er is niets gewijzigd. Open de pagina opnieuw en probeer het nog eens.", "Nothing was changed. Open the page again and try once more.")),
        ["planner-employee-taken"] = new(
            new("Deze medewerker van de planner is al aan iemand anders gekoppeld", "The planner's employee is linked to somebody else"),
            new("Er is niets gewijzigd. Maak eerst die andere koppeling ongedaan, of kies een andere medewerker.",
                "Nothing was changed. Undo the other link first, or choose another employee.")),
        ["connection-not-active"] = new(
            new("De koppeling is niet actief", "The connection is not active"),
            new("Er is niets gewijzigd. Meld u aan bij Loket en kies de administraties.",
                "Nothing was changed. Sign in at Loket and choose the administrations.")),
        ["not-permitted"] = new(
            new("U mag dit niet doen", "You may not do this"),
            new("Er is niets gewijzigd. Wie de gebruikers van uw planner beheert, kan u het recht geven voor deze administratie.",
                "Nothing was changed. Whoever manages the users of your planner can give you the right for this administration.")),
        ["mapping-changed"] = new(
            new("Iemand anders heeft de koppeltabel intussen gewijzigd", "Somebody else changed the mapping meanwhile"),
            new("Er is nog niets van u opgeslagen. Wat u koos, staat er nog; waar de ander iets anders koos, staat dat erbij. Kijk het na en sla opnieuw op.",
                "Nothing of yours was saved yet. What you chose still stands here; where the other chose something else, that stands beside it. Check it and save again.")),
        ["no-report-yet"] = new(
            new("Er is nog geen verslag", "There is no report yet"),
            new("De export van deze administratie is nog niet zo ver, of is eerder mislukt. Kijk bij de export hoe die ervoor staat.",
                "The export of this administration is not that far yet, or failed before. Look at the export to see how it stands.")),
        ["no-payroll-file"] = new(
            new("Er is geen loonbestand", "There is no payroll file"),
            new("Deze export maakte voor deze administratie geen bestand.", "This export made no file for this administration.")),
        ["mail-unavailable"] = new(
            new("De mail kan nu niet worden verstuurd", "The mail cannot be sent now"),
            new("De mailserver is niet bereikbaar. Probeer het later opnieuw; u kunt het bestand intussen downloaden.",
                "The mail server cannot be reached. Try again later; you can download the file meanwhile.")),
        ["mail-refused"] = new(
            new("De mail is geweigerd", "The mail was refused"),
            new("De mailserver nam een of meer adressen niet aan. Controleer de adressen.", "The mail server did not accept one or more addresses. Check the addresses.")),
        ["mail-off"] = new(
            new("Er kan hier niet gemaild worden", "No mail can be sent here"),
            new("De beheerder heeft geen mailserver ingesteld. Download het bestand.", "The operator has set no mail server. Download the file.")),
        ["no-recipients"] = new(
            new("Er is niemand om naar te mailen", "There is nobody to mail to"),
            new("Vul een adres in, of stel de ontvangers in bij de instellingen.", "Fill in an address, or set the recipients in the settings.")),
        ["no-marks-left"] = new(
            new("Er is niets meer terug te melden", "There is nothing left to report back"),
            new("De planner heeft alles van deze export al ontvangen.", "The planner has received all of this export already.")),
        ["not-found"] = new(
            new("Niet gevonden", "Not found"),
            new("Dit bestaat niet, niet meer, of hoort niet bij uw account.", "This does not exist, no longer exists, or is not part of your account.")),
        ["unexpected"] = new(
            new("Er ging hier iets mis", "Something went wrong here"),
            new("De fout ligt bij ons en is vastgelegd. Probeer het opnieuw; blijft het zo, geef dan deze code door aan de beheerder.",
                "The fault is ours and was logged. Try again; if it stays, give the operator this code.")),
    };

    public static ProblemText Of(Problem problem) => ByCode.TryGetValue(problem.Code, out var text)
        ? text
        : new ProblemText(new Words(problem.Title, problem.Title), new Words(problem.Detail + " " + NothingChanged.English, problem.Detail));
}
