using System.Collections.Concurrent;
using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.PeriodData;

/// <summary>
/// What Loket proposes for an employment's period data: shift, payslip type, distribution unit and cost centres. Loket "very much"
/// recommends to ask first.
/// </summary>
internal sealed class DefaultsReader(DefaultsCache cache)
{
    /// <summary>The connection's gate may let fewer through.</summary>
    private const int AtOnce = 8;

    /// <summary>Of each employment that was not read before for this period, or had another distribution unit then, a call.</summary>
    /// <returns>In the order of the employments. Nothing for an employment of which Loket gives no shift, payslip type or distribution unit.</returns>
    /// <exception cref="LoketException">A call failed; what was read until then is kept for the next attempt.</exception>
    public async Task<IReadOnlyList<EmploymentDefaults>> ReadAsync(
        LoketClient loket, string connectionId, AdministrationContext context, IReadOnlyList<SelectedEmployment> employments, CancellationToken cancellation)
    {
        var known = await cache.ReadAsync(connectionId, context, cancellation);
        var read = new ConcurrentDictionary<Guid, EmploymentDefaults>();
        try
        {
            await Parallel.ForEachAsync(
                employments.Where(one => !(known.TryGetValue(one.EmploymentId, out var before) && before.OfUnit == one.Unit)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (one, stop) =>
                {
                    if (await FindAsync(loket, one.EmploymentId, stop) is { } defaults)
                        read[one.EmploymentId] = defaults with { OfUnit = one.Unit };
                });
        }
        finally
        {
            await cache.AddAsync(connectionId, context, [.. read.Values], cancellation);
        }

        return [.. employments.Select(one => read.GetValueOrDefault(one.EmploymentId) ?? known.GetValueOrDefault(one.EmploymentId)).OfType<EmploymentDefaults>()];
    }

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
