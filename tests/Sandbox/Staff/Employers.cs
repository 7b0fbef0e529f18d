namespace LoketFunctions.Sandbox.Staff;

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
    Guid Id, Guid EmployerId, string Name, string Description, DateOnly StartDate, DateOnly? EndDate, int? ClientNumber, PeriodType? PeriodType,
    string? PayrollTaxesNumber)
{
    public bool IsPayroll => ClientNumber is not null;
}

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
    IReadOnlyList<Employment> Employments);
