using System.Text.RegularExpressions;
using LoketFunctions.Localization;

namespace LoketFunctions.Console.Rendering;

/// <summary>
/// What is wrong with a field, in the words of somebody at a screen. The app's own are for engineers ("is not an e-mail address"), and
/// hold no more than numbers and codes that vary. A convention test holds that each has some here.
/// </summary>
internal static class FaultWords
{
    private static readonly Words Otherwise = new("Dit kan niet zo.", "This cannot be so.");

    /// <summary>The first that fits counts; a and b are what varies.</summary>
    private static readonly IReadOnlyList<(Regex Fault, Words Words)> Known = new (string Fault, Words Words)[]
    {
        ("is null", new("Dit is nog leeg.", "This is still empty.")),
        ("is not text", new("Hierin staan tekens die niet kunnen.", "This holds characters that cannot be used.")),
        ("is there twice", new("Dit is twee keer ingevuld.", "This is filled in twice.")),
        ("is not known here or has the wrong form", new("Dit heeft niet de goede vorm.", "This does not have the right form.")),
        ("is missing.*", new("Dit ontbreekt nog.", "This is still missing.")),
        ("is empty: choose at least one", new("Kies er ten minste één.", "Choose at least one.")),
        ("names more than (?<a>.+): make a second connection", new(
            "Meer dan ${a} administraties gaan niet in één koppeling; maak een tweede.", "More than ${a} administrations do not fit one connection; make a second.")),
        ("is not chosen", new("Kies er een.", "Choose one.")),
        ("is none of those that the page offers", new("Kies een van de mogelijkheden.", "Choose one of the possibilities.")),
        ("is empty", new("Dit is nog leeg.", "This is still empty.")),
        ("is not an e-mail address", new("Dit is geen geldig e-mailadres.", "This is not a valid e-mail address.")),
        ("holds letters such as é before the @, which .*", new(
            "Naar een adres met letters als é voor de @ kan geen mail; geef een ander adres.",
            "No mail can go to an address with letters such as é before the @; give another address.")),
        ("holds letters such as é before the @, and .*", new(
            "Of naar een adres met letters als é voor de @ mail kan, is nu niet na te gaan; probeer het later of geef een ander adres.",
            "Whether mail can go to an address with letters such as é before the @ cannot be told now; try later or give another address.")),
        ("is not a list of at most (?<a>.+) e-mail addresses", new("Vul geldige e-mailadressen in, hooguit ${a}.", "Fill in valid e-mail addresses, ${a} at most.")),
        ("is not a list of at most (?<a>.+) tokens of `toConfirm`", new("Bekijk de wijzigingen opnieuw en bevestig ze daar.", "Look at the changes again, and confirm them there.")),
        ("is not a list of some of .*", new("Kies een van de mogelijkheden.", "Choose one of these.")),
        ("is not a time of day: .*", new("Dit is geen tijd, zoals 03:30.", "This is not a time, such as 03:30.")),
        ("is not a time as HH:mm", new("Dit is geen tijd, zoals 03:30.", "This is not a time, such as 03:30.")),
        ("is not a day as yyyy-MM-dd", new("Dit is geen datum.", "This is not a date.")),
        ("is not a whole number from (?<a>.+) to (?<b>.+)", new("Vul een heel getal in van ${a} tot en met ${b}.", "Fill in a whole number from ${a} to ${b}.")),
        ("is not a whole number from (?<a>.+)", new("Vul een heel getal in, ten minste ${a}.", "Fill in a whole number, at least ${a}.")),
        ("is not a whole number", new("Vul een heel getal in.", "Fill in a whole number.")),
        ("is not from (?<a>.+) to (?:below )?(?<b>.+)", new("Dit ligt niet tussen ${a} en ${b}.", "This is not between ${a} and ${b}.")),
        ("is below (?<a>.+)", new("Dit is minder dan ${a}.", "This is less than ${a}.")),
        ("is not true or false", new("Kies ja of nee.", "Choose yes or no.")),
        ("is not a line of 1 to (?<a>.+) characters with a letter or digit",
            new("Vul één regel in van hooguit ${a} tekens.", "Fill in one line of at most ${a} characters.")),
        ("is longer than (?<a>.+) characters", new("Dit is te lang: hooguit ${a} tekens.", "This is too long: ${a} characters at most.")),
        ("(?:is|has a code, .+, that is) not 1 to (?<a>.+) characters without control characters",
            new("Gebruik 1 tot ${a} gewone tekens.", "Use 1 to ${a} ordinary characters.")),
        ("is not 1 to (?<a>.+) letters, digits, dots, dashes and underscores.*",
            new("Gebruik 1 tot ${a} letters, cijfers, punten, streepjes en lage streepjes.", "Use 1 to ${a} letters, digits, dots, dashes and underscores.")),
        ("holds (?<a>.+); 1 to (?<b>.+) are taken at once", new("Kies er 1 tot ${b} tegelijk.", "Choose 1 to ${b} at once.")),
        ("holds? .*", new("Hierin staan tekens die niet kunnen.", "This holds characters that cannot be used.")),
        ("is not below one of the addresses that the operator allowed for this planner",
            new("De beheerder staat dit adres voor uw planner niet toe.", "The operator does not allow this address for your planner.")),
        ("is not an absolute address of at most (?<a>.+) characters", new("Dit is geen volledig internetadres.", "This is not a whole internet address.")),
        ("is not a payroll administration that the connected user can reach",
            new("De gekoppelde gebruiker kan niet bij deze administratie.", "The connected user cannot reach this administration.")),
        ("is not one of the administrations that are chosen", new("Deze administratie is niet gekozen.", "This administration is not chosen.")),
        ("has a venue already", new("Deze administratie heeft al een vestiging.", "This administration has a venue already.")),
        ("is the venue of another administration already: .*",
            new("Deze vestiging is al een andere administratie.", "This venue is another administration already.")),
        ("is not of this product: its venues are not administrations",
            new("In uw planner is een vestiging geen administratie.", "In your planner a venue is no administration.")),
        ("does not take part in this connection", new("Deze administratie doet niet mee in de koppeling.", "This administration takes no part in the connection.")),
        ("is not a payroll (year|period) of this administration in Loket",
            new("Deze loonperiode is er in Loket.nl niet voor deze administratie.", "Loket.nl has no such payroll period for this administration.")),
        ("cannot be told: Loket has no payroll periods for this administration",
            new("Loket.nl heeft voor deze administratie nog geen loonperioden.", "Loket.nl has no payroll periods for this administration yet.")),
        ("is not among the planner's employees as last read",
            new("Deze medewerker is in de planner niet (meer) bekend.", "This employee is not known in the planner, or no longer.")),
        ("is given with the choice link, and only then", new("Kies met wie u deze medewerker koppelt.", "Choose whom to link this employee with.")),
        ("name an employee twice", new("Dezelfde medewerker is twee keer gekozen.", "The same employee is chosen twice.")),
        ("names nobody.*", new("Vul iemand in, of laat dit leeg.", "Fill in somebody, or leave this empty.")),
        ("are not taken: .*", new("Deze gegevens zijn hier niet nodig.", "These details are not needed here.")),
        ("lack environmentCode or have the wrong form", new("Vul de omgevingscode in.", "Fill in the environment code.")),
        ("has (?<a>.+) codes; at most (?<b>.+) are taken", new("Dit zijn te veel codes: hooguit ${b}.", "These are too many codes: ${b} at most.")),
        ("is none that this page has|is none of those that the page offers",
            new("Deze keuze is er niet (meer). Open de pagina opnieuw.", "There is no such choice, or no longer. Open the page again.")),
        ("is not chosen", new("Dit is nog niet gekozen.", "This is not chosen yet.")),
        ("cannot be mailed to: this installation sends no mail", new("Deze installatie verstuurt geen mail.", "This installation sends no mail.")),
        ("is neither the owner's address nor one of the export recipients of this connection", new(
            "Dit is niet het adres van de eigenaar of van een ontvanger van de koppeling.",
            "This is neither the address of the owner nor of a recipient of the connection.")),
        ("takes part in connection .*", new(
            "Deze administratie doet al mee in een andere koppeling.", "This administration takes part in another connection already.")),
        ("is for an employee of the planner's who is another record's already", new(
            "Deze medewerker van de planner is aan niemand gekoppeld; er is niets samen te voegen.",
            "The planner's employee is linked to nobody; there is nothing to merge with.")),
        ("is not one of .*", new("Kies een van de mogelijkheden.", "Choose one of the possibilities.")),
        ("names a correction that cannot be carried", new(
            "Een gekozen correctie kan niet mee; bij de correctie staat waarom.", "A correction that was chosen cannot go along; it says why.")),
        ("names (?<a>.+) corrections; 1 to (?<b>.+) are taken at once", new("Kies er 1 tot ${b} tegelijk.", "Choose 1 to ${b} at once.")),
        ("is not a setting of a connection", new("Deze instelling bestaat niet.", "There is no such setting.")),
        ("is not 1 to (?<a>.+) permissions", new("Geef 1 tot ${a} rechten.", "Give 1 to ${a} permissions.")),
        ("names more than (?<a>.+) administrations in all; .*", new(
            "Dit zijn te veel administraties: hooguit ${a}.", "These are too many administrations: ${a} at most.")),
        ("is not for 1 to (?<a>.+) administrations", new("Kies 1 tot ${a} administraties.", "Choose 1 to ${a} administrations.")),
        ("is for the connection as a whole: .*", new("Dit recht geldt voor de hele koppeling.", "This permission is for the connection as a whole.")),
        ("component (?<a>.+) is not in the administration's list of (?<b>.+)",
            new("Looncomponent ${a} staat voor ${b} niet in Loket.nl.", "Loket.nl does not have payroll component ${a} in ${b}.")),
        ("component (?<a>.+) cannot be changed collectively, as exports do",
            new("Looncomponent ${a} kan in Loket.nl niet collectief worden gewijzigd.", "Payroll component ${a} cannot be changed collectively in Loket.nl.")),
        ("component (?<a>.+) is not for hours", new("Looncomponent ${a} is niet voor uren.", "Payroll component ${a} is not for hours.")),
        ("component (?<a>.+) is for hours", new("Looncomponent ${a} is voor uren.", "Payroll component ${a} is for hours.")),
        ("distribution unit .+ is not one of the employer's", new("Deze verdeeleenheid heeft de werkgever niet in Loket.nl.", "The employer has no such distribution unit in Loket.nl.")),
        ("cost centre (?<a>.+) is not in the administration's list of (?<b>.+)",
            new("Kostenplaats ${a} staat voor ${b} niet in Loket.nl.", "Loket.nl does not have cost centre ${a} in ${b}.")),
        ("cost unit (?<a>.+) is not in the administration's list of (?<b>.+)",
            new("Kostendrager ${a} staat voor ${b} niet in Loket.nl.", "Loket.nl does not have cost unit ${a} in ${b}.")),
        ("shift (?<a>.+) is not in the administration's list of (?<b>.+)",
            new("Ploeg ${a} staat voor ${b} niet in Loket.nl.", "Loket.nl does not have shift ${a} in ${b}.")),
    }.Select(one => (new Regex($@"^(?:{one.Fault})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), one.Words)).ToList();

    public static string Of(string fault, string language) => Find(fault, language) ?? Otherwise.In(language);

    /// <summary>Null where nobody gave it words.</summary>
    public static string? Find(string fault, string language)
    {
        foreach (var (pattern, words) in Known)
        {
            if (pattern.Match(fault) is { Success: true } match)
                return match.Result(words.In(language));
        }

        return null;
    }
}
