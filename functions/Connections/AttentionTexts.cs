using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Mail;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>What is said about a connection that needs attention: in answers and in the mail to its owner.</summary>
internal static class AttentionTexts
{
    private sealed record Text(ActionOwner Move, Words Subject, Words Happened, Words ToDo);

    private static readonly Dictionary<AttentionReason, Text> ByReason = new()
    {
        [AttentionReason.Reconnect] = new(
            ActionOwner.User,
            new("De koppeling met Loket.nl staat stil: log opnieuw in", "The connection with Loket.nl has stopped: sign in again"),
            new("Loket.nl accepteert de toestemming van deze koppeling niet meer. Er wordt niets gesynchroniseerd.",
                "Loket.nl no longer accepts the permission of this connection. Nothing is synchronised."),
            new("Maak opnieuw verbinding vanuit {0} en log in bij Loket.nl met dezelfde gebruiker. De instellingen blijven bewaard.",
                "Connect again from {0} and sign in at Loket.nl with the same user. The settings are kept.")),
        [AttentionReason.RightsMissing] = new(
            ActionOwner.Accountant,
            new("Er ontbreken rechten in Loket.nl", "Rights are missing in Loket.nl"),
            new("De gebruiker van deze koppeling mist rechten in Loket.nl.", "The user of this connection lacks rights in Loket.nl."),
            new("Vraag de accountant, of wie de gebruikers in Loket.nl beheert, om de Loket-gebruiker waarmee is ingelogd de genoemde rechten "
                + "te geven bij de genoemde werkgevers, en die werkgevers de genoemde producten. Het wordt elke nacht nagekeken, en zodra u "
                + "de lijst van deze koppeling in {0} opent.",
                "Ask the accountant, or whoever manages the users in Loket.nl, to give the Loket user who signed in the rights named here "
                + "at the employers named, and those employers the products named. It is checked every night, and as soon as you open the "
                + "checklist of this connection in {0}.")),
        [AttentionReason.PlannerFailing] = new(
            ActionOwner.Planner,
            new("{0} kon de medewerkers niet ontvangen", "{0} could not receive the staff"),
            new("{0} was niet bereikbaar of weigerde de gegevens van de laatste synchronisatie.",
                "{0} could not be reached or refused the data of the last synchronisation."),
            new("U hoeft niets te doen: het wordt vannacht opnieuw geprobeerd. Blijft het zo, meld het dan bij {0}.",
                "You need not do anything: it is tried again tonight. If it stays, tell {0}.")),
        [AttentionReason.RunFailed] = new(
            ActionOwner.Operator,
            new("De synchronisatie met Loket.nl is niet afgemaakt", "The synchronisation with Loket.nl did not finish"),
            new("De laatste synchronisatie is niet afgemaakt. Het verslag ervan zegt wat er gebeurde.",
                "The last synchronisation did not finish. Its report says what happened."),
            new("Lees het verslag in {0}. Het wordt vannacht opnieuw geprobeerd.", "Read the report in {0}. It is tried again tonight.")),
        [AttentionReason.ExportFailed] = new(
            ActionOwner.User,
            new("De export naar Loket.nl is niet gelukt", "The export to Loket.nl did not succeed"),
            new("De laatste export van uren naar Loket.nl is niet of niet geheel gelukt.",
                "The last export of hours to Loket.nl did not succeed, or not wholly."),
            new("Open de export in {0}: daar staat bij elke administratie wat er te doen is.",
                "Open the export in {0}: it says for each administration what is to be done.")),
        [AttentionReason.FileNotMailed] = new(
            ActionOwner.User,
            new("Een loonbestand kon niet worden gemaild", "A payroll file could not be mailed"),
            new("Een loonbestand staat klaar, maar kon niet worden gemaild.", "A payroll file is ready, but could not be mailed."),
            new("Controleer de mailadressen in {0} en laat het bestand opnieuw mailen, of download het.",
                "Check the mail addresses in {0} and have the file mailed again, or download it.")),
        [AttentionReason.MarksNotDelivered] = new(
            ActionOwner.Planner,
            new("{0} weet nog niet welke uren zijn geëxporteerd", "{0} does not know yet which hours were exported"),
            new("De export zelf is gelukt, maar {0} kon de terugmelding niet ontvangen.",
                "The export itself succeeded, but {0} could not receive the report of it."),
            new("U hoeft niets te doen. De leverancier van {0} kan de terugmelding opnieuw laten sturen.",
                "You need not do anything. The vendor of {0} can have the report sent again.")),
        [AttentionReason.RecordsUnreadable] = new(
            ActionOwner.Accountant,
            new("Gegevens in Loket.nl zijn niet te lezen", "Data in Loket.nl cannot be read"),
            new("Van een of meer medewerkers is een gegeven in Loket.nl niet te lezen, zoals een datum die niet bestaat. "
                + "Zij blijven in {0} zoals ze waren; de anderen zijn gesynchroniseerd.",
                "Something about one or more employees in Loket.nl cannot be read, such as a date that does not exist. "
                + "They stay in {0} as they were; the others were synced."),
            new("Zoek in het verslag van de synchronisatie in {0} om wie het gaat, en laat het genoemde veld in Loket.nl verbeteren.",
                "See in the report of the sync in {0} who they are, and have the field named there corrected in Loket.nl.")),
    };

    private static readonly Words MailText = new(
        """
        Beste beheerder,

        {0}

        Wat te doen
        {1}

        {2}
        Deze mail gaat over koppeling {3} van {4} en is automatisch verstuurd. U krijgt hem eenmaal, tot het is verholpen.
        """,
        """
        Dear administrator,

        {0}

        What to do
        {1}

        {2}
        This mail is about connection {3} of {4} and was sent automatically. You get it once, until it is mended.
        """);

    /// <summary>Without a session the page asks to be opened from the planner, and shows itself after that.</summary>
    private static readonly Words PageText = new(
        "De pagina hiervoor, te openen als u vanuit {0} bent ingelogd: {1}\n",
        "The page for this, to be opened when you are signed in from {0}: {1}\n");

    private static readonly Words UnopenedGrant = new(
        "De toestemming van Loket.nl kan bij ons niet meer worden gelezen: de sleutel waarmee zij werd bewaard, is ingetrokken of verdwenen. "
        + "Dat ligt niet aan u en niet aan Loket.nl. Er wordt niets gesynchroniseerd.",
        "Loket.nl's permission can no longer be read here: the key that it was kept under was withdrawn or is gone. "
        + "That was neither your doing nor Loket.nl's. Nothing is synchronised.");

    private static readonly Words AtEmployer = new("Bij {0}: {1}.", "At {0}: {1}.");
    private static readonly Words AndMore = new("En bij nog {0} werkgevers.", "And at {0} more employers.");
    private const int ShownEmployers = 10;

    /// <summary>Detail of <see cref="AttentionReason.RightsMissing"/>: per employer the rights, by the Dutch names that Loket shows.</summary>
    public static string MissingRights(IReadOnlyList<EmployerRights> employers, string language)
    {
        var lines = employers.Take(ShownEmployers).Select(employer => Fill(
            AtEmployer, language, employer.EmployerName, string.Join(", ", employer.Missing)));
        var more = employers.Count > ShownEmployers ? [Fill(AndMore, language, employers.Count - ShownEmployers)] : Array.Empty<string>();
        return string.Join(' ', lines.Concat(more));
    }

    /// <summary>Detail of <see cref="AttentionReason.Reconnect"/> where Loket did not refuse anything.</summary>
    public static string Unopened(string language) => UnopenedGrant.In(language);

    public static ActionOwner WhoseMove(AttentionReason reason) => ByReason[reason].Move;

    public static ActionOwner WhoseMove(Connection connection, AttentionReason reason) => connection.AttentionMove ?? WhoseMove(reason);

    /// <summary>The detail of the connection, or what the reason means where there is none.</summary>
    public static string WhatHappened(Connection connection, AttentionReason reason, PlannerProfile profile, string language) =>
        connection.AttentionDetail ?? Fill(ByReason[reason].Happened, language, profile.Product);

    /// <summary>The advice of the connection, or what the reason asks for where there is none.</summary>
    public static string WhatToDo(Connection connection, AttentionReason reason, string language, PlannerProfile profile) =>
        connection.AttentionToDo ?? Fill(ByReason[reason].ToDo, language, profile.Product);

    /// <summary>The page where it is mended, or where one sees more: its path below the console's.</summary>
    public static string PageOf(Connection connection, AttentionReason reason) => connection.AttentionPage ?? ActionPages.Of(PlaceOf(reason), connection.Id)!;

    private static ActionPlace PlaceOf(AttentionReason reason) => reason switch
    {
        AttentionReason.Reconnect or AttentionReason.RightsMissing => ActionPlace.Connect,
        AttentionReason.PlannerFailing or AttentionReason.RunFailed or AttentionReason.RecordsUnreadable => ActionPlace.Syncs,
        _ => ActionPlace.Exports,
    };

    /// <summary>The mail to the owner about what the connection needs now.</summary>
    /// <param name="page">Of the console.</param>
    /// <param name="id">The same for the same notice.</param>
    public static Message Mail(Connection connection, AttentionReason reason, string to, PlannerProfile profile, Uri page, string id)
    {
        var language = connection.Language;
        var links = (connection.ReturnAddress is { } address ? $"{profile.Product}: {address}\n" : "")
            + Fill(PageText, language, profile.Product, page.AbsoluteUri);
        var text = Fill(
            MailText, language, WhatHappened(connection, reason, profile, language), WhatToDo(connection, reason, language, profile), links,
            connection.Id, profile.Product);
        return new Message([to], Fill(ByReason[reason].Subject, language, profile.Product), text, Id: id);
    }

    private static string Fill(Words words, string language, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, words.In(language), values);
}
