using System.Globalization;

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
            ? SyncTexts.Of("Leaver.DataWasDeliveredForWhichIs", List(sent, "periode"), List(sent, "period"))
            : SyncTexts.Of("Leaver.TheLastDayEmployedLiesIn", List(periods, "periode"), List(periods, "period"));
        var wait = SyncTexts.Of("Leaver.DeactivateTheEmployeeInLoketOnly");
        return $"{why.In(language)} {wait.In(language)}";
    }

    private static string List(IReadOnlyList<OpenPeriodResponse> periods, string word) =>
        word + " " + string.Join(", ", periods.Select(period => $"{period.PeriodNumber.ToString(CultureInfo.InvariantCulture)}/{period.Year.ToString(CultureInfo.InvariantCulture)}"));
}
