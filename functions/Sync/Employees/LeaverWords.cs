using System.Globalization;

namespace LoketFunctions.Sync.Employees;

/// <summary>The warning not to deactivate somebody in Loket before the last payment.</summary>
internal static class LeaverWords
{
    /// <summary>Null where every period that matters was paid.</summary>
    public static string? Warning(IReadOnlyList<OpenPeriodResponse> periods, string language)
    {
        if (periods.Count == 0)
            return null;
        var sent = periods.Where(period => period.HasSentData).ToList();
        var why = sent.Count > 0
            ? SyncTexts.Of("Leaver.DataWasDelivered", List(sent))
            : SyncTexts.Of("Leaver.LastDayInPeriod", List(periods));
        var wait = SyncTexts.Of("Leaver.DeactivateTheEmployeeInLoketOnly");
        return $"{why.In(language)} {wait.In(language)}";
    }

    private static string List(IReadOnlyList<OpenPeriodResponse> periods) => string.Join(", ", periods.Select(period =>
        $"{period.PeriodNumber.ToString(CultureInfo.InvariantCulture)}/{period.Year.ToString(CultureInfo.InvariantCulture)}"));
}
