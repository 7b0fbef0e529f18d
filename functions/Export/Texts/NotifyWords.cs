using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="NotifyCodes"/>.</summary>
internal static class NotifyWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [NotifyCodes.Unconfirmed] = new(ActionOwner.User, ActionPlace.Exports,
            "Het mailen van het loonbestand werd onderbroken; niet bekend is of de mail is aangekomen.",
            "Vraag de ontvanger of het bestand er is. Zo niet, laat het opnieuw mailen, of download het.",
            "Mailing the payroll file was interrupted; it is not known whether the mail arrived.",
            "Ask the recipient whether the file is there. If not, have it mailed again, or download it."),
        [NotifyCodes.Refused] = new(ActionOwner.User, ActionPlace.Settings,
            "De mailserver weigerde de mail met het loonbestand, voor een of meer ontvangers.",
            "Controleer de mailadressen en laat het bestand opnieuw mailen, of download het.",
            "The mail server refused the mail with the payroll file, for one or more recipients.",
            "Check the mail addresses and have the file mailed again, or download it."),
        [NotifyCodes.AddressNotSupported] = new(ActionOwner.User, ActionPlace.Settings,
            "De mailserver kan niet mailen aan een adres met letters zoals é voor het apenstaartje; niet iedereen kreeg het loonbestand.",
            "Geef die ontvanger een ander mailadres en laat het bestand opnieuw mailen, of download het.",
            "The mail server cannot mail to an address with letters such as é before the @; not everybody got the payroll file.",
            "Give that recipient another mail address and have the file mailed again, or download it."),
        [NotifyCodes.Unavailable] = new(ActionOwner.User, ActionPlace.Exports,
            "De mailserver was niet bereikbaar; het loonbestand is niet, of niet aan iedereen, gemaild.",
            "Laat het bestand later opnieuw mailen, of download het.",
            "The mail server could not be reached; the payroll file was not mailed, or not to everybody.",
            "Have the file mailed again later, or download it."),
        [NotifyCodes.Off] = new(ActionOwner.Operator, ActionPlace.Exports,
            "Deze installatie verstuurt geen mail; het loonbestand is niet gemaild.",
            "Download het bestand. De beheerder van deze installatie stelt een mailserver in.",
            "This installation sends no mail; the payroll file was not mailed.",
            "Download the file. The operator of this installation sets a mail server."),
        [NotifyCodes.NoRecipient] = new(ActionOwner.User, ActionPlace.Settings,
            "Er is niemand ingesteld om het loonbestand aan te mailen.",
            "Stel de ontvangers in en laat het bestand opnieuw mailen, of download het.",
            "Nobody is set to mail the payroll file to.",
            "Set the recipients and have the file mailed again, or download it."),
    };
}
