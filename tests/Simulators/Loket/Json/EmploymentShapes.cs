using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Employments, as the document shapes them (2019-12-16).</summary>
internal static class EmploymentShapes
{
    private static readonly Metadata NoException = new(0, "Geen uitzondering");
    private static readonly Metadata Standard = new(1, "Standaard");
    private static readonly Metadata No = new(2, "Nee");

    public static Rows Employments(EmployerState employer, IReadOnlyList<Employment> employments) => Rows.Of(employments, e =>
    {
        var administration = employer.Administration(e.AdministrationId)!;
        return new
        {
            e.Id,
            Employee = EmployeeOf(employer, e),
            e.PayrollId,
            e.StartDate,
            e.EndDate,
            e.HistoricalStartDate,
            e.IncomeRelationshipNumber,
            PayrollAdministration = Payroll(administration),
            NonPayrollAdministration = NonPayroll(administration),
            EmploymentDurationType = DurationType(e),
            EmploymentContractType = administration.IsPayroll ? Lists.EmploymentContract : null,
            EmploymentCategoryType = Lists.NotApplicable,
            TypeOfEmployee = e.IsDirector ? Lists.TypeDirector : Lists.TypeEmployee,
            CommissionUntilDate = e.Contract.Until,
            CommissionUntilDate1 = Earlier(e, 0),
            CommissionUntilDate2 = Earlier(e, 1),
            CommissionUntilDate3 = Earlier(e, 2),
            CommissionUntilDate4 = Earlier(e, 3),
            CommissionUntilDate5 = Earlier(e, 4),
            CommissionUntilDate6 = Earlier(e, 5),
            StartDateContractOfIndefiniteDuration = e.Contract.IndefiniteSince,
            WrittenEmploymentContract = administration.IsPayroll,
            IsOnCallEmployment = e.IsOnCall,
            HasOnCallAppearanceObligation = e.HasAppearanceObligation,
            IsDirectorAndMajorShareholder = (bool?)e.IsDirector,
            CalculateWorkingHours = !e.IsOnCall,
            EndOfEmploymentReason = (Metadata?)null,
            EndOfEmploymentReasonTaxAuthorities = e.EndDate is null ? null : Lists.DismissedByAgreement,
            EndOfEmploymentDueToIllness = e.EndDate is null ? (bool?)null : false,
            CancellationNoticeDate = e.EndDate?.AddMonths(-1),
            StartCancellationNoticePeriod = (DateOnly?)null,
            CancellationPeriodEmployee = (int?)1,
            CancellationPeriodEmployer = (int?)1,
            CancellationPeriodTimeUnit = new Metadata(4, "Maand(en)"),
            DeviatingCLAExternalParty = (int?)null,
            DeviatingCLATaxReturn = (int?)null,
            EmailLeaveRequest = (string?)null,
            EmployeeProfileId = (Metadata?)null,
            EssMutationSet = Standard,
            ExemptionInsuranceObligation = NoException,
            ExemptionPremiumWaiverMarginalLabour = false,
            ExemptionWorkRelatedExpenseScheme = false,
            FirstDayNotification = (bool?)false,
            IsAnonymousEmployee = false,
            IsFamilyOfOwner = (bool?)false,
            IsGemoedsbezwaardEmployeeInsurance = false,
            IsGemoedsbezwaardNationalInsurance = false,
            IsPreviousOwner = (bool?)false,
            LinkedEmployment = (Guid?)null,
            NamePayslip = (string?)null,
            Participation55plusRegulationUWV = false,
            PeriodPayGradeAdjustment = (int?)null,
            ProfessionCode = (int?)null,
            SendToExternalParty = (Metadata?)null,
            SignalPayGradeAdjustment = false,
            SpecialIncomeRatio = (Metadata?)null,
            TemporaryTaxExemption = No,
            TypeOfParticipation = (Metadata?)null,
            VacationCoupons = (Metadata?)null,
            ValueOfParticipation = (Metadata?)null,
            WachtgeldOldRegulation = false,
        };
    }, Written);

    private static JsonObject? Written(Employment e) => e.EndDate is null || e.EndWritten is null
        ? e.Written
        : (e.Written?.DeepClone().AsObject() ?? new JsonObject()).With(e.EndWritten);

    public static Rows Minimized(EmployerState employer, IReadOnlyList<Employment> employments) => Rows.Of(employments, e =>
    {
        var administration = employer.Administration(e.AdministrationId)!;
        var person = employer.EmployeeOf(e);
        return new
        {
            e.Id,
            Employee = new
            {
                person.Id,
                EmployeeNumber = person.Number,
                person.Name.FirstName,
                FormattedName = person.Name.Formatted,
                person.DateOfBirth,
                Photo = (string?)null,
            },
            e.PayrollId,
            e.StartDate,
            e.EndDate,
            CommissionUntilDate = e.Contract.Until,
            e.IncomeRelationshipNumber,
            EmploymentDurationType = DurationType(e),
            PayrollAdministration = Payroll(administration),
            NonPayrollAdministration = NonPayroll(administration),
        };
    });

    public static Rows Versions(IReadOnlyList<Employment> employments) =>
        Rows.Of(employments, e => new { e.Id, LastModifiedVersionNumber = e.Version });

    private static EmployeeJson EmployeeOf(EmployerState employer, Employment employment)
    {
        var e = employer.EmployeeOf(employment);
        return new EmployeeJson(
            e.Id, e.Number, e.Name.FirstName, e.Name.Initials, e.Name.Prefix, e.Name.LastName, e.Name.PrefixPartner, e.Name.LastNamePartner,
            e.Name.Formatted, e.DateOfBirth, null);
    }

    private static Metadata DurationType(Employment e) => e.Contract.Until is null ? Lists.Indefinite : Lists.Fixed;

    private static DateOnly? Earlier(Employment e, int index) =>
        index < e.Contract.EarlierUntil.Count ? e.Contract.EarlierUntil[index] : null;

    private static PayrollJson? Payroll(Administration a) =>
        a.ClientNumber is { } number ? new PayrollJson(a.Id, a.Name, a.Description, number) : null;

    private static NonPayrollJson? NonPayroll(Administration a) => a.IsPayroll ? null : new NonPayrollJson(a.Id, a.Name, a.Description);

    private sealed record PayrollJson(Guid Id, string Name, string Description, int ClientNumber);

    private sealed record NonPayrollJson(Guid Id, string Name, string Description);

    private sealed record EmployeeJson(
        Guid Id, int EmployeeNumber, string? FirstName, string Initials, string? Prefix, string LastName, string? PrefixPartner,
        string? LastNamePartner,
        string FormattedName, DateOnly DateOfBirth, string? Photo);
}
