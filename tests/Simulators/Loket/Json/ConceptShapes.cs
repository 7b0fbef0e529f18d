using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Concept employees, and the citizen service numbers of them and of employees.</summary>
internal static class ConceptShapes
{
    private static readonly SelfService NoSelfService = new("NoAccessToClient");

    public static Rows Concepts(IReadOnlyList<ConceptEmployee> concepts) => Rows.Of(concepts, c => new ConceptJson(
        c.Id, c.CreatedAt, c.Data.Text("uniqueName")!, WithFormattedName(c.Data["employeeData"]!.AsObject()), c.Data["employmentData"],
        c.Data["workingHoursData"], c.Data["wageData"], c.Data["organizationalEntityData"], c.Data["fiscalData"],
        c.Data["socialSecurityData"], c.Data["otherPayrollVariablesData"], NoSelfService));

    public static Rows Numbers(IReadOnlyList<ConceptEmployee> concepts) => Rows.Of(concepts, c => new NumberJson(c.CitizenServiceNumber));

    public static Rows Number(Employee employee) => Rows.One(employee, e => new NumberJson(e.CitizenServiceNumber));

    private static JsonObject WithFormattedName(JsonObject employee)
    {
        var named = employee.DeepClone().AsObject();
        var details = named["personalDetails"]!.AsObject();
        details["formattedName"] = string.Join(' ', new[] { details.Text("lastName"), details.Text("initials"), details.Text("prefix") }
            .Where(part => !string.IsNullOrEmpty(part)));
        return named;
    }

    private sealed record SelfService(string Status);

    private sealed record NumberJson(string? CitizenServiceNumber);

    private sealed record ConceptJson(
        Guid Id, DateTime CreationDate, string UniqueName, JsonNode EmployeeData, JsonNode? EmploymentData, JsonNode? WorkingHoursData,
        JsonNode? WageData, JsonNode? OrganizationalEntityData, JsonNode? FiscalData, JsonNode? SocialSecurityData,
        JsonNode? OtherPayrollVariablesData, SelfService SelfService);
}
