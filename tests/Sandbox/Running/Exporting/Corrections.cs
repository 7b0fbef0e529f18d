using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// What somebody mends in the planner after an export: one shift becomes longer, one is added, all of one kind of one person are removed.
/// </summary>
/// <param name="Changed">As it was.</param>
internal sealed record Corrections(Registration Changed, Registration Added, IReadOnlyList<Registration> Removed)
{
    private const decimal Longer = 1.5m;
    private const decimal AddedHours = 3.5m;

    public IEnumerable<Registration> All => [Changed, Added, .. Removed];

    /// <summary>
    /// Chosen among what was exported of people on zero hours, whose hours go out in every product, so that whatever the month held one
    /// value changes, one is new and one is gone. Null where nobody fits.
    /// </summary>
    public static Corrections? Choose(PlannerAccount planner)
    {
        var onZeroHours = planner.Employees
            .Where(employee => RosteredEmployee.Of(employee).Contracts is [{ IsZeroHours: true }]).Select(employee => employee.Id)
            .ToHashSet(StringComparer.Ordinal);
        var people = planner.Registrations.All
            .Where(one => onZeroHours.Contains(one.EmployeeId) && one.HourComponent is not (null or RegistrationCodes.Sick)
                && planner.Confirmations.Of(one.Id)?.State == PlannerConfirmations.Exported)
            .GroupBy(one => one.EmployeeId).ToList();
        if (people.FirstOrDefault(HasDecimalHours) is not { } first || people.LastOrDefault(shifts => shifts != first) is not { } last)
            return null;
        return new Corrections(first.First(IsDecimal), Add(first), Rarest(last));
    }

    public void Apply(PlannerRegistrations registrations)
    {
        registrations.Change(Changed.Id, shift => shift with { Hours = shift.Hours + Longer });
        registrations.Add(Added);
        foreach (var shift in Removed)
            registrations.Remove(shift.Id);
    }

    /// <summary>The changed shift is changed once more.</summary>
    public void ApplyAgain(PlannerRegistrations registrations) =>
        registrations.Change(Changed.Id, shift => shift with { Hours = shift.Hours + Longer });

    private static bool HasDecimalHours(IEnumerable<Registration> shifts) => shifts.Any(IsDecimal);

    private static bool IsDecimal(Registration shift) => shift is { Hours: not null, Start: null };

    /// <summary>Of a kind that nobody is rostered for.</summary>
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
            HourComponent = RegistrationCodes.Holiday,
            Approved = true,
        };
    }

    private static IReadOnlyList<Registration> Rarest(
        IEnumerable<Registration> shifts) => [.. shifts.GroupBy(one => one.HourComponent).MinBy(kind => kind.Count())!];
}
