using System.Numerics;
using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>
/// Sums up what goes out of one administration's registrations: per employment, target, distribution unit and component. Compact, as it is
/// all that stays in memory of them.
/// </summary>
/// <param name="targets">In the order in which lines of an employment come out.</param>
internal sealed class SelectedSums(IReadOnlyList<DepartmentTarget> targets)
{
    /// <summary>Days of a period that a line can tell apart.</summary>
    public const int MaxDays = 64;

    private const int None = -1;

    private readonly Dictionary<Guid, Employment> _employments = [];
    private readonly ChunkedList<Line> _lines = new();
    private readonly ChunkedList<Cell> _cells = new();
    private readonly ChunkedList<Day> _days = new();

    public int Employments => _employments.Count;

    /// <summary>The line to add to.</summary>
    /// <param name="target">Index of the target.</param>
    /// <param name="unit">The employment's own on the day.</param>
    public int LineOf(ExportContract contract, int target, Guid? unit)
    {
        var first = _employments.TryGetValue(contract.EmploymentId, out var employment) ? employment.FirstLine : None;
        for (var line = first; line != None; line = _lines[line].Next)
        {
            if (_lines[line].Target == target && _lines[line].Unit == unit)
                return line;
        }

        var added = _lines.Add(new Line { Target = target, Unit = unit, Next = first, FirstCell = None });
        _employments[contract.EmploymentId] = new Employment(contract, added, first == None ? None : employment.FirstDay);
        return added;
    }

    public void Add(int line, int component, AmountKind kind, decimal value)
    {
        for (var cell = _lines[line].FirstCell; cell != None; cell = _cells[cell].Next)
        {
            ref var known = ref _cells[cell];
            if (known.Component != component || known.Kind != kind)
                continue;
            known.Sum += value;
            return;
        }

        _lines[line].FirstCell = _cells.Add(new Cell { Component = component, Kind = kind, Sum = value, Next = _lines[line].FirstCell });
    }

    /// <summary>Hours for which a day of the employment counts, or which a correction takes back from it.</summary>
    /// <param name="day">Of the period, from 0.</param>
    public void AddDay(int line, ExportContract contract, int day, decimal minutes)
    {
        if (minutes > 0)
            _lines[line].Days |= 1UL << day;
        var employment = _employments[contract.EmploymentId];
        for (var at = employment.FirstDay; at != None; at = _days[at].Next)
        {
            ref var known = ref _days[at];
            if (known.Number != day)
                continue;
            known.Minutes += minutes;
            return;
        }

        var added = _days.Add(new Day { Number = day, Minutes = minutes, Next = employment.FirstDay });
        _employments[contract.EmploymentId] = new Employment(contract, employment.FirstLine, added);
    }

    /// <summary>
    /// The lines by payroll number, those of an employment next to each other. The same, whatever order they were added in: a day with
    /// hours for several targets counts once, for the first of them; a day of which corrections leave no hours does not count.
    /// </summary>
    /// <param name="dayComponent">Under which worked days go out; null where they do not.</param>
    public IEnumerable<SelectedLine> Lines(int? dayComponent)
    {
        foreach (var employment in _employments.Values.OrderBy(one => one.Contract.PayrollId).ThenBy(one => one.Contract.EmploymentId))
        {
            var counted = ~WorkedDays(employment.FirstDay);
            foreach (var line in LinesFrom(employment.FirstLine).OrderBy(line => line.Target).ThenBy(line => line.Unit))
            {
                var days = BitOperations.PopCount(line.Days & ~counted);
                counted |= line.Days;
                var amounts = Amounts(line.FirstCell, dayComponent, days);
                if (amounts.Count > 0)
                    yield return new SelectedLine(employment.Contract.EmploymentId, targets[line.Target], amounts, line.Unit);
            }
        }
    }

    private ulong WorkedDays(int first)
    {
        var worked = 0UL;
        for (var day = first; day != None; day = _days[day].Next)
            worked |= _days[day].Minutes > 0 ? 1UL << _days[day].Number : 0;
        return worked;
    }

    private List<SelectedAmount> Amounts(int firstCell, int? dayComponent, int days)
    {
        var cells = new List<SelectedAmount>();
        for (var cell = firstCell; cell != None; cell = _cells[cell].Next)
            cells.Add(new SelectedAmount(_cells[cell].Component, _cells[cell].Kind, _cells[cell].Sum));
        if (dayComponent is { } component && days > 0)
            cells.Add(new SelectedAmount(component, AmountKind.Count, days));

        // Days and meals may be mapped to one component.
        return [.. cells
            .GroupBy(cell => (cell.Component, cell.Kind))
            .OrderBy(group => group.Key)
            .Select(group => new SelectedAmount(group.Key.Component, group.Key.Kind, group.Sum(cell => cell.Sum)))];
    }

    private IEnumerable<Line> LinesFrom(int first)
    {
        for (var line = first; line != None; line = _lines[line].Next)
            yield return _lines[line];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Employment(ExportContract contract, int firstLine, int firstDay)
    {
        public readonly ExportContract Contract = contract;
        public readonly int FirstLine = firstLine;
        public readonly int FirstDay = firstDay;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Line
    {
        public int Target;
        public Guid? Unit;
        public int Next;
        public int FirstCell;
        public ulong Days;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Day
    {
        public int Number;
        public int Next;
        public decimal Minutes;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Cell
    {
        public int Component;
        public AmountKind Kind;
        public int Next;
        public decimal Sum;
    }
}
