using LoketFunctions.Connections;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Mapping;

/// <summary>Reads from Loket what an administration can map to. Each payroll year has lists of its own.</summary>
internal sealed class PayrollListsReader(SnapshotStore snapshots, TimeProvider clock)
{
    /// <summary>
    /// The lists of a payroll year, by its period that is under way, else the last that has begun. Null when Loket has no such year
    /// for the administration.
    /// </summary>
    /// <param name="year">Null for the current payroll year.</param>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<PayrollLists?> ReadYearAsync(
        LoketClient loket, AdministrationRow administration, int? year, CancellationToken cancellation)
    {
        var period = Of(await PeriodsAsync(loket, administration, cancellation), year);
        return period is null ? null : await ReadAsync(loket, administration, period.Year!.Value, period.PeriodNumber!.Value, cancellation);
    }

    /// <summary>The administration's payroll years, the current one marked; without test years.</summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<PayrollYears> YearsAsync(LoketClient loket, AdministrationRow administration, CancellationToken cancellation)
    {
        var periods = await PeriodsAsync(loket, administration, cancellation);
        return new PayrollYears(Of(periods, null)?.Year,
            [.. periods.Where(period => period.TestYear != true).Select(period => period.Year!.Value).Distinct().Order()]);
    }

    private static async Task<List<PayrollPeriod>> PeriodsAsync(
        LoketClient loket, AdministrationRow administration, CancellationToken cancellation) =>
        [.. (await loket.PayrollPeriods.ListMinimizedAsync(administration.Id, cancellation)).Readable()
            .Where(period => period is { Year: not null, PeriodNumber: not null, StartDate: not null })];

    /// <param name="year">Null for the current payroll year.</param>
    private PayrollPeriod? Of(IReadOnlyList<PayrollPeriod> all, int? year)
    {
        var periods = all.Where(period => year is null || period.Year == year).ToList();
        return periods.Where(period => period.StartDate <= Today).MaxBy(period => (period.TestYear != true, period.StartDate))
            ?? periods.MinBy(period => period.StartDate);
    }

    /// <summary>The lists as they are for a payroll period.</summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<PayrollLists> ReadAsync(
        LoketClient loket, AdministrationRow administration, int year, int periodNumber, CancellationToken cancellation)
    {
        var components = (await loket.PayrollComponents.ListAsync(administration.Id, year, cancellation)).Readable();
        var units = (await loket.DistributionUnits.ListAsync(administration.EmployerId, filter: null, cancellation)).Readable();
        var options = await OptionsAsync(loket, administration, year, periodNumber, cancellation);
        return new PayrollLists(
            year,
            [.. components.Select(Known).DistinctBy(component => component.Number)],
            [.. units.Select(unit => new KnownUnit(unit.Id!.Value, unit.Code, unit.Description ?? ""))],
            Codes(options?.CostCenters),
            Codes(options?.CostUnits),
            [.. Codes(options?.Shifts).Select(shift => shift.Key)])
        {
            Unknown = [.. Unknown(options)],
        };
    }

    /// <summary>
    /// Loket gives these by employment; cost centres, cost units and shifts are the administration's, so any employment will do. Null
    /// where no employment is known, or Loket does not take this one for the period.
    /// </summary>
    private async Task<PeriodDataOptions?> OptionsAsync(
        LoketClient loket, AdministrationRow administration, int year, int periodNumber, CancellationToken cancellation)
    {
        if (await AnyEmploymentAsync(administration, cancellation) is not { } employmentId)
            return null;
        try
        {
            return await loket.PayrollPeriodData.OptionsAsync(employmentId, year, periodNumber, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.NotFound or FailureReason.BusinessRule)
        {
            return null;
        }
    }

    /// <summary>One that is employed still, and longest, where there is one.</summary>
    private async Task<Guid?> AnyEmploymentAsync(AdministrationRow administration, CancellationToken cancellation)
    {
        var snapshot = await snapshots.ReadAsync(administration.Key, cancellation);
        var employments = snapshot?.Value.People.Values
            .Where(person => person.HiddenUntilLookedAtOn is null)
            .SelectMany(person => person.Wanted.Contracts)
            .OrderBy(contract => (contract.Value.HasEnded(Today), contract.Value.StartDate, contract.Key))
            .Select(contract => (Guid?)contract.Key);
        return employments?.FirstOrDefault();
    }

    private DateOnly Today => AmsterdamTime.DateOf(clock.GetUtcNow());

    private static KnownComponent Known(PayrollComponent component) => new(
        component.Key!.Value, component.Description ?? "", component.IsHours, component.Category?.Key?.Number ?? 0,
        component.Category?.Value ?? "", component.IsCollectiveMutationPossible ?? true);

    private static List<KnownCode> Codes(IReadOnlyList<FieldOption>? options) =>
    [
        .. (options ?? [])
            .Where(option => option.Choice?.Number is not null)
            .Select(option => new KnownCode(option.Choice!.Value.Number!.Value, option.Code ?? "", option.Words ?? "")),
    ];

    private static IEnumerable<PeriodList> Unknown(PeriodDataOptions? options)
    {
        if (options?.CostCenters is null)
            yield return PeriodList.CostCenters;
        if (options?.CostUnits is null)
            yield return PeriodList.CostUnits;
        if (options?.Shifts is null)
            yield return PeriodList.Shifts;
    }
}
