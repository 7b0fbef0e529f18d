using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="ContractChangeReason"/>.</summary>
internal static class ContractChangeWords
{
    private const string ConfirmOrKeep = "Bevestig het, of laat deze periode zoals ze was; klopt het niet, laat dan het dienstverband in Loket verbeteren.";
    private const string ConfirmOrKeepInEnglish = "Confirm it, or leave this period as it was; if it is wrong, have the employment corrected in Loket.";

    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [ContractChangeReason.Kind] = Words(
            "Het soort contract is op dagen van deze periode een ander dan bij de vorige export.", "Bevestig het, of laat het dienstverband in Loket verbeteren.",
            "The kind of contract is another one on days of this period than at the last export.", "Confirm it, or have the employment corrected in Loket."),
        [ContractChangeReason.Unit] = Words(
            "De verdelingseenheid is op dagen van deze periode een andere dan bij de vorige export; de uren gaan over.",
            "Bevestig het, of laat de organisatorische eenheid in Loket verbeteren.",
            "The distribution unit is another one on days of this period than at the last export; the hours move.",
            "Confirm it, or have the organizational entity corrected in Loket."),
        [ContractChangeReason.Shift] = Words(
            "De ploeg die Loket bij het dienstverband invult is een andere dan bij de vorige export; de waarden gaan over.", ConfirmOrKeep,
            "The shift that Loket fills in for the employment is another one than at the last export; the values move.", ConfirmOrKeepInEnglish),
        [ContractChangeReason.PayslipType] = Words(
            "Het soort strook dat Loket bij het dienstverband invult is een ander dan bij de vorige export; de waarden gaan over.",
            ConfirmOrKeep,
            "The payslip type that Loket fills in for the employment is another one than at the last export; the values move.", ConfirmOrKeepInEnglish),
        [ContractChangeReason.CostCenter] = Words(
            "De kostenplaats die Loket bij het dienstverband invult is een andere dan bij de vorige export; de waarden gaan over.", ConfirmOrKeep,
            "The cost centre that Loket fills in for the employment is another one than at the last export; the values move.", ConfirmOrKeepInEnglish),
        [ContractChangeReason.CostUnit] = Words(
            "De kostendrager die Loket bij het dienstverband invult is een andere dan bij de vorige export; de waarden gaan over.", ConfirmOrKeep,
            "The cost unit that Loket fills in for the employment is another one than at the last export; the values move.", ConfirmOrKeepInEnglish),
        [ContractChangeReason.Number] = Words(
            "Het loonbestand noemt het dienstverband met een ander nummer dan het vorige bestand.",
            "Kijk in Loket of de waarden van het vorige bestand bij deze medewerker staan, importeer dat niet meer, en bevestig het.",
            "The payroll file names the employment by another number than the last file did.",
            "See in Loket whether the values of the last file stand with this employee, do not import that one any more, and confirm it."),
        [ContractChangeReason.Dates] = Words(
            "Het dienstverband begint of eindigt op een andere dag dan bij de vorige export.", "Bevestig het, of laat de data van het dienstverband in Loket verbeteren.",
            "The employment begins or ends on another day than at the last export.", "Confirm it, or have the dates of the employment corrected in Loket."),
        [ContractChangeReason.Gone] = Words(
            "Het dienstverband staat niet meer bij deze administratie in Loket.", "Bevestig het, of laat het dienstverband in Loket herstellen en synchroniseer.",
            "The employment is not in this administration in Loket any more.", "Confirm it, or have the employment restored in Loket, and sync."),
    };

    /// <summary>All reasons in words; with the numbers, where they are what is another one.</summary>
    public static string Why(ContractChange change, Func<string, Explanation> explain)
    {
        IEnumerable<string> words = change.Reasons.Select(reason => explain(reason).What);
        return string.Join(' ', change.Number is { } number ? words.Append($"({number.Before} → {number.Now})") : words);
    }

    private static CodeWords Words(string dutch, string dutchToDo, string english, string englishToDo) =>
        new(ActionOwner.User, ActionPlace.Report, dutch, dutchToDo, english, englishToDo);
}
