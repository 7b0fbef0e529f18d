namespace LoketFunctions.Tests.Export.Whole.Model;

/// <summary>What kind of contract somebody has, as payroll people tell them apart.</summary>
internal enum Kind
{
    ZeroHours,
    MinMax,
    FixedHours,
    Unknown,
}

/// <summary>An employment as it is in Loket, day by day.</summary>
internal sealed class Employed
{
    private readonly SortedList<DateOnly, Kind> _kinds = [];
    private readonly SortedList<DateOnly, Guid> _units = [];

    public Employed(Guid id, DateOnly start, DateOnly? end, Kind kind, Guid unit)
    {
        (Id, Start, End) = (id, start, end);
        _kinds[DateOnly.MinValue] = kind;
        _units[DateOnly.MinValue] = unit;
    }

    public Guid Id { get; }

    public DateOnly Start { get; set; }

    public DateOnly? End { get; set; }

    /// <summary>From when which kind of contract held.</summary>
    public IReadOnlyDictionary<DateOnly, Kind> Kinds => _kinds;

    /// <summary>From when which distribution unit held.</summary>
    public IReadOnlyDictionary<DateOnly, Guid> Units => _units;

    public bool IsThere(DateOnly day) => Start <= day && !(End < day);

    public Kind KindOn(DateOnly day) => _kinds.Last(one => one.Key <= day).Value;

    public Guid UnitOn(DateOnly day) => _units.Last(one => one.Key <= day).Value;

    public void Become(DateOnly from, Kind kind) => _kinds[from] = kind;

    public void Move(DateOnly from, Guid unit) => _units[from] = unit;

    /// <summary>
    /// Of contracts of zero hours only, on all days of the period on which somebody is there: of no other may a file say 0.
    /// </summary>
    public bool IsOfZeroHours(Period period)
    {
        var days = period.Days.Where(IsThere).ToList();
        return days.Count > 0 && days.TrueForAll(day => KindOn(day) == Kind.ZeroHours);
    }

    /// <summary>
    /// What pay depends on, on each day of the period on which somebody is there. To a product with two kinds, a minimum is fixed hours.
    /// </summary>
    public Dictionary<DateOnly, (Kind Kind, Guid Unit)> FactsIn(Period period) => period.Days.Where(IsThere)
        .ToDictionary(day => day, day => (KindOn(day) == Kind.MinMax ? Kind.FixedHours : KindOn(day), UnitOn(day)));
}

/// <summary>A payroll period of a month of 2026.</summary>
internal sealed record Period(int Month)
{
    public int Id => 202600 + Month;

    public IEnumerable<DateOnly> Days =>
        Enumerable.Range(1, DateTime.DaysInMonth(2026, Month)).Select(day => new DateOnly(2026, Month, day));

    public bool Holds(DateOnly day) => day is { Year: 2026 } && day.Month == Month;
}
