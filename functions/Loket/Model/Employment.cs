namespace LoketFunctions.Loket.Model;

/// <summary>Dienstverband. The minimized list fills a part.</summary>
/// <param name="PayrollId">Personeelsnummer verloning: unique only within its administration.</param>
/// <param name="EndDate">The last day employed: the person has left.</param>
/// <param name="CommissionUntilDate">The end of the contract, which may be prolonged.</param>
/// <param name="IncomeRelationshipNumber">Inkomstenverhouding (IKV).</param>
/// <param name="IsDirectorAndMajorShareholder">DGA.</param>
/// <param name="IsOnCallEmployment">Oproepkracht.</param>
/// <param name="PayrollAdministration">Or <paramref name="NonPayrollAdministration"/>: only one of the two is there.</param>
internal sealed record Employment(
    Guid? Id,
    int? PayrollId,
    EmploymentEmployee? Employee,
    DateOnly? StartDate,
    DateOnly? HistoricalStartDate,
    DateOnly? EndDate,
    DateOnly? CommissionUntilDate,
    DateOnly? CommissionUntilDate1,
    DateOnly? CommissionUntilDate2,
    DateOnly? CommissionUntilDate3,
    DateOnly? CommissionUntilDate4,
    DateOnly? CommissionUntilDate5,
    DateOnly? CommissionUntilDate6,
    DateOnly? StartDateContractOfIndefiniteDuration,
    Metadata? EmploymentDurationType,
    Metadata? EmploymentContractType,
    Metadata? EmploymentCategoryType,
    Metadata? TypeOfEmployee,
    bool? IsOnCallEmployment,
    bool? HasOnCallAppearanceObligation,
    bool? WrittenEmploymentContract,
    bool? CalculateWorkingHours,
    bool? IsDirectorAndMajorShareholder,
    bool? IsAnonymousEmployee,
    int? IncomeRelationshipNumber,
    EmploymentAdministration? PayrollAdministration,
    EmploymentAdministration? NonPayrollAdministration) : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <summary>The person as an employment shows it.</summary>
internal sealed record EmploymentEmployee(
    Guid? Id,
    int? EmployeeNumber,
    string? FirstName,
    string? Initials,
    string? Prefix,
    string? LastName,
    string? PrefixPartner,
    string? LastNamePartner,
    string? FormattedName,
    DateOnly? DateOfBirth) : PersonalRecord;

internal sealed record EmploymentAdministration(Guid? Id, string? Name, string? Description, int? ClientNumber);
