namespace LoketFunctions.Personnel.Costs;

/// <summary>What an hour of the employees of an administration costs, live from Loket.</summary>
/// <param name="On">The day that it is of.</param>
/// <param name="Total">How many employments the administration has, whichever are listed.</param>
/// <param name="NotRead">Employments of this page whose cost could not be read.</param>
internal sealed record CostsPerHourResponse(DateOnly On, int Total, IReadOnlyList<EmployeeCost> Employees, IReadOnlyList<Guid> NotRead);

/// <param name="EmploymentId">Loket's id of the employment.</param>
/// <param name="EmployeeId">Loket's id of the person.</param>
/// <param name="EmployeeNumber">Personeelsnummer.</param>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
/// <param name="CostPerHour">Kostprijs per uur, in euros; null where Loket has none as of that day.</param>
/// <param name="Since">The first day of the payroll period that it comes from.</param>
/// <param name="Source">Null where Loket says something else.</param>
internal sealed record EmployeeCost(
    Guid EmploymentId,
    Guid? EmployeeId,
    int? EmployeeNumber,
    int? PayrollId,
    decimal? CostPerHour,
    DateOnly? Since,
    CostSource? Source)
{
    public override string ToString() => nameof(EmployeeCost);
}

/// <summary>How a cost per hour came to be (wijze van aanmaken).</summary>
internal enum CostSource
{
    /// <summary>Verloning.</summary>
    Payroll,

    /// <summary>Schatting.</summary>
    Estimate,

    /// <summary>Handmatig.</summary>
    Manual,
}
