namespace LoketFunctions.Simulators.Loket;

/// <summary>
/// Which activities a Dutch right (recht) gives. Loket does not publish its own table; this one is the simulation's truth. Names
/// of activities are those of the document's descriptions, which here and there differ from the operation ids.
/// </summary>
internal static class Rights
{
    public const string ReadEmployments = "Raadplegen dienstverbanden";
    public const string ManageEmployments = "Beheer dienstverbanden";
    public const string ReadWages = "Raadplegen beloningen";
    public const string ReadResults = "Raadplegen loonoutput beperkt";
    public const string ManagePeriodData = "Beheer variabele gegevens";
    public const string ReadSettings = "Raadplegen applicatiebeheer werkgever";
    public const string ManageSettings = "Applicatiebeheer werkgever";
    public const string ManageWages = "Beheer beloningen";
    public const string ManageConcepts = "Beheer concept werknemers";
    public const string ManageFixedData = "Beheer diverse vaste gegevens salarisverw";
    public const string CitizenServiceNumbers = "Beheren en raadplegen BSN";
    public const string ManageHrm = "Beheer HRM";
    public const string ReadConcepts = "Raadplegen concept werknemers";
    public const string ReadJournalProfile = "Raadplegen journaalprofiel";
    public const string ReadCostPerHour = "Raadplegen Kostprijs per uur";
    public const string ReadPeriodData = "Raadplegen variabele gegevens";

    /// <summary>What an HR system that leads asks for.</summary>
    public static readonly IReadOnlyList<string> OfLeadingSystem =
    [
        ManageSettings, ManageWages, ManageConcepts, ManageEmployments, ManageFixedData, CitizenServiceNumbers, ManageHrm, ManagePeriodData,
        ReadWages, ReadConcepts, ReadEmployments, ReadJournalProfile, ReadCostPerHour, ReadResults, ReadPeriodData,
    ];

    /// <summary>What every user may do at an employer to which they have access.</summary>
    public static readonly IReadOnlyList<string> Always =
    [
        "GetEmployersByUserId", "GetEmployersMinimizedByUser", "GetEmployerByEmployerId", "GetPayrollAdministrationsByEmployerId",
        "GetAdministrationsByEmployerId", "GetAuthorizationsByEmployerId", "GetModulesByEmployerId",
        "GetEmployerLastModifiedVersionNumbersByUser",
        "GetEmploymentLastModifiedVersionNumbersByEmployerId", "GetUserFilterSettingsByEmployerId", "GetUserByToken",
    ];

    private static readonly string[] Employments =
    [
        "GetEmployeesByEmployerId", "GetEmployeeByEmployeeId", "GetEmploymentsByEmployerId", "GetEmploymentsMinimizedByEmployerId",
        "GetEmploymentsByEmployeeId", "GetEmploymentByEmploymentId", "GetActualWorkingHoursByEmployerId", "GetWorkingHoursByEmploymentId",
        "GetActualOrganizationalEntitiesByEmployerId", "GetOrganizationalEntitiesByEmploymentId", "GetDepartmentsByEmployerId",
        "GetFunctionsByEmployerId",
        "GetDistributionUnitsByEmployerId", "GetWorkingHoursByWorkingHoursId", "GetOrganizationalEntityByOrganizationalEntityId",
    ];

    private static readonly string[] Wages =
    [
        "GetActualWagesByEmployerId", "GetWagesByEmploymentId", "GetWageByWageId", "GetDeviatingHourlyWagesByEmploymentId",
        "GetDeviatingHourlyWageByDeviatingHourlyWageId",
    ];

    private static readonly string[] Concepts =
    [
        "GetConceptEmployeesByEmployerId", "GetConceptEmployeeByConceptEmployeeId", "GetConceptEmployeeMetadataByEmployerId",
        "GetConceptEmployeeMetadataByConceptEmployeeId", "GetConceptEmployeeMetadataByPayrollAdministrationId",
    ];

    private static readonly string[] Benefits =
        ["GetBenefitsAndDeductionsByEmploymentId", "GetBenefitsAndDeductionsBybenefitsAndDeductionsId"];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.OrdinalIgnoreCase)
    {
        [ReadEmployments] = Employments,
        [ManageEmployments] =
        [
            .. Employments, "PutEmployeeByEmployeeId", "PutEmploymentByEmploymentId", "PostEmploymentByEmployeeId",
            "PatchTypeOfEmploymentCategoryTypeFieldsByEmploymentId", "PatchTerminateByEmploymentId", "PatchReinstateByEmploymentId",
            "PostWorkingHoursByEmploymentId", "PutWorkingHoursByWorkingHoursId", "DeleteWorkingHoursByWorkingHoursId",
            "PostOrganizationalEntityByEmploymentId", "PutOrganizationalEntityByOrganizationalEntityId",
            "DeleteOrganizationalEntityByOrganizationalEntityId",
            "GetEmployeeMetadataByEmployeeId", "GetEmploymentMetadataByEmployeeId", "GetEmploymentMetadataByEmploymentId",
            "GetWorkingHoursMetadataByEmploymentId", "GetWorkingHoursMetadataByWorkingHoursId",
            "GetOrganizationalEntityMetadataByEmploymentId", "GetOrganizationalEntityMetadataByOrganizationalEntityId",
        ],
        [ReadWages] = Wages,
        [ReadResults] =
        [
            "GetPayrollPeriodsByPayrollAdministrationId", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
            "GetPayrollRunsByPayrollAdministrationId",
            "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId", "GetPayrollRunResultsByPayrollRunId",
            "GetPayslipsByEmploymentId", "GetPayslipsByEmploymentIdAndPayrollRunId", "GetYearEndStatementsByEmploymentId",
            "GetYearEndStatementForYearByEmploymentId",
        ],
        [ManagePeriodData] =
        [
            "GetPayrollPeriodDataByEmploymentId", "PatchPayrollPeriodDataByEmploymentId", "PatchCollectivePayrollPeriodDataByEmployerId",
            "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId", "GetPayrollComponentsByPayrollAdministrationIdAndYear",
            "GetPayrollPeriodDataDefaultsByEmploymentId", "GetPayrollPeriodDataMetadataByEmploymentId",
            "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriodNumber", "PostPeriodReadyForPayrollByPayrollAdministrationId",
        ],
        [ReadSettings] = ["GetDepartmentsByEmployerId", "GetFunctionsByEmployerId", "GetDistributionUnitsByEmployerId"],
        [ManageSettings] =
        [
            "GetDepartmentsByEmployerId", "GetFunctionsByEmployerId", "GetDistributionUnitsByEmployerId", "GetEmployerUsersByEmployerId",
            "GetEmployerUserByUserId", "GetLinkedEmployersByUserId", "GetEmployerUserAuthorizationsByEmployerIdAndUserId",
        ],
        [ManageWages] =
        [
            "PostWageByEmploymentId", "PutWageByWageId", "DeleteWageByWageId", "GetWageMetadataByEmploymentId",
            "GetWageMetadataByWageId", "GetWageMetadataByEmploymentIdAndPayScaleKey", "PostDeviatingHourlyWageByEmploymentId",
            "PutDeviatingHourlyWageByDeviatingHourlyWageId", "DeleteDeviatingHourlyWageByDeviatingHourlyWageId",
        ],
        [ManageConcepts] =
        [
            .. Concepts, "PostConceptEmployeeByEmployerId", "PutConceptEmployeeByConceptEmployeeId",
            "DeleteConceptEmployeeByConceptEmployeeId", "PatchConvertToEmployeeByConceptEmployeeId",
        ],
        [ManageFixedData] =
        [
            .. Benefits, "PostBenefitsAndDeductionsByEmploymentId", "PutBenefitsAndDeductionsByBenefitsAndDeductionsId",
            "DeleteBenefitsAndDeductionsByBenefitsAndDeductionsId",
        ],
        [CitizenServiceNumbers] =
        [
            "GetCitizenServiceNumberByEmployeeId", "PutCitizenServiceNumberByEmployeeId", "GetCitizenServiceNumberByConceptEmployeeId",
            "PutCitizenServiceNumberByConceptEmployeeId",
        ],
        [ManageHrm] = [],
        [ReadConcepts] = Concepts,
        [ReadJournalProfile] = [],
        [ReadCostPerHour] = ["GetCostPerHourByEmploymentId"],
        [ReadPeriodData] =
        [
            "GetPayrollPeriodDataByEmploymentId", "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId",
            "GetPayrollComponentsByPayrollAdministrationIdAndYear",
        ],
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>All activities that a user with these rights has, sorted; throws for a right that is not in the table.</summary>
    public static IReadOnlyList<string> ActivitiesOf(IEnumerable<string> rights) =>
        [.. rights.SelectMany(r => All[r]).Concat(Always).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
