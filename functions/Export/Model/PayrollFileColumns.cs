using System.Globalization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Model;

/// <summary>The one table of what stands in which column of a payroll file.</summary>
internal static class PayrollFileColumns
{
    /// <summary>Null: the cell stays empty.</summary>
    public static string? TextOf(PayrollFileValue value, PlannedLine line, int? clientNumber) => value switch
    {
        PayrollFileValue.ClientNumber => Number(clientNumber),
        PayrollFileValue.PayrollId => Number(line.PayrollId),
        PayrollFileValue.EmployeeNumber => Text(line.EmployeeNumber?.Text),
        PayrollFileValue.ShiftNumber => Number(line.Key.Shift),
        PayrollFileValue.DistributionUnitCode => Number(line.UnitCode),
        PayrollFileValue.CostCenterCode => Text(line.CostCenterCode),
        PayrollFileValue.CostUnitCode => Text(line.CostUnitCode),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a column of a payroll file."),
    };

    /// <summary>False where an empty cell is what is meant: no cost centre, no cost unit.</summary>
    public static bool IsNeeded(PayrollFileValue value, PlannedLine line) => value switch
    {
        PayrollFileValue.CostCenterCode => line.Key.CostCenter is not null,
        PayrollFileValue.CostUnitCode => line.Key.CostUnit is not null,
        _ => true,
    };

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
