using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about what has to be in order at each employer.</summary>
internal static class EmployerTexts
{
    private static readonly Words WhyGeneral = new(
        "De koppeling met {0} heeft deze standaardwaarde nodig om goed te werken.", "The connection with {0} needs this default value to work properly.");

    public static IReadOnlyDictionary<SetUpItem, ItemText> ByItem { get; } = new Dictionary<SetUpItem, ItemText>
    {
        [SetUpItem.EmployerAccess] = new(
            ActionOwner.Accountant,
            new("Toegang tot de werkgevers", "Access to the employers"),
            new("De gebruiker ziet alleen de werkgevers waaraan hij is gekoppeld.", "The user only sees the employers that he is linked to."),
            new("Koppel de gebruiker in Loket.nl aan elke werkgever die meedoet: met een team, of door hem direct bij de werkgever te maken.",
                "In Loket.nl link the user to every employer that takes part: by a team, or by making him directly at the employer."),
            new("Wilt u deze gebruiker toegang geven tot elke werkgever die meedoet?", "Would you give this user access to every employer that takes part?")),
        [SetUpItem.Rights] = new(
            ActionOwner.Accountant,
            new("De rechten van de gebruiker", "The rights of the user"),
            new("Zonder deze rechten weigert Loket.nl gegevens die {0} nodig heeft.", "Without these rights Loket.nl refuses data that {0} needs."),
            new("Geef de gebruiker in Loket.nl, bij elke werkgever die meedoet, deze rechten: {1}.",
                "In Loket.nl give the user these rights at every employer that takes part: {1}."),
            new("Wilt u deze gebruiker de volgende rechten geven?", "Would you give this user the following rights?")),
        [SetUpItem.PayrollAdministrations] = new(
            ActionOwner.Accountant,
            new("Een verloningsadministratie", "A payroll administration"),
            new("{0} wisselt gegevens uit met de verloningsadministraties van een werkgever.", "{0} exchanges data with the payroll administrations of an employer."),
            new("Controleer in Loket.nl of de werkgever een verloningsadministratie heeft, en of de gebruiker die mag zien.",
                "Check in Loket.nl whether the employer has a payroll administration (verloningsadministratie), and whether the user may see it."),
            new("Wilt u nagaan of er een verloningsadministratie is die deze gebruiker mag zien?",
                "Would you check that there is a payroll administration which this user may see?")),
        [SetUpItem.NoFilter] = new(
            ActionOwner.Accountant,
            new("Geen filter op dienstverbanden", "No filter on employments"),
            new("Loket.nl laat dienstverbanden die buiten het filter van de gebruiker vallen zonder melding weg. {0} ziet die medewerkers dan niet.",
                "Loket.nl leaves out, without a word, employments that do not pass the user's filter. {0} does not see those employees then."),
            new("Log in bij Loket.nl als deze gebruiker en zet in zijn filterinstellingen alle administraties, alle afdelingen en alle dienstverbanden aan.",
                "Sign in at Loket.nl as this user and let the filter settings show all administrations, all departments and all employments."),
            new("Wilt u de filterinstellingen van deze gebruiker uitzetten?", "Would you clear the filter settings of this user?"))
        {
            Unverified = new("Loket.nl toont ons de filterinstellingen niet.", "Loket.nl does not show us the filter settings."),
        },
        [SetUpItem.DistributionUnits] = new(
            ActionOwner.Accountant,
            new("Kostenplaatsen (verdelingseenheden)", "Cost centres (distribution units)"),
            new("U koppelt straks uw afdelingen aan de kostenplaatsen die in Loket.nl zijn ingesteld. Dat zijn daar de verdelingseenheden.",
                "You will link your departments to the cost centres that are set up in Loket.nl, where they are called distribution units (verdelingseenheden)."),
            new("Controleer in Loket.nl bij de werkgever onder “Beheer” of er verdelingseenheden zijn.",
                "Check in Loket.nl under “Beheer” at the employer whether there are distribution units (verdelingseenheden)."),
            new("Wilt u verdelingseenheden instellen?", "Would you set up distribution units (verdelingseenheden)?")),
        [SetUpItem.GeneralFunction] = General(
            new("Functie “Algemeen”", "Function “Algemeen”"), new("een functie", "a function (functie)")),
        [SetUpItem.GeneralDepartment] = General(
            new("Afdeling “Algemeen”", "Department “Algemeen”"), new("een afdeling", "a department (afdeling)")),
        [SetUpItem.GeneralDistributionUnit] = General(
            new("Verdelingseenheid “Algemeen”", "Distribution unit “Algemeen”"), new("een verdelingseenheid", "a distribution unit (verdelingseenheid)")),
    };

    private static ItemText General(Words title, Words what) => new(
        ActionOwner.Accountant, title, WhyGeneral,
        new($"Maak in Loket.nl bij de werkgever onder “Beheer” {what.Dutch} met precies de naam “{EmployerChecks.General}”.",
            $"In Loket.nl make {what.English} under “Beheer” at the employer, named exactly “{EmployerChecks.General}”."),
        new($"Wilt u onder “Beheer” {what.Dutch} maken met precies de naam “{EmployerChecks.General}”?",
            $"Would you make {what.English} under “Beheer”, named exactly “{EmployerChecks.General}”?"));
}
