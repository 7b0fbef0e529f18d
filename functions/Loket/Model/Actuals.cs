namespace LoketFunctions.Loket.Model;

/// <summary>The wage of an employment on the reference date.</summary>
internal sealed record ActualWage(Guid? EmploymentId, Wage? Wage) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId is { } employment ? $"{employment:D}/{Wage?.Id:D}" : null;

    string IListed.IdentityField => "employmentId";
}

/// <param name="GrossWage">Euros, per period or per hour: see <paramref name="GrossWageType"/> (1 per period, 2 per hour).</param>
/// <param name="IsGrossWageFullTime">The gross wage is that of a full-time week.</param>
internal sealed record Wage(
    Guid? Id,
    DateOnly? StartDate,
    DateOnly? EndDate,
    decimal? GrossWage,
    Metadata? GrossWageType,
    bool? IsGrossWageFullTime,
    decimal? NetWage,
    Metadata? NetWageType,
    decimal? EmployerCosts,
    Metadata? EmployerCostsType,
    Metadata? PayScale,
    Metadata? PayGrade,
    bool? ApplyPayGrade,
    Metadata? PayrollPeriodType) : PersonalRecord;

/// <summary>The working hours of an employment on the reference date.</summary>
internal sealed record ActualWorkingHours(Guid? EmploymentId, WorkingHours? WorkingHours) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId is { } employment ? $"{employment:D}/{WorkingHours?.Id:D}" : null;

    string IListed.IdentityField => "employmentId";
}

/// <param name="AggregatedHoursPerWeek">Worked out by Loket for other parties; the one to show.</param>
/// <param name="Shift">Ploeg: gives the full-time hours.</param>
/// <param name="FlexibleHoursContract">Null or key 0: no flexible hours.</param>
internal sealed record WorkingHours(
    Guid? Id,
    DateOnly? StartDate,
    DateOnly? EndDate,
    Shift? Shift,
    decimal? AggregatedHoursPerWeek,
    decimal? DeviatingHoursPerWeek,
    decimal? AverageHoursPerWeek,
    decimal? AverageParttimeFactor,
    int? DeviatingSvDaysPerPeriod,
    bool? RegularWorkPattern,
    Metadata? FlexibleHoursContract,
    CodedReference? ContractCode,
    WorkPattern? WorkPattern) : PersonalRecord;

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
