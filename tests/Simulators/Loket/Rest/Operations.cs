using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>Everything that this Loket answers, in one table.</summary>
internal static class Operations
{
    private const string V2018 = "2018-01-01";
    private const string V2019 = "2019-12-16";
    private const string Employer = "/providers/employers/{employerId}";
    private const string Employment = "/providers/employers/employees/employments/{employmentId}";

    public static readonly IReadOnlyList<Operation> All =
    [
        List("/providers/employers", "GetEmployersByUserId", V2018, c => EmployerShapes.Employers(c.Employers)),
        List("/providers/employers/minimized", "GetEmployersMinimizedByUser", V2018, c => EmployerShapes.Minimized(c.Employers)),
        List("/providers/employers/lastmodifiedversionnumbers", "GetEmployerLastModifiedVersionNumbersByUser", V2018,
            c => EmployerShapes.Versions(c.Employers)),
        One(Employer, "GetEmployerByEmployerId", V2018, c => EmployerShapes.Employers([c.Employer!])),
        List($"{Employer}/payrolladministrations", "GetPayrollAdministrationsByEmployerId", V2018,
            c => EmployerShapes.PayrollAdministrations(c.Employer!)),
        List($"{Employer}/administrations", "GetAdministrationsByEmployerId", V2018, c => EmployerShapes.Administrations(c.Employer!)),
        new(
            $"{Employer}/authorizations", "GetAuthorizationsByEmployerId", false,
            new(V2018, c => OrganizationShapes.ActivityNames(Activities(c))),
            new("2019-02-11", c => OrganizationShapes.Activities(Activities(c)))),
        List($"{Employer}/modules", "GetModulesByEmployerId", V2018, _ => OrganizationShapes.Modules()),
        List($"{Employer}/departments", "GetDepartmentsByEmployerId", V2018, c => OrganizationShapes.Departments(c.Employer!)),
        List($"{Employer}/functions", "GetFunctionsByEmployerId", V2018, c => OrganizationShapes.Functions(c.Employer!)),
        One("/user", "GetUserByToken", V2018, c => UserShapes.SignedIn(c.User)),
        new("/user/filtersettings/{employerId}", "GetUserFilterSettingsByEmployerId", true,
            new ResourceVersion(V2018, c => OrganizationShapes.FilterSettings(c.Filter)))
        {
            Server = "/globalfilter-microservice",
        },

        new(
            $"{Employer}/employees", "GetEmployeesByEmployerId", false,
            new("2018-12-31", c => EmployeeShapes.Version20181231(c.Employees())),
            new("2021-03-29", c => EmployeeShapes.Version20210329(c.Employees()))),
        new(
            "/providers/employers/employees/{employeeId}", "GetEmployeeByEmployeeId", true,
            new("2018-12-31", c => EmployeeShapes.Version20181231([c.Employer!.Employee(c.Id)!])),
            new("2021-03-29", c => EmployeeShapes.Version20210329([c.Employer!.Employee(c.Id)!]))),

        List($"{Employer}/employees/employments", "GetEmploymentsByEmployerId", V2019,
            c => EmploymentShapes.Employments(c.Employer!, c.Employments(FilterReach.EmploymentLists))),
        List($"{Employer}/employees/employments/minimized", "GetEmploymentsMinimizedByEmployerId", V2019,
            c => EmploymentShapes.Minimized(c.Employer!, c.Employments(FilterReach.EmploymentLists))),
        List($"{Employer}/employees/employments/lastmodifiedversionnumbers", "GetEmploymentLastModifiedVersionNumbersByEmployerId", V2018,
            c => EmploymentShapes.Versions(c.Employments(FilterReach.VersionNumbers))),
        List("/providers/employers/employees/{employeeId}/employments", "GetEmploymentsByEmployeeId", V2019,
            c => EmploymentShapes.Employments(c.Employer!, c.EmploymentsOfEmployee())),
        One(Employment, "GetEmploymentByEmploymentId", V2019, c => EmploymentShapes.Employments(c.Employer!, [c.Employment])),

        List($"{Employer}/actualwages", "GetActualWagesByEmployerId", V2018,
            c => ChainShapes.ActualWages(ChainShapes.At(c.Employments(FilterReach.Actuals), c.ReferenceDate, e => e.Wages))),
        List($"{Employer}/actualworkinghours", "GetActualWorkingHoursByEmployerId", V2018,
            c => ChainShapes.ActualHours(ChainShapes.At(c.Employments(FilterReach.Actuals), c.ReferenceDate, e => e.Hours))),
        List($"{Employer}/actualorganizationalentities", "GetActualOrganizationalEntitiesByEmployerId", V2018,
            c => ChainShapes.ActualOrganization(ChainShapes.At(c.Employments(FilterReach.Actuals), c.ReferenceDate, e => e.Organization))),
        List($"{Employment}/wages", "GetWagesByEmploymentId", V2018,
            c => ChainShapes.Wages(ChainShapes.Whole(c.Employment, c.Employment.Wages))),
        List($"{Employment}/workinghours", "GetWorkingHoursByEmploymentId", V2018,
            c => ChainShapes.Hours(ChainShapes.Whole(c.Employment, c.Employment.Hours))),
        List($"{Employment}/organizationalentities", "GetOrganizationalEntitiesByEmploymentId", V2018,
            c => ChainShapes.Organization(ChainShapes.Whole(c.Employment, c.Employment.Organization))),

        .. PayrollOperations.All,
        .. UserOperations.All,
        .. LeadingOperations.All,
        .. PayslipOperations.All,
        .. ResultOperations.All,
    ];

    private static IReadOnlyList<string> Activities(Call call) => UserDirectory.ActivitiesAt(call.User, call.State, call.Employer!);

    private static Operation List(string template, string activity, string version, Func<Call, Rows> rows) =>
        new(template, activity, false, new ResourceVersion(version, rows));

    private static Operation One(string template, string activity, string version, Func<Call, Rows> rows) =>
        new(template, activity, true, new ResourceVersion(version, rows));
}
