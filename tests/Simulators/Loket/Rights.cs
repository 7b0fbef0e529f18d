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
        "GetDistributionUnitsByEmployerId",
    ];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.OrdinalIgnoreCase)
    {
        [ReadEmployments] = Employments,
        [ManageEmployments] = [.. Employments, "PutEmployeeByEmployeeId", "PutEmploymentByEmploymentId", "PostEmploymentByEmployeeId"],
        [ReadWages] = ["GetActualWagesByEmployerId", "GetWagesByEmploymentId"],
        [ReadResults] =
        [
            "GetPayrollPeriodsByPayrollAdministrationId", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
            "GetPayrollRunsByPayrollAdministrationId",
            "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId",
        ],
        [ManagePeriodData] =
        [
            "GetPayrollPeriodDataByEmploymentId", "PatchPayrollPeriodDataByEmploymentId", "PatchCollectivePayrollPeriodDataByEmployerId",
            "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId", "GetPayrollComponentsByPayrollAdministrationIdAndYear",
            "GetPayrollPeriodDataDefaultsByEmploymentId", "GetPayrollPeriodDataMetadataByEmploymentId",
            "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriodNumber", "PostPeriodReadyForPayrollByPayrollAdministrationId",
        ],
        [ReadSettings] = ["GetDepartmentsByEmployerId", "GetFunctionsByEmployerId", "GetDistributionUnitsByEmployerId"],
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>All activities that a user with these rights has, sorted; throws for a right that is not in the table.</summary>
    public static IReadOnlyList<string> ActivitiesOf(IEnumerable<string> rights) =>
        [.. rights.SelectMany(r => All[r]).Concat(Always).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
