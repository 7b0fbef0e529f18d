using static LoketFunctions.Planner.FieldPolicy;

namespace LoketFunctions.Planner;

/// <summary>The profiles of the planner products that the app serves. Adding a product is adding a profile.</summary>
internal static class Profiles
{
    private static readonly RequiredRight ManageEmployments = new("Beheer dienstverbanden",
    [
        "GetEmployeesByEmployerId", "GetEmploymentsByEmployerId", "GetActualWorkingHoursByEmployerId",
        "GetActualOrganizationalEntitiesByEmployerId",
    ]);

    private static readonly RequiredRight ConsultEmployments = new("Raadplegen dienstverbanden", ["GetEmploymentsByEmployerId"]);

    private static readonly RequiredRight ConsultWages = new("Raadplegen beloningen", ["GetActualWagesByEmployerId"]);

    private static readonly RequiredRight ConsultPayrollOutput = new("Raadplegen loonoutput beperkt",
        ["GetPayrollPeriodsMinimizedByPayrollAdministrationId"]);

    private static readonly RequiredRight ManageVariableData = new("Beheer variabele gegevens",
        ["PatchCollectivePayrollPeriodDataByEmployerId"]);

    private static readonly IReadOnlyList<RequiredRight> StaffAndHoursRights =
        [ConsultPayrollOutput, ManageVariableData, ConsultWages, ManageEmployments];

    /// <summary>L1NDA Planner: all fields, always; new staff is created, the planner's own new staff is linked.</summary>
    private static readonly PlannerProfile Linda = new("l1nda", "L1NDA Planner")
    {
        NightlyAt = new TimeOnly(2, 0),
        NewEmployees = NewEmployeePolicy.Add,
        PersonnelNumber = PersonnelNumberSource.EmployeeNumber,
        PersonnelNumberScope = PersonnelNumberScope.Employer,
        Affiliate = AffiliateSource.Department,
        Fields = AllFields(Always),
        RequiredRights = [.. StaffAndHoursRights, ConsultEmployments],
    };

    /// <summary>
    /// "Loket.nl koppeling": name and address nightly, end of contract always, the rest once at adding; the user chooses per
    /// employee; numbers are unique over all connections of the account.
    /// </summary>
    private static readonly PlannerProfile LoketKoppeling = new("loket-koppeling", "Loket.nl koppeling")
    {
        NightlyAt = new TimeOnly(3, 0),
        NewEmployees = NewEmployeePolicy.Ask,
        PersonnelNumber = PersonnelNumberSource.EmployeeNumber,
        PersonnelNumberScope = PersonnelNumberScope.Account,
        Affiliate = AffiliateSource.DistributionUnit,
        Fields = new Dictionary<StaffField, FieldPolicy>(AllFields(OnceAtAdding))
        {
            [StaffField.FirstName] = Always,
            [StaffField.LastName] = Always,
            [StaffField.HomeAddress] = Always,
            [StaffField.PostalCode] = Always,
            [StaffField.City] = Always,
            [StaffField.ContractEndDate] = Always,
        },
        RequiredRights = [.. StaffAndHoursRights, ConsultEmployments],
    };

    /// <summary>Eitje: personal data and contracts of the team members, every day at 22:00; a venue is an administration.</summary>
    private static readonly PlannerProfile Eitje = new("eitje", "Eitje")
    {
        NightlyAt = new TimeOnly(22, 0),
        NewEmployees = NewEmployeePolicy.Add,
        PersonnelNumber = PersonnelNumberSource.EmployeeNumber,
        PersonnelNumberScope = PersonnelNumberScope.Employer,
        Affiliate = AffiliateSource.Department,
        Fields = AllFields(Always),
        RequiredRights = StaffAndHoursRights,
    };

    private static readonly IReadOnlyDictionary<string, PlannerProfile> ByName =
        new[] { Linda, LoketKoppeling, Eitje }.ToDictionary(profile => profile.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static PlannerProfile? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<StaffField, FieldPolicy> AllFields(FieldPolicy policy) =>
        Enum.GetValues<StaffField>().ToDictionary(field => field, _ => policy);
}
