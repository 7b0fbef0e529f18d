using LoketFunctions.Localization;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// The words of the mail with a payroll file. What stands on Loket's own screens stays Dutch in both languages: it is what the
/// reader looks for there.
/// </summary>
internal static class PayrollFileWords
{
    /// <summary>0 employer, 1 administration, 2 year, 3 period, 4 version.</summary>
    public static readonly Words Subject = new(
        "Loonbestand {0}, {1}: {2} periode {3}, versie {4}", "Payroll file {0}, {1}: {2} period {3}, version {4}");

    public static readonly Words TestSubject = new("TESTJAAR: {0}", "TEST YEAR: {0}");
    public static readonly Words Greeting = new("Beste salarisadministrateur,", "Dear payroll administrator,");

    /// <summary>0 product.</summary>
    public static readonly Words Attached = new(
        "Bij deze mail zit het loonbestand voor Loket.nl, met de uren en vergoedingen uit {0}.",
        "The payroll file for Loket.nl, with the hours and allowances of {0}, comes with this mail.");

    /// <summary>0 product, 1 day.</summary>
    public static readonly Words Linked = new(
        "Het loonbestand voor Loket.nl, met de uren en vergoedingen uit {0}, staat klaar. De link werkt tot {1}; stuur hem niet door.",
        "The payroll file for Loket.nl, with the hours and allowances of {0}, is ready. The link works until {1}; do not pass it on.");

    public static readonly Words Download = new("Download het loonbestand", "Download the payroll file");

    /// <summary>0 year.</summary>
    public static readonly Words TestYear = new(
        "Let op: {0} is in Loket een testjaar van deze administratie. Er wordt niemand mee betaald.",
        "Mind: {0} is a test year of this administration in Loket. Nobody is paid by it.");

    /// <summary>0 version, 1 the version before.</summary>
    public static readonly Words Replaces = new(
        "Versie {0} vervangt versie {1}. Gebruik versie {1} niet meer; hebt u die al geïmporteerd, importeer versie {0} dan er overheen.",
        "Version {0} replaces version {1}. Do not use version {1} any more; if you imported it already, import version {0} over it.");

    /// <summary>0 how much.</summary>
    public static readonly Words MuchWithdrawn = new(
        "Let op: deze versie neemt veel terug van wat er eerder verstuurd is: {0}. Iemand heeft dat bevestigd.",
        "Mind: this version takes back much of what was sent before: {0}. Somebody has confirmed that.");

    public static readonly Words Employer = new("Werkgever", "Employer");
    public static readonly Words Administration = new("Administratie", "Administration");
    public static readonly Words ClientNumber = new("Aansluitnummer", "Client number (aansluitnummer)");
    public static readonly Words Year = new("Jaar", "Year");
    public static readonly Words Period = new("Periode", "Period");

    /// <summary>0 number, 1 first day, 2 last day.</summary>
    public static readonly Words PeriodDays = new("{0} ({1} tot en met {2})", "{0} ({1} to {2})");

    public static readonly Words File = new("Bestand", "File");
    public static readonly Words Version = new("Versie", "Version");
    public static readonly Words Lines = new("Regels", "Lines");
    public static readonly Words Employees = new("Medewerkers", "Employees");

    public static readonly Words ImportNow = new("Nog te doen: importeren in Loket", "Still to do: import it in Loket");
    public static readonly Words NotInLoket = new(
        "De waarden staan nog niet in Loket. Dat gebeurt pas als u het bestand importeert.",
        "The values do not stand in Loket yet. They will once you import the file.");

    /// <summary>0 day.</summary>
    public static readonly Words Deadline = new(
        "Loket maakt de verloning van deze periode automatisch aan op {0}. Wat daarna komt, gaat niet meer mee: importeer het bestand vóór die dag.",
        "Loket makes the payroll run of this period by itself on {0}. What comes later misses it: import the file before that day.");

    public static readonly Words AlreadyThere = new("De waarden staan al in Loket", "The values stand in Loket already");
    public static readonly Words InLoket = new(
        "Dezelfde waarden zijn al rechtstreeks in Loket gezet. U hoeft het bestand niet te importeren; het is voor uw controle en administratie.",
        "The same values were put straight into Loket already. You need not import the file; it is for your checks and records.");

    /// <summary>0 how many, 1 product.</summary>
    public static readonly Words OthersInLoket = new(
        "Let op: {0} waarden staan anders in Loket dan in het bestand: geweigerd, of daar met de hand gewijzigd. Het verslag van de export in {1} noemt ze.",
        "Mind: {0} values in Loket are other ones than in the file: refused, or changed there by hand. The report of the export in {1} names them.");

    public static readonly Words Zeros = new(
        "Het bestand neemt waarden terug van medewerkers met nul uren: de import zet daar een 0 neer. Dat is de bedoeling.",
        "The file takes values back of employees of zero hours: the import puts a 0 there. That is meant.");

    public static readonly Words EmptyByHand = new(
        "Let op: er zijn ook waarden teruggenomen die dit bestand niet leeg kan maken, van medewerkers aan wie Loket zelf uren betaalt. Is een eerder bestand van deze periode geïmporteerd, maak die waarden dan in Loket leeg. Het verslag van de export in {0} noemt ze.",
        "Mind: values were taken back as well that this file cannot empty, of employees whose hours Loket pays by itself. If an earlier file of this period was imported, empty those values in Loket. The report of the export in {0} names them.");

    public static readonly Words ImportAnyway = new("Wilt u het toch importeren, dan gaat dat zo:", "If you want to import it all the same, this is how:");

    public static readonly Words LogIn = new("Log in bij Loket.nl.", "Sign in at Loket.nl.");

    /// <summary>0 employer, 1 administration.</summary>
    public static readonly Words Choose = new("Kies werkgever “{0}” en administratie “{1}”.", "Choose employer “{0}” and administration “{1}”.");

    public static readonly Words Menu = new("Kies in het menu bovenin “collectieve mutaties”.", "In the menu at the top choose “collectieve mutaties”.");
    public static readonly Words FillIn = new("Vul het venster dat opent zo in:", "Fill in the window that opens like this:");
    public static readonly Words Upload = new("Klik op “upload”.", "Click “upload”.");

    public static readonly Words LeftOut = new("Wat er niet in staat", "What is not in it");
    public static readonly Words NothingLeftOut = new("Alle registraties van de export staan in het bestand.", "All registrations of the export are in the file.");

    /// <summary>0 product.</summary>
    public static readonly Words LeftOutList = new(
        "Deze registraties, of delen ervan, zijn niet meegegaan. Het verslag van de export in {0} noemt ze een voor een.",
        "These registrations, or parts of them, did not go. The report of the export in {0} names them one by one.");

    public static readonly Words Wrong = new("Als er iets niet klopt", "If something is wrong");

    /// <summary>0 product.</summary>
    public static readonly Words Mend = new(
        "Kloppen de uren niet, verbeter ze dan in {0} en exporteer opnieuw. U krijgt een nieuwe versie, die deze geheel vervangt; dat kan zolang "
        + "de periode niet is verloond. Neemt Loket het bestand niet aan, stuur de melding van Loket dan met de gegevens hieronder naar {0}.",
        "If the hours are wrong, mend them in {0} and export again. You get a new version that replaces this one wholly; that can be done until "
        + "the period is paid. If Loket does not accept the file, send what Loket said to {0}, with what stands below.");

    /// <summary>0 connection, 1 product, 2 export, 3 version.</summary>
    public static readonly Words Footer = new(
        "Koppeling {0} van {1}, export {2}, versie {3}. Deze mail is automatisch verstuurd; een antwoord wordt niet gelezen.",
        "Connection {0} of {1}, export {2}, version {3}. This mail was sent automatically; an answer is not read.");
}
