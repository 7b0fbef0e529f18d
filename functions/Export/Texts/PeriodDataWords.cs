using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for the warnings of <see cref="PeriodDataCodes"/>.</summary>
internal static class PeriodDataWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [PeriodDataCodes.ChangedInLoket] = new(ActionOwner.User, ActionPlace.Report,
            "Van waarden die eerder verstuurd waren, staat in Loket nu iets anders: iemand heeft ze daar gewijzigd. Ze zijn zo gelaten.",
            "Lees in het verslag welke. Moeten ze terug, wis ze dan in Loket, verander de registratie en exporteer opnieuw.",
            "Of values that were sent before Loket now holds others: somebody changed them there. They were left so.",
            "Read in the report which. If they are to go back, clear them in Loket, change the registration, and export again."),
        [PeriodDataCodes.NotVerified] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Van sommige medewerkers toonde Loket niet wat er nu staat, mogelijk door filterinstellingen van de gebruiker.",
            "Controleer de filterinstellingen van de gebruiker in Loket.",
            "Of some employees Loket did not show what it holds now, perhaps because of the user's filter settings.",
            "Check the user's filter settings in Loket."),
    };
}
