namespace LoketFunctions.Planner;

/// <summary>Personio: an HR system that leads. Its employees go to Loket, each legal entity to an administration of its own.</summary>
internal static class PersonioProfile
{
    /// <summary>The fifteen that its document asks for, in its order.</summary>
    private static readonly IReadOnlyList<RequiredRight> Rights =
    [
        new("Applicatiebeheer werkgever",
        [
            "GetEmployerUsersByEmployerId", "GetEmployerUserByUserId", "GetEmployerUserAuthorizationsByEmployerIdAndUserId",
            "GetDepartmentsByEmployerId", "GetFunctionsByEmployerId",
        ])
        {
            Presumed = ["GetDistributionUnitsByEmployerId"],
            Use = RightUse.LookAfterUserAndUnits,
        },
        new("Beheer beloningen", ["PostWageByEmploymentId", "PutWageByWageId", "DeleteWageByWageId"]) { Use = RightUse.WriteWages },
        new("Beheer concept werknemers",
        [
            "PostConceptEmployeeByEmployerId", "PutConceptEmployeeByConceptEmployeeId", "DeleteConceptEmployeeByConceptEmployeeId",
            "PatchConvertToEmployeeByConceptEmployeeId",
        ])
        {
            Use = RightUse.MakePeople,
        },
        new("Beheer dienstverbanden",
        [
            "GetEmployeesByEmployerId", "GetEmployeeByEmployeeId", "PutEmployeeByEmployeeId", "GetEmploymentByEmploymentId",
            "PutEmploymentByEmploymentId", "PatchTerminateByEmploymentId", "PatchReinstateByEmploymentId", "GetWorkingHoursByEmploymentId",
            "PostWorkingHoursByEmploymentId",
            "PutWorkingHoursByWorkingHoursId", "DeleteWorkingHoursByWorkingHoursId", "GetOrganizationalEntitiesByEmploymentId",
            "PostOrganizationalEntityByEmploymentId", "PutOrganizationalEntityByOrganizationalEntityId",
            "DeleteOrganizationalEntityByOrganizationalEntityId",
        ])
        {
            Use = RightUse.WriteStaff,
        },
        new("Beheer diverse vaste gegevens salarisverw", []) { Use = RightUse.WriteFixedPay },
        new("Beheren en raadplegen BSN",
        [
            "GetCitizenServiceNumberByEmployeeId", "PutCitizenServiceNumberByEmployeeId", "GetCitizenServiceNumberByConceptEmployeeId",
            "PutCitizenServiceNumberByConceptEmployeeId",
        ])
        {
            Use = RightUse.CitizenServiceNumber,
        },
        new("Beheer HRM", []) { Use = RightUse.WriteHrm },
        new("Beheer variabele gegevens",
        [
            "PatchCollectivePayrollPeriodDataByEmployerId", "PatchPayrollPeriodDataByEmploymentId",
            "GetPayrollComponentsByPayrollAdministrationIdAndYear",
        ])
        {
            Presumed = ["GetPayrollPeriodDataDefaultsByEmploymentId", "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriod"],
            Use = RightUse.WritePeriodPay,
        },
        new("Raadplegen beloningen", ["GetWagesByEmploymentId"]) { Use = RightUse.CompareWages },
        new("Raadplegen concept werknemers", ["GetConceptEmployeesByEmployerId", "GetConceptEmployeeByConceptEmployeeId"])
        {
            Presumed = ["GetConceptEmployeeMetadataByEmployerId", "GetConceptEmployeeMetadataByPayrollAdministrationId"],
            Use = RightUse.FindConcepts,
        },
        new("Raadplegen dienstverbanden", ["GetEmploymentsByEmployerId"]) { Use = RightUse.CompareStaff },
        new("Raadplegen journaalprofiel", []) { Use = RightUse.ReadJournalProfile },
        new("Raadplegen Kostprijs per uur", ["GetCostPerHourByEmploymentId"]) { Use = RightUse.ReadCostPerHour },
        new("Raadplegen loonoutput beperkt",
        [
            "GetPayrollAdministrationsByEmployerId", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
            "GetPayrollPeriodsByPayrollAdministrationId",
            "GetPayrollRunsByPayrollAdministrationId", "GetPayslipsByEmploymentId", "GetPayslipsByEmploymentIdAndPayrollRunId",
            "GetYearEndStatementsByEmploymentId", "GetYearEndStatementForYearByEmploymentId",
        ])
        {
            Use = RightUse.ReadPayrollOutput,
        },
        new("Raadplegen variabele gegevens",
            ["GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId", "GetPayrollPeriodDataByEmploymentId"])
        {
            Use = RightUse.ComparePeriodPay,
        },
    ];

    /// <summary>What is said of staff and hours holds for nothing here: neither is synced.</summary>
    public static PlannerProfile Profile { get; } = new("personio", "Personio")
    {
        Purpose = LinkPurpose.EmployeesToLoket,
        NightlyAt = new TimeOnly(2, 0),
        NewEmployees = NewEmployeePolicy.Ask,
        PersonnelNumber = PersonnelNumberSource.EmployeeNumber,
        PersonnelNumberScope = PersonnelNumberScope.Employer,
        Affiliate = AffiliateSource.Department,
        Fields = new Dictionary<StaffField, FieldPolicy>(),
        Export = new ExportRules
        {
            Delivery = Delivery.Direct,
            Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>(),
        },
        RequiredRights = Rights,
        SetUp =
        [
            SetUpItem.DedicatedUser, SetUpItem.LoginMethod, SetUpItem.TwoStepVerification, SetUpItem.ActiveUser, SetUpItem.Rights,
            SetUpItem.GeneralFunction, SetUpItem.GeneralDepartment, SetUpItem.GeneralDistributionUnit, SetUpItem.PayrollAdministrations,
            SetUpItem.NoFilter,
        ],
    };
}
