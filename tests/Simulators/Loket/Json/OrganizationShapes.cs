using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>What else belongs to an employer: departments, functions, what a user may do, which filters hide employments.</summary>
internal static class OrganizationShapes
{
    private static readonly string[] ModuleNames = ["Verloning", "HRM dossier", "Import variabele gegevens", "Koppelingen via de REST API"];

    public static Rows Departments(EmployerState employer)
    {
        var departments = employer.Staff.Departments;
        return Rows.Of(departments, d =>
        {
            var parent = departments.FirstOrDefault(p => p.Id == d.ParentId);
            return new
            {
                d.Id,
                d.Code,
                d.Description,
                EmailLeaveRequest = (string?)null,
                SubDepartmentOf = parent is null ? null : new { Key = parent.Id, parent.Code, parent.Description },
            };
        });
    }

    /// <summary>A function is identified by its key, a department by its id.</summary>
    public static Rows Functions(EmployerState employer) =>
        Rows.Of(employer.Staff.Functions, f => new { Key = f.Id, f.Description, f.Group });

    public static Rows ActivityNames(IReadOnlyList<string> activities) => Rows.Of(activities, a => new { Name = a });

    public static Rows Activities(IReadOnlyList<string> activities) => Rows.Of(activities, a => new { Id = StableId(a), Description = a });

    public static Rows Modules() => Rows.Of(ModuleNames, m => new { Id = StableId(m), Description = m });

    public static Rows FilterSettings(UserFilter filter) => Rows.One(filter, f => new
    {
        EmploymentFilter = new
        {
            FilterOnEmployedStatus = f.EmployedStatus.ToString(),
            FilterOnAdministrations = f.Administrations.Select(key => new { Key = key }).ToArray(),
            FilterOnDepartments = f.Departments.Select(key => new { Key = key }).ToArray(),
            FilterOnEmploymentCategoryType = Array.Empty<object>(),
            FilterOnOnCallEmployment = f.OnCall,
        },
    });

    /// <summary>An id that is the same in every run.</summary>
    public static Guid StableId(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
