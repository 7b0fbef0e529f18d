namespace LoketFunctions.Planner;

/// <summary>
/// What is asked for where people first made in the planner go to Loket, which leads: of the rights of <see cref="PersonioProfile"/> those
/// that make somebody, and that find and compare whoever is there.
/// </summary>
internal static class NewPeopleRights
{
    public static IReadOnlyList<RequiredRight> All { get; } =
    [
        new("Beheer concept werknemers",
        [
            "PostConceptEmployeeByEmployerId", "PutConceptEmployeeByConceptEmployeeId", "PatchConvertToEmployeeByConceptEmployeeId",
        ])
        {
            Use = RightUse.MakePeople,
        },
        new("Raadplegen concept werknemers", ["GetConceptEmployeesByEmployerId", "GetConceptEmployeeByConceptEmployeeId"])
        {
            Presumed = ["GetConceptEmployeeMetadataByEmployerId", "GetConceptEmployeeMetadataByPayrollAdministrationId"],
            Use = RightUse.FindConcepts,
        },
        new("Beheren en raadplegen BSN", ["GetCitizenServiceNumberByEmployeeId", "PutCitizenServiceNumberByEmployeeId"])
        {
            Use = RightUse.CitizenServiceNumber,
        },
        new("Beheer dienstverbanden",
        [
            "GetEmployeesByEmployerId", "GetEmployeeByEmployeeId", "GetEmploymentsByEmployerId", "GetEmploymentByEmploymentId",
            "GetWorkingHoursByEmploymentId", "GetOrganizationalEntitiesByEmploymentId", "GetDepartmentsByEmployerId",
            "GetFunctionsByEmployerId",
        ])
        {
            Presumed = ["GetDistributionUnitsByEmployerId"],
            Use = RightUse.CompareStaff,
        },
        new("Raadplegen beloningen", ["GetWagesByEmploymentId"]) { Use = RightUse.CompareWages },
    ];
}
