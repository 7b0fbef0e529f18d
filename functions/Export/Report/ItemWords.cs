using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Report;

/// <summary>What of a registration stayed behind, for people.</summary>
internal static class ItemWords
{
    /// <param name="item">Null: all of it.</param>
    public static Words Of(ExportItem? item) => item switch
    {
        ExportItem.WorkedHours => new("gewerkte uren", "worked hours"),
        ExportItem.ExtraHours => new("extra uren", "extra hours"),
        ExportItem.WorkedDays => new("gewerkte dagen", "worked days"),
        ExportItem.Meals => new("maaltijden", "meals"),
        ExportItem.Allowances => new("vergoedingen", "allowances"),
        _ => new("alles", "all of it"),
    };
}
