using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Texts;

/// <summary>What lines of a payroll file are told apart by, for people.</summary>
internal static class DimensionWords
{
    public static Words NameOf(PayrollFileDimension dimension) => dimension switch
    {
        PayrollFileDimension.Shift => new("ploeg", "shift (ploeg)"),
        PayrollFileDimension.DistributionUnit => new("verdelingseenheid", "distribution unit (verdelingseenheid)"),
        PayrollFileDimension.CostCenter => new("kostenplaats", "cost centre (kostenplaats)"),
        _ => new("kostendrager", "cost unit (kostendrager)"),
    };
}
