using LoketFunctions.Sandbox.Planner;
using LoketFunctions.Sandbox.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>What somebody mends in the planner after an export: one shift becomes longer, one is added, one is removed.</summary>
/// <param name="Changed">As it was.</param>
internal sealed record Corrections(Registration Changed, Registration Added, Registration Removed)
{
    private const decimal Longer = 1.5m;
    private const decimal AddedHours = 3.5m;

    /// <summary>
    /// Chosen among what was exported of people on zero hours, whose hours go out in every product. The removed shift is the only one
    /// of its kind of that employee and the added one the first, where there are such. Null where nobody fits.
    /// </summary>
    public static Corrections? Choose(PlannerAccount planner)
    {
        var onZeroHours = planner.Employees
            .Where(employee => RosteredEmployee.Of(employee).Contracts is [{ IsZeroHours: true }]).Select(employee => employee.Id).ToHashSet(StringComparer.Ordinal);
        var people = planner.Registrations.All
            .Where(one => onZeroHours.Contains(one.EmployeeId) && one.HourComponent is not (null or RegistrationCodes.Sick)
                && planner.Marks.Of(one.Id)?.State == PlannerMarks.Exported)
            .GroupBy(one => one.EmployeeId).ToList();
        if (people.FirstOrDefault(HasDecimalHours) is not { } first)
            return null;
        var last = people.LastOrDefault(shifts => shifts != first && shifts.GroupBy(one => one.HourComponent).Any(kind => kind.Count() == 1)) ?? people[^1];
        var other = people.FirstOrDefault(shifts => shifts != first && shifts != last && NewKind(shifts) is not null) ?? first;
        return new Corrections(first.First(IsDecimal), Add(other), Rarest(last));
    }

    public void Apply(PlannerRegistrations registrations)
    {
        registrations.Change(Changed.Id, shift => shift with { Hours = shift.Hours + Longer });
        registrations.Add(Added);
        registrations.Remove(Removed.Id);
    }

    /// <summary>The changed shift is changed once more.</summary>
    public void ApplyAgain(PlannerRegistrations registrations) => registrations.Change(Changed.Id, shift => shift with { Hours = shift.Hours + Longer });

    private static bool HasDecimalHours(IEnumerable<Registration> shifts) => shifts.Any(IsDecimal);

    private static bool IsDecimal(Registration shift) => shift is { Hours: not null, Start: null };

    private static Registration Add(IGrouping<string, Registration> shifts)
    {
        var shift = shifts.First();
        return new Registration
        {
            Id = $"{shift.Id}-toegevoegd",
            EmployeeId = shift.EmployeeId,
            Date = shift.Date,
            Hours = AddedHours,
            Department = shift.Department,
            HourComponent = NewKind(shifts) ?? shift.HourComponent,
            Approved = true,
        };
    }

    /// <summary>A kind of hours that the employee has none of; null where there are some of each.</summary>
    private static string? NewKind(IEnumerable<Registration> shifts) =>
        new[] { RegistrationCodes.Sunday, RegistrationCodes.Evening, RegistrationCodes.Worked }.Except(shifts.Select(one => one.HourComponent)).FirstOrDefault();

    private static Registration Rarest(IEnumerable<Registration> shifts) => shifts.GroupBy(one => one.HourComponent).MinBy(kind => kind.Count())!.First();
}
