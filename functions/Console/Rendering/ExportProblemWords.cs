namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with exports, their files and mails.</summary>
internal static class ExportProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["period-not-open"] = new(
            "Deze loonperiode neemt geen waarden meer aan", "Ze is al verloond of wordt verloond. Kies een latere periode. Er is niets gewijzigd.",
            "This payroll period takes no values any more", "It is paid or being processed. Choose a later period. Nothing was changed."),
        ["corrections-off"] = new(
            "Correcties gaan in deze koppeling niet mee naar een latere periode", "Zet dat aan bij Instellingen. Er is niets gewijzigd.",
            "Corrections are not carried into later periods in this connection", "Switch that on under Settings. Nothing was changed."),
        ["corrections-changed"] = new(
            "De correcties zijn intussen anders", "Bekijk ze opnieuw en kies daarna. Er is niets gewijzigd.",
            "The corrections are others by now", "Look at them again and choose after that. Nothing was changed."),
        ["no-report-yet"] = new(
            "Er is nog geen verslag", "De export is nog niet zover, of is eerder gestopt. Bekijk de stand van de export en kijk later nog eens.",
            "There is no report yet", "The export is not that far, or stopped before. Look at how the export stands, and come back later."),
        ["no-payroll-file"] = new(
            "Er is geen loonbestand", "Deze export heeft voor de administratie geen bestand gemaakt. Bekijk bij de export waarom.",
            "There is no payroll file", "This export wrote no file for the administration. The export says why."),
        ["no-recipients"] = new(
            "Er is niemand ingesteld om het bestand naar te mailen", "Er is niets gemaild. Vul ontvangers in, of stel ze in bij Instellingen.",
            "Nobody is set to mail the file to", "Nothing was mailed. Fill in recipients, or set them under Settings."),
        ["mail-unavailable"] = new(
            "De mailserver is nu niet bereikbaar",
            "Niet iedereen heeft het bestand gekregen. Probeer het later opnieuw; u kunt het bestand intussen downloaden.",
            "The mail server cannot be reached now",
            "Not everybody got the file. Try again later; you can download the file meanwhile."),
        ["mail-refused"] = new(
            "De mailserver heeft de mail geweigerd",
            "Niet iedereen heeft het bestand gekregen. Controleer de e-mailadressen. Kloppen die, neem dan contact op met de beheerder.",
            "The mail server refused the mail",
            "Not everybody got the file. Check the e-mail addresses. If they are right, tell the operator."),
        ["mail-address-not-supported"] = new(
            "De mailserver kan niet mailen aan een adres met letters zoals é voor het apenstaartje",
            "Niet iedereen heeft het bestand gekregen. Vul voor die ontvanger een ander e-mailadres in.",
            "The mail server takes no address with letters such as é before the @",
            "Not everybody got the file. Fill in another e-mail address for that recipient."),
        ["mail-unconfirmed"] = new(
            "Niet bekend is of de mail is aangekomen",
            "De verbinding met de mailserver viel weg toen die de hele mail had. Vraag de ontvanger of het bestand er is, en mail het anders opnieuw.",
            "It is not known whether the mail arrived",
            "The connection to the mail server was lost when it had the whole mail. Ask the recipient whether the file is there, and mail it again if not."),
        ["mail-off"] = new(
            "Mailen staat hier uit", "De beheerder kan een mailserver instellen. U kunt het bestand wel downloaden.",
            "Mail is switched off here", "The operator can set a mail server. You can download the file."),
        ["no-marks-left"] = new(
            "Er valt niets meer terug te melden", "De planner heeft alle terugmeldingen van deze export al ontvangen. U hoeft niets te doen.",
            "There is nothing left to tell", "The planner received all that was to be told of this export. You need not do anything."),
    };
}
