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
            ? form.In(ExportTexts.Of("Withdrawal.OfValuesOf1Employee", values, of))
            : form.In(ExportTexts.Of("Withdrawal.OfValuesOfEmployees", values, of, people));
    }
}
