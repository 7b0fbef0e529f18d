using LoketFunctions.Console.Requests;
using LoketFunctions.Security;
using LoketFunctions.Sync.Employees;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What may be chosen for an employee, by who may choose at all.</summary>
internal static class EmployeeChoices
{
    public static bool MayChoose(ConsoleRequest request, EmployeeResponse employee) =>
        request.Caller.Access.Allows(Permission.EditPayroll, employee.AdministrationId);

    /// <summary>Boxes are ticked for these two.</summary>
    public static bool CanBeTicked(EmployeeResponse employee) => CanAdd(employee) || CanIgnore(employee);

    /// <summary>Whom a person may link by hand: whoever would be, or is, passed on.</summary>
    public static bool CanLink(EmployeeResponse employee) => employee.Status.IsCurrent() && employee.Status != EmployeeStatus.Clash;

    public static bool CanAdd(EmployeeResponse employee) =>
        employee.Status is EmployeeStatus.Waiting or EmployeeStatus.Proposed or EmployeeStatus.Ignored;

    public static bool CanIgnore(EmployeeResponse employee) => CanLink(employee) && employee.Status != EmployeeStatus.Ignored;
}
