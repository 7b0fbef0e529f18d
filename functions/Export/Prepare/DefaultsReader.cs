using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Prepare;

/// <summary>
/// What Loket proposes for an employment's period data: shift, payslip type, distribution unit and cost centres. Loket "very much"
/// recommends to ask first.
/// </summary>
internal static class DefaultsReader
{
    /// <summary>The connection's gate may let fewer through.</summary>
    private const int AtOnce = 8;

    /// <summary>A call per employment.</summary>
    /// <param name="keep">
    /// Told of each as it is read, several at once; with null of an employment of which Loket gives no shift, payslip type or distribution
    /// unit.
    /// </param>
    /// <exception cref="LoketException">A call failed.</exception>
    public static Task ReadAsync(
        LoketClient loket, IEnumerable<Guid> employmentIds, Action<Guid, EmploymentDefaults?> keep, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            employmentIds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (id, stop) => keep(id, await FindAsync(loket, id, stop)));

    private static async Task<EmploymentDefaults?> FindAsync(LoketClient loket, Guid employmentId, CancellationToken cancellation)
    {
        try
        {
            var defaults = await loket.PayrollPeriodData.DefaultsAsync(employmentId, cancellation);
            return defaults is { Shift.ShiftNumber: { } shift, PayslipType.Key: { Number: { } type }, DistributionUnit.Key: { } unit }
                ? new EmploymentDefaults(employmentId, shift, type, unit, defaults.CostCenter?.Key, defaults.CostUnit?.Key)
                : null;
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.NotFound or FailureReason.BusinessRule)
        {
            // Loket gives none for this employment, which is no fault of the others.
            return null;
        }
    }
}
