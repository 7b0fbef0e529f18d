using System.Globalization;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Filters;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>A request that was let in: who asks, on which state, about which employer and thing.</summary>
/// <param name="Employer">The employer of the path, or of the thing in the path; null when the call spans employers.</param>
/// <param name="Id">The id in the path.</param>
/// <param name="Filter">The user's filter settings at that employer.</param>
internal sealed record Call(
    IQueryCollection Query, LoketState State, SandboxUser User, EmployerState? Employer, Guid Id, UserFilter Filter,
    FilterReach FilterReach)
{
    public required RouteValueDictionary Route { get; init; }

    /// <summary>Gets where writes are made; what is read comes from <see cref="State"/>.</summary>
    public required LoketDatabase Database { get; init; }

    public required UserDirectory Users { get; init; }

    /// <summary>Gets whether a user has an application connected.</summary>
    public required Func<string, bool> HasGrant { get; init; }

    /// <summary>Gets the version of the resource that is asked for.</summary>
    public string Version { get; init; } = "";

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    public string Path { get; init; } = "";

    /// <summary>Gets a value indicating whether only the validations are asked for (X-ValidateOnly).</summary>
    public bool ValidatesOnly { get; init; }

    public string Body { get; init; } = "";

    /// <summary>Gets the employment of the path.</summary>
    public Employment Employment => Employer!.Employment(Id)!;

    /// <summary>Gets the payroll side of the administration of the path, or of the employment's; throws where it has none.</summary>
    public AdministrationPayroll Payroll => State.PayrollOf(Employer!.Employment(Id)?.AdministrationId ?? Id)
        ?? throw new FilterException("Deze administratie heeft geen verloning.");

    /// <summary>Gets a value indicating whether the employment of the path is in an administration with payroll.</summary>
    public bool HasPayroll => Employer!.Administration(Employment.AdministrationId)!.IsPayroll;

    public EmployerStaff Staff => Employer!.Staff;

    /// <summary>Gets the employment of the path, or of the record of a date chain in the path.</summary>
    public Employment Owner => Employer!.Employment(Id) ?? Employer.EmploymentOfRecord(Id)!;

    public IReadOnlyList<EmployerState> Employers => UserDirectory.EmployersOf(User, State);

    /// <summary>Gets the day asked about; today when the request does not say.</summary>
    public DateOnly ReferenceDate
    {
        get
        {
            var text = Query["referenceDate"].ToString();
            return text.Length == 0 ? State.Today
                : DateOnly.TryParseExact(text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                : throw new FilterException($"referenceDate '{text}' is not a date.");
        }
    }

    public IReadOnlyList<Employment> Employments(FilterReach list) => Shown(Staff.Employments, list);

    public IReadOnlyList<Employment> EmploymentsOfEmployee() => Shown([.. Employer!.EmploymentsOf(Id)], FilterReach.EmploymentLists);

    public IReadOnlyList<Employee> Employees() => FilterReach.HasFlag(FilterReach.Employees) && Filter != UserFilter.None
        ? [.. Staff.Employees.Where(e => Employer!.EmploymentsOf(e.Id).Any(j => Filter.Shows(j, State.Today)))]
        : Staff.Employees;

    /// <summary>A whole number of the path.</summary>
    public int RouteNumber(string name) =>
        int.TryParse(Route[name] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FilterException($"{name} is not a whole number.");

    /// <summary>A whole number of the query; null when it is not there.</summary>
    public int? QueryNumber(string name) => Query[name].ToString() is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FilterException($"{name} is not a whole number.");

    private IReadOnlyList<Employment> Shown(IReadOnlyList<Employment> employments, FilterReach list) =>
        FilterReach.HasFlag(list) && Filter != UserFilter.None ? [.. employments.Where(e => Filter.Shows(e, State.Today))] : employments;
}
