namespace LoketFunctions.Export.Model;

/// <summary>
/// What Loket tells period data apart by, within an employment and a period: shift (ploeg), payslip type (soort strook),
/// distribution unit (verdelingseenheid), cost centre (kostenplaats) and cost unit (kostendrager).
/// </summary>
internal sealed record PayrollLineKey(Guid EmploymentId, int Shift, int PayslipType, Guid DistributionUnit, int? CostCenter, int? CostUnit)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>The defaults that Loket gives for period data of an employment.</summary>
internal sealed record EmploymentDefaults(
    Guid EmploymentId, int Shift, int PayslipType, Guid? DistributionUnit, int? CostCenter, int? CostUnit)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>What becomes of a value.</summary>
internal enum CellChange
{
    New,
    Changed,
    Unchanged,

    /// <summary>This app sent it before and it is no longer part of the export.</summary>
    Withdrawn,
}

/// <summary>One component's value on a line.</summary>
/// <param name="Value">Null when withdrawn. Rounded; hours are decimal hours.</param>
/// <param name="Before">What was sent last; null where nothing was.</param>
internal sealed record PlannedCell(int Component, CellChange Change, decimal? Value, decimal? Before);

/// <summary>One line of the payroll file, one record of Loket's period data.</summary>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
/// <param name="Name">Of the person, for reports.</param>
/// <param name="UnitCode">Code of the distribution unit, as files have it.</param>
/// <param name="Cells">By component number.</param>
internal sealed record PlannedLine(
    PayrollLineKey Key, int? PayrollId, string? EmployeeNumber, string Name, int? UnitCode, string? CostCenterCode, string? CostUnitCode,
    IReadOnlyList<PlannedCell> Cells)
{
    public override string ToString() => Key.ToString();
}

/// <summary>How much there is of what in a plan. Counts of values, but for the lines.</summary>
/// <param name="Lines">Lines of the payroll file.</param>
internal sealed record PlanCounts(int Lines, int Created, int Changed, int Unchanged, int Withdrawn)
{
    public static PlanCounts None { get; } = new(0, 0, 0, 0, 0);

    public bool ChangesNothing => Created + Changed + Withdrawn == 0;
}

/// <summary>What is true of a whole plan; the lines themselves are streamed.</summary>
/// <param name="Components">Numbers of all components in it, ascending: the columns of the file.</param>
/// <param name="Warnings">Codes with words in ExportWords.</param>
internal sealed record PlanHead(PlanCounts Counts, IReadOnlyList<int> Components, IReadOnlyList<string> Warnings);
