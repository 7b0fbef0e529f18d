using System.Globalization;
using LoketFunctions.Localization;

namespace LoketFunctions.Sync.Employees;

/// <summary>The warning not to deactivate somebody in Loket before the last payment, in Dutch and English.</summary>
internal static class LeaverWords
{
    /// <summary>Null where every period that matters was paid.</summary>
    public static string? Warning(IReadOnlyList<OpenPeriodResponse> periods, string language)
    {
        if (periods.Count == 0)
            return null;
        var sent = periods.Where(period => period.HasSentData).ToList();
        var why = sent.Count > 0
            ? new Words(
                $"Er zijn gegevens aangeleverd voor {List(sent, "periode")}, en die is nog niet verloond.",
                $"Data was delivered for {List(sent, "period")}, which is not paid yet.")
            : new Words(
                $"De laatste werkdag valt in {List(periods, "periode")}, en die is nog niet verloond.",
                $"The last day employed lies in {List(periods, "period")}, which is not paid yet.");
        var wait = new Words(
            "Deactiveer de medewerker in Loket pas na de laatste betaling.", "Deactivate the employee in Loket only after the last payment.");
        return $"{why.In(language)} {wait.In(language)}";
    }

    private static string List(IReadOnlyList<OpenPeriodResponse> periods, string word) =>
        word + " " + string.Join(", ", periods.Select(period => $"{period.PeriodNumber.ToString(CultureInfo.InvariantCulture)}/{period.Year.ToString(CultureInfo.InvariantCulture)}"));
}
