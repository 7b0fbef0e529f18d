namespace LoketFunctions.Loket.Model;

/// <summary>Dienstverband. The minimized list fills a part.</summary>
internal sealed record Employment : PersonalRecord, IListed
{
    /// <summary>Loket's id.</summary>
    public Guid? Id { get; init; }

    /// <summary>Personeelsnummer verloning: unique only within its administration.</summary>
    public int? PayrollId { get; init; }

    /// <summary>The person.</summary>
    public EmploymentEmployee? Employee { get; init; }

    /// <summary>The first day employed.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The first day at the employer, whichever employment that was.</summary>
    public DateOnly? HistoricalStartDate { get; init; }

    /// <summary>The last day employed: the person has left.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>The end of the contract, which may be prolonged.</summary>
    public DateOnly? CommissionUntilDate { get; init; }

    /// <summary>Of the first contract (aanstelling tot 1).</summary>
    public DateOnly? CommissionUntilDate1 { get; init; }

    /// <summary>Of the second contract.</summary>
    public DateOnly? CommissionUntilDate2 { get; init; }

    /// <summary>Of the third contract.</summary>
    public DateOnly? CommissionUntilDate3 { get; init; }

    /// <summary>Of the fourth contract.</summary>
    public DateOnly? CommissionUntilDate4 { get; init; }

    /// <summary>Of the fifth contract.</summary>
    public DateOnly? CommissionUntilDate5 { get; init; }

    /// <summary>Of the sixth contract.</summary>
    public DateOnly? CommissionUntilDate6 { get; init; }

    /// <summary>From when it has no end (onbepaalde tijd).</summary>
    public DateOnly? StartDateContractOfIndefiniteDuration { get; init; }

    /// <summary>For a time or for good (bepaalde of onbepaalde tijd).</summary>
    public Metadata? EmploymentDurationType { get; init; }

    /// <summary>Soort arbeidscontract.</summary>
    public Metadata? EmploymentContractType { get; init; }

    /// <summary>Type dienstverband.</summary>
    public Metadata? EmploymentCategoryType { get; init; }

    /// <summary>Soort medewerker.</summary>
    public Metadata? TypeOfEmployee { get; init; }

    /// <summary>Oproepkracht.</summary>
    public bool? IsOnCallEmployment { get; init; }

    /// <summary>Who is called has to come (verschijningsplicht).</summary>
    public bool? HasOnCallAppearanceObligation { get; init; }

    /// <summary>Schriftelijke overeenkomst.</summary>
    public bool? WrittenEmploymentContract { get; init; }

    /// <summary>Loket works out the hours by itself, in periods for which that is chosen.</summary>
    public bool? CalculateWorkingHours { get; init; }

    /// <summary>DGA.</summary>
    public bool? IsDirectorAndMajorShareholder { get; init; }

    /// <summary>Anonieme werknemer.</summary>
    public bool? IsAnonymousEmployee { get; init; }

    /// <summary>Inkomstenverhouding (IKV).</summary>
    public int? IncomeRelationshipNumber { get; init; }

    /// <summary>Or <see cref="NonPayrollAdministration"/>: only one of the two is there.</summary>
    public EmploymentAdministration? PayrollAdministration { get; init; }

    /// <summary>In place of <see cref="PayrollAdministration"/>.</summary>
    public EmploymentAdministration? NonPayrollAdministration { get; init; }

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
