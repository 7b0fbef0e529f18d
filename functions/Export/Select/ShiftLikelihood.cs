using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>
/// Whether people's shifts are likely, person by person over all administrations. Keeps a few numbers of each shift and day, and no
/// registration. Says the same, whatever order they come in.
/// </summary>
/// <param name="doubtsOf">Where what is not likely is reported, by administration.</param>
internal sealed class ShiftLikelihood(Func<Guid, DoubtList> doubtsOf)
{
    private const int MinutesPerDay = 24 * ShiftLength.MinutesPerHour;
    private const int LongestShift = 12 * ShiftLength.MinutesPerHour;
    private const int None = -1;

    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly ChunkedList<Shift> _shifts = new();
    private readonly PersonDays _days = new();

    /// <param name="goesOut">False where all of it stays behind: then its hours count, and nothing is said of it.</param>
    public void Add(Registration registration, WorkedTime worked, ExportContract contract, bool goesOut)
    {
        ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(_people, registration.EmployeeId, out var isKnown);
        if (!isKnown)
            person = new Person { FirstShift = None, FirstDay = None };
        person.FirstDay = _days.Add(person.FirstDay, registration, worked.Minutes, contract, goesOut);
        if (!goesOut || worked.Minutes <= 0)
            return;

        if (registration.Start is { } start && start == registration.End)
            Tell(contract, Of(
                DoubtCode.StartEqualsEnd, registration.Date, registration.EmployeeId, contract) with
            { RegistrationId = registration.Id });
        else if (worked.Minutes > LongestShift)
            Tell(contract, TooLong(registration, worked, contract));
        var shift = ShiftOf(registration, worked, contract, person.FirstShift);
        for (var at = person.FirstShift; at != None; at = _shifts[at].Next)
        {
            if (CodeOf(shift, _shifts[at]) is not { } code)
                continue;
            var later = Later(shift, _shifts[at]);
            Tell(later.Contract, Of(code, DayOf(later.Start), registration.EmployeeId, later.Contract));
        }

        person.FirstShift = _shifts.Add(shift);
    }

    /// <summary>What can only be said of days and weeks that are whole: once, after the last registration.</summary>
    public void LookAtDaysAndWeeks(LikelyRules rules)
    {
        foreach (var (employee, person) in _people)
        {
            foreach (var (contract, code, date, value, usual) in _days.Doubts(person.FirstDay, rules))
                Tell(contract, Of(code, date, employee, contract) with { Value = value, Usual = usual });
        }
    }

    private void Tell(ExportContract contract, Doubt doubt) => doubtsOf(contract.AdministrationId).Add(doubt);

    private static Doubt Of(string code, DateOnly date, string employee, ExportContract contract) =>
        new(code, date, employee, contract.Name, contract.EmployeeNumber);

    private static Doubt TooLong(Registration registration, WorkedTime worked, ExportContract contract) =>
        Of(DoubtCode.ShiftTooLong, registration.Date, registration.EmployeeId, contract) with
        {
            RegistrationId = registration.Id,
            Value = ShiftLength.HoursOf(worked.Minutes),
            Usual = ShiftLength.HoursOf(LongestShift),
        };

    private static Shift ShiftOf(Registration registration, WorkedTime worked, ExportContract contract, int next)
    {
        var midnight = registration.Date.DayNumber * MinutesPerDay;
        if (registration is not { Start: { } start, End: { } end })
        {
            var what = HashCode.Combine(registration.Hours, registration.HourComponent, registration.Department);
            return new Shift { Start = midnight, End = midnight, Minutes = worked.Minutes, What = what, Next = next, Contract = contract };
        }

        return new Shift
        {
            Start = midnight + MinutesOf(start),
            End = midnight + MinutesOf(end) + (end > start ? 0 : MinutesPerDay),
            Minutes = worked.Minutes,
            Next = next,
            Contract = contract,
        };
    }

    private static string? CodeOf(in Shift one, in Shift other) => one switch
    {
        _ when one.Start == other.Start && one.End == other.End && one.What == other.What => DoubtCode.ShiftDoubled,
        // Somebody entered the times and somebody else the hours of one shift.
        _ when one.IsOnlyHours != other.IsOnlyHours && DayOf(one.Start) == DayOf(other.Start) && one.Minutes == other.Minutes =>
            DoubtCode.ShiftDoubled,
        _ when one.IsOnlyHours || other.IsOnlyHours => null,
        _ when one.End <= other.Start || other.End <= one.Start => null,
        _ => DayOf(one.Start) == DayOf(other.Start) ? DoubtCode.ShiftsOverlap : DoubtCode.NightRunsIntoNext,
    };

    /// <summary>Of two that begin together, whichever order they come in.</summary>
    private static Shift Later(in Shift one, in Shift other) =>
        one.Start != other.Start ? one.Start > other.Start ? one : other
        : one.Contract.EmploymentId.CompareTo(other.Contract.EmploymentId) < 0 ? one : other;

    private static DateOnly DayOf(int minute) => DateOnly.FromDayNumber(minute / MinutesPerDay);

    private static int MinutesOf(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerMinute);

    [StructLayout(LayoutKind.Auto)]
    private struct Person
    {
        public int FirstShift;
        public int FirstDay;
    }

    /// <summary>From and until by the clock, in minutes of a calendar that goes on.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Shift
    {
        public int Start;
        public int End;

        public decimal Minutes;

        /// <summary>Of one without times: a hash of what it says instead.</summary>
        public int What;

        public int Next;
        public ExportContract Contract;

        public readonly bool IsOnlyHours => Start == End;
    }
}
