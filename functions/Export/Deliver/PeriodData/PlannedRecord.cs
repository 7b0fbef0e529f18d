using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Export.Deliver.PeriodData;

/// <summary>A planned line as a record of Loket's period data: only what changes goes out, what is not named stays as it is.</summary>
internal static class PlannedRecord
{
    public static PeriodDataPatch ToPatch(this PlannedLine line, ExportPeriod period) => new(
        line.Key.EmploymentId, period.Year, period.PeriodNumber, line.Key.Shift, line.Key.PayslipType, line.Key.DistributionUnit,
        line.Key.CostCenter, line.Key.CostUnit,
        [.. line.Cells.Where(cell => cell.IsSent()).Select(cell => new PeriodDataValue(cell.Component, cell.Value))]);

    /// <summary>Everything that was sent of the line, as Loket refused it or another record of the employment.</summary>
    public static IEnumerable<RefusedValue> Refused(this PlannedLine line, string? loketWords) =>
        line.Cells.Where(cell => cell.IsSent()).Select(cell =>
        new RefusedValue(line.Key.EmploymentId, line.PayrollId, cell.Component, cell.Value, null, RefusedCode.RefusedByLoket, loketWords));

    /// <summary>Sends the record by itself. Null when Loket took it, else why not.</summary>
    /// <exception cref="LoketException">What says nothing of this record: try again later, or connect again.</exception>
    public static async Task<LoketFailure?> TrySendAsync(
        this PlannedLine line, LoketClient loket, ExportPeriod period, CancellationToken cancellation)
    {
        try
        {
            var outcome = await loket.PayrollPeriodData.PatchAsync(line.Key.EmploymentId, line.ToPatch(period), cancellation);
            return outcome.Failures is { Count: > 0 } failures
                ? LoketFailure.Named("PatchPayrollPeriodDataByEmploymentId", failures)
                : null;
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            return exception.Failure;
        }
    }
}
