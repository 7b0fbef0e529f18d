using static LoketFunctions.Planner.FieldPolicy;

namespace LoketFunctions.Planner;

/// <summary>The profiles of the planner products that the app serves. Adding a product is adding a profile.</summary>
internal static class Profiles
{
    private static readonly RequiredRight ManageEmployments = new("Beheer dienstverbanden",
    [
        "GetEmployeesByEmployerId", "GetEmploymentsByEmployerId", "GetEmploymentLastModifiedVersionNumbersByEmployerId",
        "GetActualWorkingHoursByEmployerId", "GetActualOrganizationalEntitiesByEmployerId",
    ])
    {
        Presumed = ["GetDistributionUnitsByEmployerId"],
        Use = RightUse.ReadStaff,
    };

    private static readonly RequiredRight ConsultEmployments = new("Raadplegen dienstverbanden", ["GetEmploymentsByEmployerId"])
    {
        Use = RightUse.ReadStaff,
    };

    private static readonly RequiredRight ConsultWages = new("Raadplegen beloningen", ["GetActualWagesByEmployerId"])
    {
        Use = RightUse.ReadWages,
    };

    private static readonly RequiredRight ConsultPayrollOutput = new("Raadplegen loonoutput beperkt",
    [
        "GetPayrollAdministrationsByEmployerId", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
        "GetPayrollPeriodsByPayrollAdministrationId",
    ])
    {
        Use = RightUse.ReadPeriods,
    };

    private static readonly RequiredRight ManageVariableData = new("Beheer variabele gegevens",
    [
        "PatchCollectivePayrollPeriodDataByEmployerId", "PatchPayrollPeriodDataByEmploymentId",
        "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId", "GetPayrollPeriodDataByEmploymentId",
        "GetPayrollComponentsByPayrollAdministrationIdAndYear",
    ])
    {
        Presumed = ["GetPayrollPeriodDataDefaultsByEmploymentId", "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriod"],
        Use = RightUse.WriteHours,
    };

    /// <summary>Only of connections that tell people through Loket that a period is ready.</summary>
    public static readonly RequiredRight TellReady = ManageVariableData with
    {
        Activities = ["PostPeriodReadyForPayrollByPayrollAdministrationId"],
        Presumed = [],
    };

    /// <summary>Only of connections in which the HR system gets payroll's documents.</summary>
    public static readonly IReadOnlyList<RequiredRight> ReadDocuments =
    [
        ConsultPayrollOutput with
        {
            Activities =
            [
                "GetPayslipsByEmploymentId", "GetPayslipsByEmploymentIdAndPayrollRunId", "GetYearEndStatementsByEmploymentId",
                "GetYearEndStatementForYearByEmploymentId",
            ],
        },
        ConsultEmployments with { Activities = ["GetEmploymentsByEmployerId", "GetEmploymentByEmploymentId"] },
    ];

    /// <summary>Only of connections whose planner gets what an hour costs.</summary>
    public static readonly RequiredRight ReadCostPerHour = new("Raadplegen Kostprijs per uur", ["GetCostPerHourByEmploymentId"])
    {
        Use = RightUse.ReadCostPerHour,
    };

    private static readonly IReadOnlyList<RequiredRight> StaffAndHoursRights =
        [ConsultPayrollOutput, ManageVariableData, ConsultWages, ManageEmployments];

    private static readonly IReadOnlyList<SetUpItem> UserWithRights =
        [SetUpItem.NormalUser, SetUpItem.EmployerAccess, SetUpItem.Rights, SetUpItem.PayrollAdministrations, SetUpItem.NoFilter];

    private static readonly ExportItem[] Everything = Enum.GetValues<ExportItem>();

    /// <summary>
    /// L1NDA Planner: all fields, always; new staff is created, the planner's own new staff is linked. Hours go out, of fixed
    /// contracts only those on top.
    /// </summary>
    private static readonly PlannerProfile Linda = new("l1nda", "L1NDA Planner")
    {
        NightlyAt = new TimeOnly(2, 0),
        NewEmployees = NewEmployeePolicy.Add,
        PersonnelNumber = PersonnelNumberSource.EmployeeNumber,
        PersonnelNumberScope = PersonnelNumberScope.Employer,
        Affiliate = AffiliateSource.Department,
        Fields = AllFields(Always),
        Export = Rules(Delivery.Direct, [ExportItem.WorkedHours, ExportItem.ExtraHours], [ExportItem.ExtraHours]),
        RequiredRights = [.. StaffAndHoursRights, ConsultEmployments],
        SetUp = UserWithRights,
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
            [StaffField.Country] = Always,
            [StaffField.ContractEndDate] = Always,
        },
        LeftAloneAtLinking = new HashSet<StaffField> { StaffField.Affiliate, StaffField.AffiliateCode, StaffField.Email },
        Export = Rules(Delivery.File, Everything, Everything),
        RequiredRights = [.. StaffAndHoursRights, ConsultEmployments],
        ConnectBy = ConnectBy.Credentials,
        SetUp =
        [
            SetUpItem.AccountantUser, SetUpItem.Team, SetUpItem.Rights, SetUpItem.EnvironmentCode, SetUpItem.PayrollAdministrations,
            SetUpItem.DistributionUnits, SetUpItem.NoFilter, SetUpItem.UniquePersonnelNumbers,
        ],
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
        Export = Rules(Delivery.Direct, Everything, [ExportItem.WorkedDays, ExportItem.Meals, ExportItem.Allowances]),
        RequiredRights = StaffAndHoursRights,
        SetUp = UserWithRights,
        HasVenues = true,
    };

    private static readonly IReadOnlyDictionary<string, PlannerProfile> ByName =
        new[] { Linda, LoketKoppeling, Eitje, PersonioProfile.Profile, BenefitsPlazaProfile.Profile }
            .ToDictionary(profile => profile.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static PlannerProfile? Find(string name) => ByName.GetValueOrDefault(name);

    private static ExportRules Rules(Delivery delivery, IReadOnlyList<ExportItem> zeroHours, IReadOnlyList<ExportItem> fixedHours) => new()
    {
        Delivery = delivery,
        Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>
        {
            [ContractKind.ZeroHours] = zeroHours.ToHashSet(),
            [ContractKind.MinMax] = fixedHours.ToHashSet(),
            [ContractKind.FixedHours] = fixedHours.ToHashSet(),
        },
    };

    private static Dictionary<StaffField, FieldPolicy> AllFields(FieldPolicy policy) =>
        Enum.GetValues<StaffField>().ToDictionary(field => field, _ => policy);
}
