namespace LoketFunctions.Loket.Model;

/// <summary>The wage of an employment on the reference date.</summary>
internal sealed record ActualWage(Guid? EmploymentId, Wage? Wage) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId is { } employment ? $"{employment:D}/{Wage?.Id:D}" : null;

    string IListed.IdentityField => "employmentId";
}

internal sealed record Wage : PersonalRecord
{
    /// <summary>Loket's id of the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>The first day that it holds.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The last day; null: until further notice.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Euros, per period or per hour: see <see cref="GrossWageType"/>.</summary>
    public decimal? GrossWage { get; init; }

    /// <summary>Key 1 per period, 2 per hour.</summary>
    public Metadata? GrossWageType { get; init; }

    /// <summary>The gross wage is that of a full-time week.</summary>
    public bool? IsGrossWageFullTime { get; init; }

    /// <summary>Euros, where a net wage was agreed.</summary>
    public decimal? NetWage { get; init; }

    /// <summary>As of the gross wage.</summary>
    public Metadata? NetWageType { get; init; }

    /// <summary>Euros that the employee costs the employer.</summary>
    public decimal? EmployerCosts { get; init; }

    /// <summary>As of the gross wage.</summary>
    public Metadata? EmployerCostsType { get; init; }

    /// <summary>Loonschaal.</summary>
    public Metadata? PayScale { get; init; }

    /// <summary>Trede of the scale.</summary>
    public Metadata? PayGrade { get; init; }

    /// <summary>The wage is that of scale and grade.</summary>
    public bool? ApplyPayGrade { get; init; }

    /// <summary>Key 1 month, 3 four weeks, 4 week.</summary>
    public Metadata? PayrollPeriodType { get; init; }
}

/// <summary>The working hours of an employment on the reference date.</summary>
internal sealed record ActualWorkingHours(Guid? EmploymentId, WorkingHours? WorkingHours) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId is { } employment ? $"{employment:D}/{WorkingHours?.Id:D}" : null;

    string IListed.IdentityField => "employmentId";
}

internal sealed record WorkingHours : PersonalRecord
{
    /// <summary>Loket's id of the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>The first day that it holds.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The last day; null: until further notice.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Ploeg: gives the full-time hours.</summary>
    public Shift? Shift { get; init; }

    /// <summary>Worked out by Loket for other parties; the one to show.</summary>
    public decimal? AggregatedHoursPerWeek { get; init; }

    /// <summary>Entered in place of the shift's hours.</summary>
    public decimal? DeviatingHoursPerWeek { get; init; }

    /// <summary>Of an employment of varying hours; payroll does nothing with it.</summary>
    public decimal? AverageHoursPerWeek { get; init; }

    /// <summary>Deeltijdfactor in percent, where it deviates.</summary>
    public decimal? AverageParttimeFactor { get; init; }

    /// <summary>SV-dagen: days for social insurance, where they deviate.</summary>
    public int? DeviatingSvDaysPerPeriod { get; init; }

    /// <summary>The same hours every week.</summary>
    public bool? RegularWorkPattern { get; init; }

    /// <summary>Null or key 0: no flexible hours.</summary>
    public Metadata? FlexibleHoursContract { get; init; }

    /// <summary>The employer's own code of the type of contract, made for shops.</summary>
    public CodedReference? ContractCode { get; init; }

    /// <summary>Hours per weekday.</summary>
    public WorkPattern? WorkPattern { get; init; }
}

/// <summary>Ploeg, known by its number; never written with more than that.</summary>
/// <param name="BonusPercentage">0 for an ordinary shift.</param>
internal sealed record Shift(int? ShiftNumber, decimal? FullTimeHoursPerWeek, decimal? BonusPercentage);

/// <summary>Hours per weekday in the odd and even weeks of the year.</summary>
internal sealed record WorkPattern(WorkWeek? OddWeeks, WorkWeek? EvenWeeks);

internal sealed record WorkWeek(
    decimal? Monday, decimal? Tuesday, decimal? Wednesday, decimal? Thursday, decimal? Friday, decimal? Saturday, decimal? Sunday);

/// <summary>Where an employment belongs on the reference date.</summary>
internal sealed record ActualOrganizationalEntity(Guid? EmploymentId, OrganizationalEntity? OrganizationalEntity) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId is { } employment ? $"{employment:D}/{OrganizationalEntity?.Id:D}" : null;

    string IListed.IdentityField => "employmentId";
}

/// <param name="DistributionUnit">Verdelingseenheid, mostly used as the cost centre.</param>
internal sealed record OrganizationalEntity(
    Guid? Id,
    DateOnly? StartDate,
    DateOnly? EndDate,
    CodedReference? Department,
    JobFunctionReference? Function,
    CodedReference? DistributionUnit,
    string? DeviatingFunctionDescription,
    string? DeviatingFunctionGroup,
    string? PlaceOfEmployment,
    Metadata? StandardFunction) : PersonalRecord;
