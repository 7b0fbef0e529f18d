using LoketFunctions.Staff;

namespace LoketFunctions.Export.Model;

/// <summary>The employments that the staff sync knows, as an export decides by them.</summary>
internal static class StaffContracts
{
    /// <summary>Of one administration, as plans and reports need them.</summary>
    public static IEnumerable<ExportContract> Of(Guid administrationId, StaffRoster roster) =>
        roster.People.SelectMany(person => Of(administrationId, person.Key, person.Value));

    /// <summary>Of one person in an administration.</summary>
    public static IEnumerable<ExportContract> Of(Guid administrationId, Guid employeeId, RosterPerson person) =>
        person.Contracts.Select(contract => new ExportContract(
            contract.EmploymentId, employeeId, administrationId, contract.History, contract.StartDate, contract.EndDate,
            contract.ContractEndDate,
            contract.PayrollId, person.PersonnelNumber, person.Name, person.Hidden));
}
