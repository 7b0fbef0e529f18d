namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Loket's payrollPeriodType keys.</summary>
internal enum PeriodType
{
    Month = 1,
    FourWeeks = 3,
}

internal sealed record Employer(
    Guid Id, int Number, string CompanyName, string ChamberOfCommerceNumber, string? ContactName, string? PhoneNumber, string? EmailAddress,
    string? Website, Address Address, string? DebtorNumber);

/// <summary>An administration; one without payroll has no client number, period type or payroll taxes number.</summary>
internal sealed record Administration(
    Guid Id, Guid EmployerId, string Name, string Description, DateOnly StartDate, DateOnly? EndDate, int? ClientNumber,
    PeriodType? PeriodType,
    string? PayrollTaxesNumber)
{
    public bool IsPayroll => ClientNumber is not null;

    /// <summary>Gets the shifts (ploegen), numbered from 1.</summary>
    public IReadOnlyList<Shift> Shifts { get; init; } = [];

    /// <summary>Gets the cost centres (kostenplaatsen) of its journal profile; many administrations have none.</summary>
    public IReadOnlyList<CostCarrier> CostCenters { get; init; } = [];

    /// <summary>Gets the cost units (kostendragers) of its journal profile.</summary>
    public IReadOnlyList<CostCarrier> CostUnits { get; init; } = [];
}

/// <summary>A shift (ploeg): hours of a full week, and the surcharge in percent.</summary>
internal sealed record Shift(int Number, decimal FullTimeHours, decimal BonusPercentage)
{
    public static readonly IReadOnlyList<Shift> Usual = [new(1, 38, 0), new(2, 38, 12), new(3, 40, 0), new(4, 40, 12)];
    public static readonly Shift Night = new(5, 36, 30);

    public static decimal BonusOf(int number) => Usual.FirstOrDefault(s => s.Number == number, Night).BonusPercentage;
}

/// <summary>A cost centre or cost unit; its code is a text, and two may have the same.</summary>
internal sealed record CostCarrier(int Key, string Code, string Description);

internal sealed record Department(Guid Id, int Code, string Description, Guid? ParentId);

internal sealed record JobFunction(Guid Id, string Description, string? Group);

internal sealed record DistributionUnit(Guid Id, int Code, string Description);

/// <summary>An employer with everything in it.</summary>
internal sealed record EmployerStaff(
    Employer Employer,
    IReadOnlyList<Administration> Administrations,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<JobFunction> Functions,
    IReadOnlyList<DistributionUnit> DistributionUnits,
    IReadOnlyList<Employee> Employees,
    IReadOnlyList<Employment> Employments)
{
    /// <summary>Gets who is being taken on: not employees yet, so no list of employees has them.</summary>
    public IReadOnlyList<ConceptEmployee> Concepts { get; init; } = [];

    /// <summary>Gets the version number of the latest removal of an employment, which no employment carries.</summary>
    public long RemovedAt { get; init; }
}
