using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>What a field may be set to ("metadata"), by the field's own name: Loket's lists, and those of the employer.</summary>
/// <param name="administration">Whose shifts and components are meant; null for those of all the employer's administrations.</param>
internal sealed class FieldOptions(EmployerState employer, Administration? administration, int year)
{
    public IReadOnlyList<JsonObject> Of(string field) => [.. All(field).Select(AsJson)];

    private IEnumerable<object> All(string field) => field switch
    {
        "country" => MetadataLists.Countries,
        "department" => employer.Staff.Departments.Select(d => new { Key = d.Id, d.Code, d.Description }),
        "function" => employer.Staff.Functions.Select(f => new { Key = f.Id, f.Description, f.Group }),
        "distributionUnit" => employer.Staff.DistributionUnits.Select(u => new { Key = u.Id, u.Code, u.Description }),
        "payrollAdministration" => employer.Staff.Administrations.Where(a => a.IsPayroll)
            .Select(a => new { a.Id, a.Name, a.Description, a.ClientNumber }),
        "nonPayrollAdministration" => employer.Staff.Administrations.Where(a => !a.IsPayroll)
            .Select(a => new { a.Id, a.Name, a.Description }),
        "shift" or "shiftRateSickLeave" => Administrations.SelectMany(a => a.Shifts).Distinct().OrderBy(s => s.Number)
            .Select(PeriodDataShapes.Of),
        "payrollComponent" => Administrations.Where(a => a.IsPayroll).SelectMany(a => ComponentLists.Of(a, year)).DistinctBy(c => c.Key)
            .OrderBy(c => c.Key).Select(c => new { c.Key, c.Description, c.Category, c.DeductionOrPayment }),
        _ => MetadataLists.Of(field),
    };

    /// <summary>An administration without payroll has no shifts of its own.</summary>
    private IEnumerable<Administration> Administrations =>
        administration is { IsPayroll: true } ? [administration] : employer.Staff.Administrations;

    private static JsonObject AsJson(object option) => JsonSerializer.SerializeToNode(option, LoketJson.Options)!.AsObject();
}
