using LoketFunctions.Simulators.Loket.Data;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>The truth about the staff, for assertions: ids and counts, nothing personal.</summary>
internal sealed record StaffSummary(DateOnly Today, long Version, IReadOnlyList<EmployerSummary> Employers)
{
    public static StaffSummary Of(LoketState state, bool withIds) =>
        new(state.Today, state.Version, [.. state.Employers.Select(e => EmployerSummary.Of(e, state.Today, withIds))]);
}

/// <summary>An employer: how many people, and its administrations.</summary>
internal sealed record EmployerSummary(
    Guid Id, int Number, string Name, int Employees, int Employments, long Version, IReadOnlyList<AdministrationSummary> Administrations)
{
    public static EmployerSummary Of(EmployerState employer, DateOnly today, bool withIds)
    {
        var byAdministration = employer.Staff.Employments.ToLookup(e => e.AdministrationId);
        return new EmployerSummary(
            employer.Id, employer.Staff.Employer.Number, employer.Staff.Employer.CompanyName, employer.Staff.Employees.Count,
            employer.Staff.Employments.Count, employer.Version,
            [.. employer.Staff.Administrations.Select(a => AdministrationSummary.Of(a, [.. byAdministration[a.Id]], today, withIds))]);
    }
}

/// <summary>An administration: its people (each once, however many employments), and its employments by where they stand today.</summary>
internal sealed record AdministrationSummary(
    Guid Id, string Name, int? ClientNumber, bool IsPayroll, string? PeriodType, int Employees, int Active, int Ended, int Future,
    int EmployeesInService, IReadOnlyList<Guid>? EmployeeIds, IReadOnlyList<Guid>? EmploymentIds)
{
    public static AdministrationSummary Of(
        Staff.Administration administration, IReadOnlyList<Staff.Employment> employments, DateOnly today, bool withIds)
    {
        Guid[] people = [.. employments.Select(e => e.EmployeeId).Distinct()];
        return new AdministrationSummary(
            administration.Id, administration.Name, administration.ClientNumber, administration.IsPayroll,
            administration.PeriodType?.ToString(), people.Length,
            employments.Count(e => e.IsActiveOn(today)), employments.Count(e => e.HasEndedBy(today)),
            employments.Count(e => e.IsFutureOn(today)),
            employments.Where(e => e.IsActiveOn(today)).Select(e => e.EmployeeId).Distinct().Count(),
            withIds ? people : null, withIds ? [.. employments.Select(e => e.Id)] : null);
    }
}
