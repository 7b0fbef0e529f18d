using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>One record of a linked date chain: it holds until the next one starts, or the employment ends.</summary>
internal interface IChainLink
{
    Guid Id { get; }

    DateOnly StartDate { get; }
}

/// <summary>Wage (beloning). <paramref name="Gross"/> is euros per hour or per period.</summary>
internal sealed record Wage(
    Guid Id, DateOnly StartDate, decimal Gross, bool IsHourly, bool IsFullTime, PeriodType PeriodType, Metadata? PayScale,
    Metadata? PayGrade)
    : IChainLink
{
    /// <summary>Gets what was written over the API besides.</summary>
    public JsonObject? Written { get; init; }
}

internal sealed record Week(
    decimal Monday, decimal Tuesday, decimal Wednesday, decimal Thursday, decimal Friday, decimal Saturday, decimal Sunday)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Total => Monday + Tuesday + Wednesday + Thursday + Friday + Saturday + Sunday;
}

/// <summary>Working hours (werktijden). Hours are per week; a zero-hour contract has none of its own, only an average.</summary>
internal sealed record WorkingHours(
    Guid Id, DateOnly StartDate, int ShiftNumber, decimal FullTimeHours, decimal? DeviatingHours, decimal? AverageHours,
    Metadata? FlexibleContract, Week? OddWeeks, Week? EvenWeeks)
    : IChainLink
{
    /// <summary>Gets what was written over the API besides.</summary>
    public JsonObject? Written { get; init; }

    /// <summary>Gets the hours per week that payroll reckons with, or null when there are none.</summary>
    public decimal? Aggregated =>
        FlexibleContract?.Key == Lists.ZeroHours.Key ? null
        : OddWeeks is not null && EvenWeeks is not null ? (OddWeeks.Total + EvenWeeks.Total) / 2
        : DeviatingHours ?? FullTimeHours;
}

/// <summary>Department, function and distribution unit (verdelingseenheid) of an employment.</summary>
internal sealed record OrganizationalEntity(
    Guid Id, DateOnly StartDate, Department Department, JobFunction Function, DistributionUnit DistributionUnit, string? DeviatingFunction,
    string? Place)
    : IChainLink
{
    /// <summary>Gets what was written over the API besides.</summary>
    public JsonObject? Written { get; init; }
}

/// <summary>A record of a broken date chain: gaps are allowed, two at a time are not.</summary>
/// <param name="Component">The number of the payroll component.</param>
internal sealed record ComponentRecord(Guid Id, DateOnly StartDate, DateOnly? EndDate, int Component, decimal Value) : IChainLink
{
    public bool Overlaps(ComponentRecord other) =>
        Component == other.Component && !(EndDate < other.StartDate) && !(other.EndDate < StartDate);
}

/// <summary>The terms of the contract: open-ended when <paramref name="Until"/> is null.</summary>
/// <param name="Until">Loket's commissionUntilDate (aanstelling tot): the contract's end, not the employment's.</param>
/// <param name="EarlierUntil">The ends of earlier fixed terms, oldest first, at most six.</param>
/// <param name="IndefiniteSince">Since when the contract is open-ended.</param>
internal sealed record ContractTerm(DateOnly? Until, IReadOnlyList<DateOnly> EarlierUntil, DateOnly? IndefiniteSince);

/// <summary>An employment (dienstverband).</summary>
/// <param name="PayrollId">PersoneelsnummerVerloning: counts within one administration, so not unique over two.</param>
/// <param name="IncomeRelationshipNumber">IKV: counts within one employee.</param>
/// <param name="Version">lastModifiedVersionNumber: the number of the latest change in the whole database that concerned it.</param>
internal sealed record Employment(
    Guid Id,
    Guid EmployerId,
    Guid EmployeeId,
    Guid AdministrationId,
    int PayrollId,
    int IncomeRelationshipNumber,
    DateOnly StartDate,
    DateOnly? EndDate,
    DateOnly? HistoricalStartDate,
    ContractTerm Contract,
    bool IsOnCall,
    bool? HasAppearanceObligation,
    bool IsDirector,
    IReadOnlyList<Wage> Wages,
    IReadOnlyList<WorkingHours> Hours,
    IReadOnlyList<OrganizationalEntity> Organization,
    long Version)
{
    /// <summary>Gets hourly wages that deviate for a component (afwijkende uurlonen).</summary>
    public IReadOnlyList<ComponentRecord> HourlyWages { get; init; } = [];

    /// <summary>Gets benefits and deductions (vergoedingen en inhoudingen).</summary>
    public IReadOnlyList<ComponentRecord> Benefits { get; init; } = [];

    /// <summary>Gets what was written over the API besides.</summary>
    public JsonObject? Written { get; init; }

    /// <summary>Gets why it ended, as it was written; counts as long as it has ended.</summary>
    public JsonObject? EndWritten { get; init; }

    /// <summary>Gets the records of all date chains.</summary>
    public IEnumerable<IChainLink> Records => [.. Wages, .. Hours, .. Organization, .. HourlyWages, .. Benefits];

    public bool IsActiveOn(DateOnly day) => StartDate <= day && !(EndDate < day);

    public bool HasEndedBy(DateOnly day) => EndDate < day;

    public bool IsFutureOn(DateOnly day) => StartDate > day;
}
