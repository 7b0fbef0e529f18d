using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>
/// The payroll side of one administration at one moment: its periods, their runs, its lists, and what employments default to.
/// </summary>
internal sealed class AdministrationPayroll(LoketState state, EmployerState employer, Administration administration)
{
    private readonly Dictionary<int, IReadOnlyDictionary<int, PayrollComponent>> _components = [];

    public static readonly IReadOnlyList<Metadata> PayslipTypes = [new(1, "Normaal strook"), new(2, "Bijzonder tarief strook")];

    public LoketState State => state;

    public EmployerState Employer => employer;

    public Administration Administration => administration;

    public IReadOnlyList<PayrollPeriod> Periods { get; } = PayrollCalendar.Around(administration.PeriodType!.Value, state.Today);

    public IReadOnlyList<DistributionUnit> DistributionUnits => employer.Staff.DistributionUnits;

    public IEnumerable<Employment> Employments => employer.Staff.Employments.Where(e => e.AdministrationId == administration.Id);

    public PayrollPeriod? Period(int id) => Periods.FirstOrDefault(p => p.Id == id);

    public bool IsTestYear(int year) => state.Payroll.TestYears.Contains((administration.Id, year));

    /// <summary>
    /// Set by a control address, or else the first day of the period after the next: whatever the date, the current and the previous period
    /// are open and older ones approved.
    /// </summary>
    public AutomaticProcessing AutomaticOf(PayrollPeriod period)
    {
        if (state.Payroll.Automatic.TryGetValue(new PeriodOf(administration.Id, period.Id), out var set))
        {
            return set;
        }

        var later = Periods.Where(p => p.StartDate > period.EndDate).Skip(1).FirstOrDefault()?.StartDate ?? period.EndDate.AddMonths(2);
        return new AutomaticProcessing(later, later);
    }

    /// <summary>The status of the period's run; null when it has none.</summary>
    public int? RunOf(PayrollPeriod period)
    {
        if (state.Payroll.Runs.TryGetValue(new PeriodOf(administration.Id, period.Id), out var set))
        {
            return set;
        }

        var automatic = AutomaticOf(period);
        return automatic.ApproveOn <= state.Today ? RunStatus.Approved : automatic.CreateOn <= state.Today ? RunStatus.Done : null;
    }

    public IReadOnlyDictionary<int, PayrollComponent> Components(int year)
    {
        if (!_components.TryGetValue(year, out var components))
        {
            components = ComponentLists.Of(administration, year)
                .Where(c => !state.Payroll.RemovedComponents.Contains((administration.Id, year, c.Key))).ToDictionary(c => c.Key);
            _components[year] = components;
        }

        return components;
    }

    /// <summary>A component with its description, also one that was taken from the year's list after it got a value.</summary>
    public PayrollComponent Component(int year, int key) =>
        Components(year).GetValueOrDefault(key) ?? ComponentLists.Of(administration, year).First(c => c.Key == key);

    /// <summary>The natural key that Loket proposes: from what holds today, or held or will hold nearest to it.</summary>
    public RecordKey DefaultKey(Employment employment, int periodId)
    {
        var hours = Now(employment.Hours);
        var place = Now(employment.Organization)!;
        var centers = administration.CostCenters;
        var set = state.Payroll.Proposed.GetValueOrDefault(employment.Id)
            ?? new ProposedKey(
                hours?.ShiftNumber ?? 1, centers.Count == 0 ? null : centers[place.Department.Code / 10 % centers.Count].Key, null);
        return new RecordKey(periodId, set.Shift, PayslipTypes[0].Key, place.DistributionUnit.Id, set.CostCenter, set.CostUnit);
    }

    private T? Now<T>(IReadOnlyList<T> chain)
        where T : class, IChainLink => chain.LastOrDefault(link => link.StartDate <= state.Today) ?? (chain.Count > 0 ? chain[0] : null);
}
