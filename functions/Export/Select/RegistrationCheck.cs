using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>
/// The faults that a registration can have by itself, or against those before it. Everything is checked, also what would not go out.
/// </summary>
internal sealed class RegistrationCheck(RegistrationFaults faults)
{
    private const int MaxCodeLength = 100;
    private const int MaxAllowances = 50;

    /// <summary>Loket takes hours below this; a correction takes back no more than there can be.</summary>
    private const int HoursBound = 1000;

    /// <summary>Loket takes amounts up to this, and down to its negative.</summary>
    private const int MaxAmount = 100_000_000;

    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly LocalizedText BelowZero = ExportTexts.Of("RegistrationCheck.BelowZero");

    private readonly IdSet _ids = new();
    private int _index;
    private string? _id;

    /// <summary>What was worked; null where the registration has faults, which are reported.</summary>
    public WorkedTime? Check(int index, Registration registration)
    {
        var before = faults.Count;
        (_index, _id) = (index, null);
        Id(registration.Id);
        Text("employeeId", registration.EmployeeId, Registration.MaxIdLength);
        Text("department", registration.Department, MaxCodeLength);
        Text("hourComponent", registration.HourComponent, MaxCodeLength);
        if (registration.Date.Year is < FirstYear or > LastYear)
            Fault("date", ExportTexts.Of("RegistrationCheck.IsNotFromTo", FirstYear, LastYear));
        if (registration.BreakMinutes < 0)
            Fault("breakMinutes", BelowZero);
        Allowances(registration.Allowances);
        if (faults.Count > before)
            return null;

        var worked = Hours(registration);
        if (worked.Minutes != 0 && registration.HourComponent is null)
            Fault("hourComponent", ExportTexts.Of("RegistrationCheck.IsMissingWhereThereAreHours"));
        return faults.Count > before ? null : worked;
    }

    private void Id(string id)
    {
        Text("id", id, Registration.MaxIdLength);
        if (PlainText.FaultOf(id, Registration.MaxIdLength) is not null)
            return;
        _id = id;
        if (!_ids.Add(id))
            Fault("id", ExportTexts.Of("RegistrationCheck.IsUsedTwiceInThisRequest"));
    }

    private void Text(string field, string? text, int maxLength)
    {
        if (text is not null && PlainText.FaultOf(text, maxLength) is { } fault)
            Fault(field, fault);
    }

    private void Allowances(IReadOnlyList<Allowance> allowances)
    {
        if (allowances.Count > MaxAllowances)
        {
            Fault("allowances", ExportTexts.Of("RegistrationCheck.AreMoreThan", MaxAllowances));
            return;
        }

        for (var number = 0; number < allowances.Count; number++)
        {
            var (component, value) = allowances[number];
            if (PlainText.FaultOf(component, MaxCodeLength) is { } fault)
                Fault($"allowances[{number}].component", fault);
            if (value is < -MaxAmount or > MaxAmount)
                Fault($"allowances[{number}].value", ExportTexts.Of("RegistrationCheck.IsNotFromTo2", MaxAmount));
        }
    }

    private WorkedTime Hours(Registration registration)
    {
        if (registration.Hours is <= -HoursBound or >= HoursBound)
        {
            Fault("hours", ExportTexts.Of("RegistrationCheck.IsNotAboveAndBelow", HoursBound));
            return default;
        }

        var told = registration.Hours is { } hours ? ShiftLength.Minutes(hours) : (decimal?)null;
        if (registration is { Start: null, End: null })
            return new WorkedTime(told ?? 0);
        if (registration is not { Start: { } start, End: { } end })
        {
            Fault(registration.Start is null ? "start" : "end", ExportTexts.Of("RegistrationCheck.IsMissingWhereTheOtherTime"));
            return default;
        }

        var minutes = Minutes(registration, start, end);
        if (told is not { } other || ShiftLength.IsSame(other, minutes))
            return new WorkedTime(minutes);
        if (ShiftLength.IsByTheClock(registration, start, end, other))
            return new WorkedTime(minutes, DiffersByTheClock: true);
        Fault("hours", ExportTexts.Of("RegistrationCheck.IsNotWhatStartEndAnd"));
        return default;
    }

    private int Minutes(Registration registration, TimeOnly start, TimeOnly end)
    {
        if (HasSeconds(start) || HasSeconds(end))
            Fault(HasSeconds(start) ? "start" : "end", ExportTexts.Of("Common.IsNotATimeAsHH"));
        var minutes = ShiftLength.Minutes(registration.Date, start, end, registration.BreakMinutes);
        if (minutes < 0 && registration.BreakMinutes > 0)
            Fault("breakMinutes", ExportTexts.Of("RegistrationCheck.IsLongerThanTheShift"));
        else if (minutes < 0)
        {
            Fault("start", ExportTexts.Of("RegistrationCheck.IsSkippedBySummerTimeOn"));
        }

        return minutes;
    }

    private static bool HasSeconds(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute != 0;

    private void Fault(string field, LocalizedText fault) => faults.Add(_index, _id, field, fault);
}
