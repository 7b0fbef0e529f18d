using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for the warnings of <see cref="PeriodDataCodes"/>.</summary>
internal static class PeriodDataWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [PeriodDataCodes.ChangedInLoket] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("PeriodData.ChangedInLoket.What"),
            ExportTexts.Of("PeriodData.ChangedInLoket.Advice")),
        [PeriodDataCodes.NotVerified] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("PeriodData.NotVerified.What"),
            ExportTexts.Of("PeriodData.NotVerified.Advice")),
    };
}
