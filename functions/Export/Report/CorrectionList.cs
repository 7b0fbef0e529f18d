using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Report;

/// <summary>What a period that can no longer be changed leaves for the next one to make good.</summary>
internal static class CorrectionList
{
    /// <summary>A difference of 0 is a value of which nobody knows whether it arrived in time.</summary>
    public static IEnumerable<Correction> Of(PlannedLine line) =>
        line.Cells.Where(cell => cell.Change != CellChange.Unchanged).Select(cell => new Correction(
            line.Key.EmploymentId, line.PayrollId, line.Name, cell.Component, cell.Before, cell.Value,
            (cell.Value ?? 0) - (cell.Before ?? 0)));
}
