using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>
/// The faults that a registration can have by itself, or against those before it. One is enough to refuse the request, so everything
/// is checked, also what would not go out.
/// </summary>
internal sealed class RegistrationCheck(RegistrationFaults faults)
{
    private const int MaxCodeLength = 100;
    private const int MaxAllowances = 50;

    /// <summary>Loket takes hours from 0 to below this.</summary>
    private const int HoursBound = 1000;

    /// <summary>Loket takes amounts up to this, and down to its negative.</summary>
    private const int MaxAmount = 100_000_000;

    /// <summary>Minutes by which decimal hours may differ from the times: 0.01 hours.</summary>
    private const decimal Tolerance = 0.6m;

    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private readonly IdSet _ids = new();
    private int _index;
    private string? _id;

    /// <summary>The minutes that were worked, 0 for none; null where the registration has faults, which are told.</summary>
    public decimal? Check(int index, Registration registration)
    {
        var before = faults.Count;
        (_index, _id) = (index, null);
        Id(registration.Id);
        Text("employeeId", registration.EmployeeId, Registration.MaxIdLength);
        Text("department", registration.Department, MaxCodeLength);
        Text("hourComponent", registration.HourComponent, MaxCodeLength);
        if (registration.Date.Year is < FirstYear or > LastYear)
            Fault("date", $"is not from {FirstYear} to {LastYear}");
        if (registration.Meals < 0)
            Fault("meals", "is below 0");
        if (registration.BreakMinutes < 0)
            Fault("breakMinutes", "is below 0");
        Allowances(registration.Allowances);
        if (faults.Count > before)
            return null;

        var minutes = Hours(registration);
        if (minutes > 0 && registration.HourComponent is null)
            Fault("hourComponent", "is missing where there are hours");
        return faults.Count > before ? null : minutes;
    }

    private void Id(string id)
    {
        Text("id", id, Registration.MaxIdLength);
        if (PlainText.FaultOf(id, Registration.MaxIdLength) is not null)
            return;
        _id = id;
        if (!_ids.Add(id))
            Fault("id", "is used twice in this request");
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
            Fault("allowances", $"are more than {MaxAllowances}");
            return;
        }

        for (var number = 0; number < allowances.Count; number++)
        {
            var (component, value) = allowances[number];
            if (PlainText.FaultOf(component, MaxCodeLength) is { } fault)
                Fault($"allowances[{number}].component", fault);
            if (value is < -MaxAmount or > MaxAmount)
                Fault($"allowances[{number}].value", $"is not from -{MaxAmount} to {MaxAmount}");
        }
    }

    private decimal Hours(Registration registration)
    {
        if (registration.Hours is < 0 or >= HoursBound)
        {
            Fault("hours", $"is not from 0 to below {HoursBound}");
            return 0;
        }

        var told = registration.Hours is { } hours ? ShiftLength.Minutes(hours) : (decimal?)null;
        if (registration is { Start: null, End: null })
            return told ?? 0;
        if (registration is not { Start: { } start, End: { } end })
        {
            Fault(registration.Start is null ? "start" : "end", "is missing where the other time is there");
            return 0;
        }

        var minutes = Minutes(registration, start, end);
        if (told is { } other && Math.Abs(other - minutes) > Tolerance)
            Fault("hours", "is not what start, end and breakMinutes amount to");
        return minutes;
    }

    private int Minutes(Registration registration, TimeOnly start, TimeOnly end)
    {
        if (HasSeconds(start) || HasSeconds(end))
            Fault(HasSeconds(start) ? "start" : "end", "is not a time as HH:mm");
        var minutes = ShiftLength.Minutes(registration.Date, start, end, registration.BreakMinutes);
        if (minutes < 0 && registration.BreakMinutes > 0)
            Fault("breakMinutes", "is longer than the shift");
        else if (minutes < 0)
            Fault("start", "is skipped by summer time on this day, and the end comes before it");
        return minutes;
    }

    private static bool HasSeconds(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute != 0;

    private void Fault(string field, string fault) => faults.Add(_index, _id, field, fault);
}
