using LoketFunctions.Export.Model;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Texts;

/// <summary>How much is taken back, in words: the same in the answer, the report, the console and the mails.</summary>
internal static class WithdrawalText
{
    public static string Of(MuchWithdrawn much, ReaderFormat form)
    {
        var (values, of, people) = (form.Count(much.Values), form.Count(much.Of), form.Count(much.People));
        return much.People == 1
            ? form.In($"{values} van de {of} waarden, van 1 medewerker", $"{values} of {of} values, of 1 employee")
            : form.In($"{values} van de {of} waarden, van {people} medewerkers", $"{values} of {of} values, of {people} employees");
    }
}
