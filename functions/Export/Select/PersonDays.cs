using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>Hours and meals of people by day, as chains of small records.</summary>
internal sealed class PersonDays
{
    private const int HoursPerDay = 24;
    private const int None = -1;

    private readonly ChunkedList<Day> _days = new();

    /// <param name="first">Where the person's chain begins; -1 for an empty one.</param>
    /// <returns>Where it begins now.</returns>
    public int Add(int first, Registration registration, decimal minutes, ExportContract contract, bool goesOut)
    {
        var at = first;
        while (at != None && _days[at].Number != registration.Date.DayNumber)
            at = _days[at].Next;
        if (at == None)
            at = first = _days.Add(new Day { Number = registration.Date.DayNumber, Contract = contract, Next = first });
        ref var day = ref _days[at];
        day.Minutes += minutes;
        if (goesOut)
            (day.Meals, day.GoesOut) = (day.Meals + registration.Meals, true);
        // Of several, whichever order they come in.
        if (contract.EmploymentId.CompareTo(day.Contract.EmploymentId) < 0)
            day.Contract = contract;
        return first;
    }

    public IEnumerable<(ExportContract Contract, string Code, DateOnly Date, decimal Value, decimal? Usual)> Doubts(
        int first, LikelyRules rules)
    {
        var days = new List<Day>();
        for (var at = first; at != None; at = _days[at].Next)
            days.Add(_days[at]);
        foreach (var day in days.Where(day => day.GoesOut))
        {
            if (day.Hours > HoursPerDay)
                yield return (day.Contract, DoubtCode.DayTooLong, day.Date, day.Hours, HoursPerDay);
            if (day is { Meals: > 0, Minutes: <= 0 })
                yield return (day.Contract, DoubtCode.MealsWithoutHours, day.Date, day.Meals, null);
        }

        foreach (var week in days.GroupBy(day => MondayOf(day.Date)))
        {
            var hours = week.Sum(day => day.Hours);
            if (hours > rules.MaxHoursPerWeek && week.Any(day => day.GoesOut))
                yield return (week.MinBy(day => day.Number).Contract, DoubtCode.WeekTooLong, week.Key, hours, rules.MaxHoursPerWeek);
        }
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    [StructLayout(LayoutKind.Auto)]
    private struct Day
    {
        public int Number;
        public int Next;
        public int Meals;
        public bool GoesOut;
        public decimal Minutes;
        public ExportContract Contract;

        public readonly DateOnly Date => DateOnly.FromDayNumber(Number);

        public readonly decimal Hours => ShiftLength.HoursOf(Minutes);
    }
}
