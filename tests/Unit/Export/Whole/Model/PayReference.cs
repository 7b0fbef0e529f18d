using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Export.Whole.Model;

/// <summary>Where a value stands in Loket.</summary>
internal sealed record Cell(Guid Employment, Guid Unit, int Component);

/// <summary>
/// What period data must be, worked out from the products' documents and nothing of the app's: which registrations make which values
/// of a period.
/// </summary>
internal sealed class PayReference
{
    public const int Worked = 1;
    public const int Evening = 2;
    public const int Days = 4;
    public const int Meals = 45;
    public const int Travel = 151;

    /// <summary>Of the planner's departments the one that has a unit of its own; the other goes by the employment.</summary>
    public const string Bar = "bar";
    public const string Kitchen = "keuken";

    /// <summary>Left empty on purpose.</summary>
    public const string Storage = "opslag";
    public const string Pause = "pauze";

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private readonly Dictionary<Cell, decimal> _sums = [];
    private readonly Dictionary<(Cell Cell, DateOnly Day), decimal> _days = [];
    private readonly string _product;
    private readonly Guid _bar;

    /// <param name="product">Name of the profile.</param>
    /// <param name="bar">The unit of <see cref="Bar"/>.</param>
    public PayReference(string product, Guid bar, IEnumerable<(Registration Registration, Employed Employed)> registered, Period period)
    {
        (_product, _bar) = (product, bar);
        foreach (var (registration, employed) in registered.Where(one => period.Holds(one.Registration.Date)))
            Add(registration, employed);
        foreach (var day in _days.Where(day => day.Value > 0))
            _sums[day.Key.Cell] = _sums.GetValueOrDefault(day.Key.Cell) + 1;
    }

    /// <summary>By registration of which something goes out, the values that it is a part of.</summary>
    public Dictionary<string, HashSet<Cell>> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>What is to stand in Loket. A sum of 0 is no value: it would take the place of what Loket pays by itself.</summary>
    public Dictionary<Cell, decimal> Values =>
        Rounded.Where(one => one.Value > 0 || (one.Value < 0 && one.Key.Component == Travel)).ToDictionary();

    /// <summary>Less than nothing was worked or eaten: Loket could not take it.</summary>
    public HashSet<Cell> Impossible => [.. Rounded.Where(one => one.Value < 0 && one.Key.Component != Travel).Select(one => one.Key)];

    private IEnumerable<KeyValuePair<Cell, decimal>> Rounded =>
        _sums.Select(one => KeyValuePair.Create(one.Key, one.Key.Component is Worked or Evening
        ? Math.Round(one.Value / 60, 2, MidpointRounding.AwayFromZero)
        : Math.Round(one.Value, 2, MidpointRounding.AwayFromZero)));

    /// <summary>Minutes that really passed, without the break.</summary>
    private static decimal MinutesOf(Registration registration)
    {
        if (registration is not { Start: { } start, End: { } end })
            return (registration.Hours ?? 0) * 60;
        var last = end > start ? registration.Date : registration.Date.AddDays(1);
        return (decimal)(Moment(last, end) - Moment(registration.Date, start)).TotalMinutes - registration.BreakMinutes;
    }

    private static DateTime Moment(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), Amsterdam);

    private void Add(Registration registration, Employed employed)
    {
        var (day, minutes) = (registration.Date, registration.HourComponent == Pause ? 0 : MinutesOf(registration));
        if (!registration.Approved || !employed.IsThere(day) || registration.BreakMinutes < 0 || registration.Department == Storage)
            return;
        var (kind, hours) = (employed.KindOn(day), registration.HourComponent == "evening" ? Evening : Worked);
        // Of a contract of which nobody knows the kind waits what depends on it, whole.
        if (kind == Kind.Unknown && minutes != 0 && GoesOut(Kind.ZeroHours, hours) != GoesOut(Kind.FixedHours, hours))
            return;
        var unit = registration.Department == Bar ? _bar : employed.UnitOn(day);
        void Put(int component, decimal amount, Action<Cell>? put = null)
        {
            if (amount == 0 || !GoesOut(kind, component))
                return;
            var cell = new Cell(employed.Id, unit, component);
            _sums[cell] = _sums.GetValueOrDefault(cell) + (put is null ? amount : 0);
            put?.Invoke(cell);
            (Parts.TryGetValue(registration.Id, out var parts) ? parts : Parts[registration.Id] = []).Add(cell);
        }

        Put(hours, minutes);
        Put(Days, minutes, cell => _days[(cell, day)] = _days.GetValueOrDefault((cell, day)) + minutes);
        Put(Meals, registration.Meals);
        Put(Travel, registration.Allowances.Sum(one => one.Value));
    }

    /// <summary>
    /// 000: L1NDA sends hours, of contracts of which Loket pays the hours by itself only those on top. 001: "Loket.nl koppeling" sends
    /// everything. 002: Eitje sends everything of zero hours, and all but the hours of others.
    /// </summary>
    private bool GoesOut(Kind kind, int component) => _product switch
    {
        "l1nda" => component == Evening || (component == Worked && kind == Kind.ZeroHours),
        "eitje" => component is not (Worked or Evening) || kind == Kind.ZeroHours,
        _ => true,
    };
}
