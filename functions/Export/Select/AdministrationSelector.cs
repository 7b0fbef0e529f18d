using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Select;

/// <summary>Decides for one administration what of a registration goes out, and sums it up.</summary>
internal sealed class AdministrationSelector
{
    private readonly AdministrationContext _context;
    private readonly ExportRules _rules;
    private readonly TargetMap _targets;
    private readonly SelectedSums _sums;
    private readonly UnmappedCodeSet _unmapped = new();
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);

    // What is decided of the registration at hand.
    private readonly List<(ExportItem Item, int Component, AmountKind Kind, decimal Value)> _going = [];
    private readonly List<(string Reason, ExportItem Item)> _staying = [];
    private bool _isUnmapped;
    private decimal _dayMinutes;

    public AdministrationSelector(AdministrationContext context, ExportRules rules)
    {
        if (context.Period.EndDate.DayNumber - context.Period.StartDate.DayNumber >= SelectedSums.MaxDays)
            throw new ArgumentException($"Period {context.Period.Id} is longer than {SelectedSums.MaxDays} days.", nameof(context));
        (_context, _rules, Allowances) = (context, rules, new AllowanceLikelihood(context.Mapping.WageComponents));
        _targets = new TargetMap(context.Mapping);
        _sums = new SelectedSums(_targets.Targets);
    }

    public Guid AdministrationId => _context.AdministrationId;

    public ExportPeriod Period => _context.Period;

    public SelectionCounts Counts { get; } = new();

    public DoubtList Doubts { get; } = new();

    public AllowanceLikelihood Allowances { get; }

    public bool NeedsPayrollNumber => _rules.Delivery != Delivery.Direct;

    public void Warn(string code) => _warnings.Add(code);

    public AdministrationSelection Outcome() => new(
        AdministrationId, Counts, _sums.Employments, _unmapped.ToList(), [.. _warnings],
        Doubts.Sorted());

    /// <summary>What goes out, in an order that does not depend on that of the registrations.</summary>
    public IEnumerable<SelectedLine> Lines() => _sums.Lines(_context.Mapping.Counts.GetValueOrDefault(CountedItem.WorkedDays));

    /// <summary>
    /// Null where nothing of the registration goes out. Not null as well where that waits for a code to be mapped, as then nothing goes
    /// out of the whole administration.
    /// </summary>
    /// <param name="leftOut">Gets what stays behind of it.</param>
    public SelectedRegistration? Select(Registration registration, WorkedTime worked, ExportContract contract, LeftOutList leftOut)
    {
        var target = _targets.IndexOf(registration.Department);
        if (target == TargetMap.Nothing)
        {
            leftOut.Add(registration, LeftOutReason.MappedToNothing);
            return null;
        }

        var kind = _rules.Kinds.Of(contract.History.Kinds.On(registration.Date));
        if (kind is null && RegistrationItems.Of(registration, worked.Minutes, _context.Mapping).Any(_rules.DependsOnKind))
        {
            leftOut.Add(registration, LeftOutReason.KindUnknown);
            return null;
        }

        _going.Clear();
        _staying.Clear();
        (_isUnmapped, _dayMinutes) = (false, 0);
        DecideHours(registration, worked.Minutes, kind);
        DecideMeals(registration, kind);
        DecideAllowances(registration, kind);
        if (_going.Count == 0 && _dayMinutes == 0 && !_isUnmapped)
        {
            leftOut.Add(registration, _staying[0].Reason);
            return null;
        }

        if (target == TargetMap.Unmapped)
            Unmapped(MappingKind.Department, registration.Department!);
        else
            SumUp(registration.Date, contract, target);
        if (worked.DiffersByTheClock)
            Warn(SelectionWarning.ClockChange);
        foreach (var (reason, item) in _staying)
            leftOut.Add(registration, reason, item);
        return new SelectedRegistration(
            registration.Id, contract.EmploymentId, TargetOn(registration.Date, contract, target), registration.Date,
            registration.EmployeeId, [.. Parts()]);
    }

    /// <summary>With the unit that the employment had on the day, where the mapping names none.</summary>
    private DepartmentTarget TargetOn(DateOnly date, ExportContract contract, int target)
    {
        var mapped = target == TargetMap.Unmapped ? DepartmentTarget.Default : _targets.Targets[target];
        return mapped with { DistributionUnit = mapped.DistributionUnit ?? contract.History.Units.On(date) };
    }

    private void DecideHours(Registration registration, decimal minutes, ContractKind? kind)
    {
        if (minutes == 0)
            return;
        var isKnown = _context.Mapping.HourComponents.TryGetValue(registration.HourComponent!, out var target);
        var item = target is { Extra: true } ? ExportItem.ExtraHours : ExportItem.WorkedHours;
        var goesFor = isKnown
            ? _rules.Exports(kind, item)
            : _rules.Exports(kind, ExportItem.WorkedHours) || _rules.Exports(kind, ExportItem.ExtraHours);
        if (isKnown && target is null)
            Stays(LeftOutReason.MappedToNothing, ExportItem.WorkedHours);
        else if (!goesFor)
            Stays(LeftOutReason.NotForContract, item);
        else if (target is null)
            Unmapped(MappingKind.HourComponent, registration.HourComponent!);
        else
            _going.Add((item, target.Component, AmountKind.Minutes, minutes));

        // A day counts for its hours, whether those go out themselves or not; not for hours that are left empty on purpose, or not worked.
        if ((target is { Worked: true } || !isKnown)
            && _rules.Exports(kind, ExportItem.WorkedDays)
            && Counted(CountedItem.WorkedDays) is not null)
            _dayMinutes = minutes;
    }

    private void DecideMeals(Registration registration, ContractKind? kind)
    {
        if (registration.Meals == 0)
            return;
        if (!_rules.Exports(kind, ExportItem.Meals))
            Stays(LeftOutReason.NotForContract, ExportItem.Meals);
        else if (Counted(CountedItem.Meals) is { } component)
            _going.Add((ExportItem.Meals, component, AmountKind.Count, registration.Meals));
        else if (_context.Mapping.Counts.ContainsKey(CountedItem.Meals))
            Stays(LeftOutReason.MappedToNothing, ExportItem.Meals);
    }

    private void DecideAllowances(Registration registration, ContractKind? kind)
    {
        foreach (var (code, value) in registration.Allowances)
        {
            if (value == 0)
                continue;
            if (!_rules.Exports(kind, ExportItem.Allowances))
                Stays(LeftOutReason.NotForContract, ExportItem.Allowances);
            else if (!_context.Mapping.WageComponents.TryGetValue(code, out var component))
                Unmapped(MappingKind.WageComponent, code);
            else if (component is null)
                Stays(LeftOutReason.MappedToNothing, ExportItem.Allowances);
            else
                _going.Add((ExportItem.Allowances, component.Value, AmountKind.Amount, ShiftLength.Exact(value)));
        }
    }

    /// <summary>The component of what is counted; null where it is left empty on purpose, or unmapped, which is noted.</summary>
    private int? Counted(string item)
    {
        if (!_context.Mapping.Counts.TryGetValue(item, out var component))
            Unmapped(MappingKind.Count, item);
        return component;
    }

    private void SumUp(DateOnly date, ExportContract contract, int target)
    {
        foreach (var warning in ContractWarnings.Of(contract, date, Period))
            Warn(warning);
        var line = _sums.LineOf(contract, target, contract.History.Units.On(date));
        foreach (var (_, component, kind, value) in _going)
            _sums.Add(line, component, kind, value);
        if (_dayMinutes != 0)
            _sums.AddDay(line, contract, date.DayNumber - Period.StartDate.DayNumber, _dayMinutes);
    }

    private IEnumerable<SelectedPart> Parts()
    {
        foreach (var (item, component, _, _) in _going)
            yield return new SelectedPart(item, component);
        if (_dayMinutes != 0)
            yield return new SelectedPart(ExportItem.WorkedDays, _context.Mapping.Counts[CountedItem.WorkedDays]!.Value);
    }

    private void Stays(string reason, ExportItem item)
    {
        if (!_staying.Contains((reason, item)))
            _staying.Add((reason, item));
    }

    private void Unmapped(MappingKind kind, string code)
    {
        _isUnmapped = true;
        _unmapped.Add(kind, code);
    }
}
