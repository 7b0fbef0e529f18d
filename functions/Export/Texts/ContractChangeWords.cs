using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="ContractChangeReason"/>.</summary>
internal static class ContractChangeWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [ContractChangeReason.Kind] = Of(ExportTexts.Of("ContractChange.Kind.What"), ExportTexts.Of("ContractChange.Kind.ToDo")),
        [ContractChangeReason.Unit] = Of(ExportTexts.Of("ContractChange.Unit.What"), ExportTexts.Of("ContractChange.Unit.ToDo")),
        [ContractChangeReason.Shift] = Of(ExportTexts.Of("ContractChange.Shift.What"), ExportTexts.Of("ContractChange.Shift.ToDo")),
        [ContractChangeReason.PayslipType] = Of(ExportTexts.Of("ContractChange.PayslipType.What"),
            ExportTexts.Of("ContractChange.PayslipType.ToDo")),
        [ContractChangeReason.CostCenter] = Of(ExportTexts.Of("ContractChange.CostCenter.What"),
            ExportTexts.Of("ContractChange.CostCenter.ToDo")),
        [ContractChangeReason.CostUnit] = Of(ExportTexts.Of("ContractChange.CostUnit.What"),
            ExportTexts.Of("ContractChange.CostUnit.ToDo")),
        [ContractChangeReason.Number] = Of(ExportTexts.Of("ContractChange.Number.What"), ExportTexts.Of("ContractChange.Number.ToDo")),
        [ContractChangeReason.Dates] = Of(ExportTexts.Of("ContractChange.Dates.What"), ExportTexts.Of("ContractChange.Dates.ToDo")),
        [ContractChangeReason.Gone] = Of(ExportTexts.Of("ContractChange.Gone.What"), ExportTexts.Of("ContractChange.Gone.ToDo")),
    };

    /// <summary>All reasons in words; with the numbers, where they are what is another one.</summary>
    public static string Why(ContractChange change, Func<string, Explanation> explain)
    {
        IEnumerable<string> words = change.Reasons.Select(reason => explain(reason).What);
        return string.Join(' ', change.Number is { } number ? words.Append($"({number.Before} → {number.Now})") : words);
    }

    private static CodeWords Of(LocalizedText what, LocalizedText advice) => new(ActionOwner.User, ActionPlace.Report, what, advice);
}
