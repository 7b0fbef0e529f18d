using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Texts;

/// <summary>What distinguishes lines of a payroll file, for people.</summary>
internal static class DimensionWords
{
    public static LocalizedText NameOf(PayrollFileDimension dimension) => dimension switch
    {
        PayrollFileDimension.Shift => ExportTexts.Of("Dimension.ShiftPloeg"),
        PayrollFileDimension.DistributionUnit => ExportTexts.Of("Dimension.DistributionUnitVerdelingseenheid"),
        PayrollFileDimension.CostCenter => ExportTexts.Of("Dimension.CostCentreKostenplaats"),
        _ => ExportTexts.Of("Dimension.CostUnitKostendrager"),
    };
}
