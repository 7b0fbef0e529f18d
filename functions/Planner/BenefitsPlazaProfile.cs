namespace LoketFunctions.Planner;

/// <summary>
/// a.s.r. Benefits-Plaza, whose technical partner is Keylane: what a pension provider needs is read from Loket and delivered. Loket leads,
/// and nothing is written there.
/// </summary>
internal static class BenefitsPlazaProfile
{
    /// <summary>The six that its document asks for, verbatim and in its order.</summary>
    private static readonly IReadOnlyList<RequiredRight> Rights =
    [
        new("Beheren en raadplegen BSN", ["GetCitizenServiceNumberByEmployeeId"]) { Use = RightUse.PensionCitizenServiceNumber },
        new("Raadplegen beloningen", ["GetActualWagesByEmployerId"]) { Use = RightUse.PensionWages },
        new("Raadplegen dienstverbanden",
            ["GetEmployersByUserId", "GetEmploymentsByEmployerId", "GetActualWorkingHoursByEmployerId"])
        {
            Use = RightUse.PensionEmployments,
        },
        new("Raadplegen HRM", []) { Use = RightUse.PensionHrm },
        new("Raadplegen loonoutput beperkt",
        [
            "GetPayrollAdministrationsByEmployerId", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
            "GetPayrollPeriodsByPayrollAdministrationId", "GetPayrollRunsByPayrollAdministrationId",
            "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId",
            "GetPayrollRunResultsByPayrollRunId",
        ])
        {
            Use = RightUse.PensionPay,
        },
        new("Raadplegen variabele gegevens", ["GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId"])
        {
            Use = RightUse.PensionPeriodData,
        },
    ];

    /// <summary>What is said of staff and hours holds for nothing here: neither is synced.</summary>
    public static PlannerProfile Profile { get; } = new("benefits-plaza", "a.s.r. Benefits-Plaza")
    {
        Purpose = LinkPurpose.Pension,
        NightlyAt = new TimeOnly(2, 0),
        NewEmployees = NewEmployeePolicy.Ask,
        PersonnelNumber = PersonnelNumberSource.PayrollId,
        PersonnelNumberScope = PersonnelNumberScope.Employer,
        Affiliate = AffiliateSource.Department,
        Fields = new Dictionary<StaffField, FieldPolicy>(),
        Export = new ExportRules
        {
            Delivery = Delivery.File,
            Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>(),
        },
        RequiredRights = Rights,
        SetUp =
        [
            SetUpItem.NewUser, SetUpItem.SoleUseUser, SetUpItem.UnblockedUser, SetUpItem.EmployerAccess, SetUpItem.Rights,
            SetUpItem.PayrollAdministrations, SetUpItem.NoFilter,
        ],
    };
}
