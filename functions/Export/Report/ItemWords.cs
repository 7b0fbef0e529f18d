using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Report;

/// <summary>What of a registration stayed behind, for people.</summary>
internal static class ItemWords
{
    /// <param name="item">Null: all of it.</param>
    public static LocalizedText Of(ExportItem? item) => item switch
    {
        ExportItem.WorkedHours => ExportTexts.Of("Item.WorkedHours"),
        ExportItem.ExtraHours => ExportTexts.Of("Item.ExtraHours"),
        ExportItem.WorkedDays => ExportTexts.Of("Item.WorkedDays"),
        ExportItem.Meals => ExportTexts.Of("Item.Meals"),
        ExportItem.Allowances => ExportTexts.Of("Item.Allowances"),
        _ => ExportTexts.Of("Item.AllOfIt"),
    };
}
