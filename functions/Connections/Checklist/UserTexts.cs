using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about the Loket user and about the product's side.</summary>
internal static class UserTexts
{
    private static readonly Words WhyAUser = new(
        "{0} werkt in Loket.nl met de rechten van een gebruiker. Loket.nl laat een koppeling alleen toe met een gewone, actieve gebruiker en niet "
        + "met een webservicegebruiker. Met een eigen gebruiker valt de koppeling niet stil als een collega vertrekt.",
        "{0} works in Loket.nl with the rights of a user. Loket.nl admits an integration only with a normal, active user and not with a web "
        + "service user. With a user of its own the connection does not stop when a colleague leaves.");

    public static IReadOnlyDictionary<SetUpItem, ItemText> ByItem { get; } = new Dictionary<SetUpItem, ItemText>
    {
        [SetUpItem.NormalUser] = new(
            ActionOwner.Accountant,
            new("Een gebruiker voor de koppeling", "A user for the connection"),
            WhyAUser,
            new("Voeg in Loket.nl bij de werkgever onder “Gebruikers” een gebruiker toe. Kies als inlogmethode “Via website en SSO”. De gebruiker krijgt "
                + "een uitnodiging per mail en kiest zelf een wachtwoord.",
                "In Loket.nl add a user under “Gebruikers” at the employer. Choose “Via website en SSO” as the way to sign in. The user is invited by "
                + "mail and chooses a password."),
            new("Wilt u voor de koppeling met {0} een gewone, actieve gebruiker maken (geen webservicegebruiker), met inlogmethode “Via website en SSO”?",
                "Would you make a normal, active user for the connection with {0} (no web service user), signing in by “Via website en SSO”?")),
        [SetUpItem.AccountantUser] = new(
            ActionOwner.Accountant,
            new("Een gebruiker voor de koppeling", "A user for the connection"),
            WhyAUser,
            new("Open in Loket.nl het tabblad “Teams en gebruikers” en daarin “Gebruikers AK”. Maak daar een nieuwe, gewone gebruiker die actief is.",
                "In Loket.nl open the tab “Teams en gebruikers” and in it “Gebruikers AK”. Make a new, normal user there that is active."),
            new("Wilt u voor de koppeling met {0} onder “Teams en gebruikers” > “Gebruikers AK” een gewone, actieve gebruiker maken (geen webservicegebruiker)?",
                "Would you make a normal, active user for the connection with {0} under “Teams en gebruikers” > “Gebruikers AK” (no web service user)?"),
            new("De handleiding van {0} vraagt hier een gebruiker van de soort “Webservice gebruiker”, met “Wachtwoord wijzigen toestaan” op “Nee”. Dat hoorde "
                + "bij de vroegere koppeling. Bedoeld is nu een gewone gebruiker: de huidige API van Loket.nl laat webservicegebruikers niet toe.",
                "The manual of {0} asks for a user of the kind “Webservice gebruiker” here, with “Wachtwoord wijzigen toestaan” at “Nee”. That belonged to "
                + "the former integration. What is meant now is a normal user: Loket.nl's API of today admits no web service users.")),
        [SetUpItem.Team] = new(
            ActionOwner.Accountant,
            new("Een team met de werkgevers", "A team with the employers"),
            new("De gebruiker ziet alleen de werkgevers van zijn team.", "The user only sees the employers of his team."),
            new("Open “Teams en gebruikers” en daarin “Teams”. Maak een nieuw team, zet de gebruiker erin en kies de werkgevers die meedoen.",
                "Open “Teams en gebruikers” and in it “Teams”. Make a new team, put the user in it and choose the employers that take part."),
            new("Wilt u deze gebruiker onder “Teams en gebruikers” > “Teams” in een nieuw team zetten met de werkgevers die meedoen?",
                "Would you put this user in a new team under “Teams en gebruikers” > “Teams”, with the employers that take part?"),
            new("De handleiding van {0} zet dit team op “Autorisatieset n.v.t.”, zonder verdere rechten. Dat gold voor de webservicegebruiker. Een gewone "
                + "gebruiker heeft wel rechten nodig: bedoeld is nu dat hij de rechten krijgt die hieronder staan.",
                "The manual of {0} sets this team to “Autorisatieset n.v.t.”, without further rights. That held for the web service user. A normal user does "
                + "need rights: what is meant now is that he gets those named below.")),
        [SetUpItem.EnvironmentCode] = new(
            ActionOwner.User,
            new("De omgevingscode (mag leeg blijven)", "The environment code (may stay empty)"),
            new("Het koppelformulier van {0} vraagt ernaar. De code wordt als kenmerk bij de koppeling bewaard; er wordt niet mee ingelogd.",
                "The connect form of {0} asks for it. The code is kept with the connection as a label; nobody signs in with it."),
            new("Vraag de omgevingscode op bij Loket.nl en vul hem in bij het verbinden.", "Ask Loket.nl for the environment code (omgevingscode) and fill it in when connecting."))
        {
            Unverified = new("Er is geen code ingevuld. De koppeling werkt ook zonder.", "No code was filled in. The connection works without it as well."),
        },
        [SetUpItem.UniquePersonnelNumbers] = new(
            ActionOwner.User,
            new("Elk personeelsnummer is van één persoon", "Each personnel number is one person's"),
            new("Met meer koppelingen in uw account herkent {0} een medewerker aan zijn personeelsnummer, over alle administraties heen.",
                "With several connections in your account, {0} knows an employee by his personnel number, across all administrations."),
            new("Controleer in Loket.nl dat geen personeelsnummer in twee administraties bij verschillende mensen staat.",
                "Check in Loket.nl that no personnel number is used in two administrations for different people."))
        {
            Unverified = new(
                "Uw account heeft meer koppelingen. Een nummer dat botst, wordt bij de synchronisatie gemeld en niet geïmporteerd.",
                "Your account has several connections. A number that clashes is reported by the sync and not imported."),
        },
    };
}
