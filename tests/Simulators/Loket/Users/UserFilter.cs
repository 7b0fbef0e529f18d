using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Users;

internal enum EmployedStatus
{
    AllEmployments,
    ActiveEmployments,
    ActiveAndFutureEmployments,
    ActiveAndHistoricEmployments,
}

/// <summary>
/// Where user filter settings hide employments. Loket's text says so only of the list of employments and its minimized form
/// (and period data). That version numbers, employees and actuals still show everybody is our assumption, so it can be set.
/// </summary>
[Flags]
internal enum FilterReach
{
    None = 0,
    EmploymentLists = 1,
    VersionNumbers = 2,
    Employees = 4,
    Actuals = 8,
}

/// <summary>The filter settings of a user at one employer; an empty list does not filter.</summary>
internal sealed record UserFilter(
    EmployedStatus EmployedStatus, IReadOnlyList<Guid> Administrations, IReadOnlyList<Guid> Departments, bool? OnCall)
{
    public static readonly UserFilter None = new(EmployedStatus.AllEmployments, [], [], null);

    /// <summary>A filter on departments that hides about half of an employer's employments.</summary>
    public static UserFilter HidingHalf(EmployerState employer, DateOnly today)
    {
        var shown = new List<Guid>();
        var left = employer.Staff.Employments.Count / 2;
        foreach (var group in employer.Staff.Employments.GroupBy(e => DepartmentOf(e, today)).OrderByDescending(g => g.Count()))
        {
            if (group.Count() <= left)
            {
                shown.Add(group.Key);
                left -= group.Count();
            }
        }

        return None with { Departments = shown.Count > 0 ? shown : [Guid.Empty] };
    }

    public bool Shows(Employment employment, DateOnly today) =>
        ShowsStatus(employment, today)
        && (Administrations.Count == 0 || Administrations.Contains(employment.AdministrationId))
        && (Departments.Count == 0 || Departments.Contains(DepartmentOf(employment, today)))
        && (OnCall is null || OnCall == employment.IsOnCall);

    private bool ShowsStatus(Employment employment, DateOnly today) => EmployedStatus switch
    {
        EmployedStatus.ActiveEmployments => employment.IsActiveOn(today),
        EmployedStatus.ActiveAndFutureEmployments => !employment.HasEndedBy(today),
        EmployedStatus.ActiveAndHistoricEmployments => !employment.IsFutureOn(today),
        _ => true,
    };

    private static Guid DepartmentOf(Employment employment, DateOnly today) =>
        (employment.Organization.LastOrDefault(o => o.StartDate <= today) ?? employment.Organization[0]).Department.Id;
}
