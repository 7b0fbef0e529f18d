using LoketFunctions.Identifiers;

namespace LoketFunctions.Export.Model;

/// <summary>
/// What Loket tells period data apart by, within an employment and a period: shift (ploeg), payslip type (soort strook),
/// distribution unit (verdelingseenheid), cost centre (kostenplaats) and cost unit (kostendrager).
/// </summary>
public sealed record PayrollLineKey(Guid EmploymentId, int Shift, int PayslipType, Guid DistributionUnit, int? CostCenter, int? CostUnit)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>The defaults that Loket gives for period data of an employment. It says no date with them.</summary>
internal sealed record EmploymentDefaults(
    Guid EmploymentId, int Shift, int PayslipType, Guid? DistributionUnit, int? CostCenter, int? CostUnit)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>What becomes of a value.</summary>
public enum CellChange
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
internal sealed record PlannedCell(int Component, CellChange Change, decimal? Value, decimal? Before)
{
    public bool IsSent() => Change != CellChange.Unchanged;
}

/// <summary>One line of the payroll file, one record of Loket's period data.</summary>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
/// <param name="Name">Of the person, for reports.</param>
/// <param name="UnitCode">Code of the distribution unit, as files have it.</param>
/// <param name="Cells">By component number.</param>
internal sealed record PlannedLine(
    PayrollLineKey Key, int? PayrollId, PersonnelNumber? EmployeeNumber, string Name, int? UnitCode, string? CostCenterCode,
    string? CostUnitCode, IReadOnlyList<PlannedCell> Cells)
{
    /// <summary>
    /// A payroll file takes values back with an explicit 0: the employment is of zero hours on every day of the period, so nothing is to
    /// stand in the value's place. Of any other contract, and of one that is not known, a 0 would take the place of what Loket pays by
    /// itself; a file cannot empty a value, so it says nothing of it.
    /// </summary>
    public bool ZeroTakesBack { get; init; }

    /// <summary>The payroll file has no column that tells the line from another one of the employment, which goes in its place.</summary>
    public bool OutOfFile { get; init; }

    /// <summary>There is something to send straight into Loket.</summary>
    public bool HasChanges() => Cells.Any(cell => cell.IsSent());

    public override string ToString() => Key.ToString();
}

/// <summary>How much there is of what in a plan. Counts of values, but for the lines.</summary>
/// <param name="Lines">Lines of the payroll file.</param>
public sealed record PlanCounts(int Lines, int Created, int Changed, int Unchanged, int Withdrawn)
{
    public static PlanCounts None { get; } = new(0, 0, 0, 0, 0);

    public bool ChangesNothing() => Created + Changed + Withdrawn == 0;
}

/// <summary>What is true of a whole plan; the lines themselves are streamed.</summary>
/// <param name="Components">Numbers of all components in it, ascending: the columns of the file.</param>
/// <param name="Warnings">Codes with words in ExportWords.</param>
/// <param name="Faults">The first of what cannot be sent as it is.</param>
/// <param name="FaultCount">Of all of them.</param>
/// <param name="Stops">Nothing leaves for them; else all but what they are about.</param>
internal sealed record PlanHead(
    PlanCounts Counts, IReadOnlyList<int> Components, IReadOnlyList<string> Warnings, IReadOnlyList<PlanFault> Faults, int FaultCount,
    bool Stops);

/// <summary>
/// Why something cannot be sent as it is: a value, where it names a component, or an employment, which are kept back then; or, of no
/// employment, the whole plan.
/// </summary>
/// <param name="Code">One of <see cref="PlanFaultCode"/>.</param>
/// <param name="EmploymentId">Null where it is of no one employment.</param>
/// <param name="Value">That is out of bounds; hours are decimal hours.</param>
/// <param name="Detail">Name of the payroll file's column, where it is about one.</param>
public sealed record PlanFault(
    string Code, Guid? EmploymentId = null, int? PayrollId = null, int? Component = null, decimal? Value = null, string? Detail = null)
{
    /// <summary>Of the person; null where it is of no one.</summary>
    public string? Name { get; init; }

    /// <summary>Code of the distribution unit that the value is of.</summary>
    public int? UnitCode { get; init; }

    public override string ToString() => Code;
}

/// <summary>A value that an export could not or may not change: it stays in Loket as it is.</summary>
/// <param name="Line">Of which record; null: of any of the employment's.</param>
/// <param name="Component">Null: all of them.</param>
internal sealed record RetainedValue(Guid EmploymentId, PayrollLineKey? Line = null, int? Component = null)
{
    public static RetainedValue Of(RefusedValue refused) => new(refused.EmploymentId, refused.Line, refused.Component);

    public bool IsPartOf(ExportedRegistration registration) =>
        (Component is not { } component || registration.Components.Contains(component))
            && (Line is not { } line || registration.MayBeOf(line));

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>Stable codes; the words are in ExportWords.</summary>
internal static class PlanFaultCode
{
    /// <summary>Loket gives the employment no shift and payslip type to write its values under.</summary>
    public const string NoDefaults = "no-defaults";

    public const string NoDistributionUnit = "no-distribution-unit";

    /// <summary>Corrections take back more hours, days or meals than there are.</summary>
    public const string BelowZero = "value-below-zero";

    /// <summary>Hours from 1000 up, amounts beyond 100 million.</summary>
    public const string OutOfBounds = "value-out-of-bounds";

    /// <summary>The administration has no such component in this year.</summary>
    public const string UnknownComponent = "component-unknown";

    /// <summary>Hours for a component of amounts, an amount for one of hours, or hours and days in one.</summary>
    public const string WrongComponent = "component-of-another-kind";

    /// <summary>The payroll file has no column for what two lines differ in: the import would overwrite one with the other.</summary>
    public const string CannotTellApart = "layout-cannot-tell-apart";

    /// <summary>The payroll file has no column for what a line differs in from Loket's default, which the import would take.</summary>
    public const string CannotCarry = "layout-cannot-carry";

    /// <summary>The payroll file has a column for which the line has nothing, e.g. no payroll number.</summary>
    public const string ColumnWithoutValue = "column-without-value";

    /// <summary>A text that the import of the payroll file would not read back as it is.</summary>
    public const string UnsafeText = "text-unsafe-for-file";
}

/// <summary>What is worth knowing of a plan though nothing is wrong with it. Codes with words in ExportWords.</summary>
internal static class PlanWarning
{
    /// <summary>The payroll file takes values back with an explicit 0.</summary>
    public const string ZeroInFile = "file-takes-back-with-zero";

    /// <summary>Values were taken back that a payroll file cannot empty: they stay in Loket until somebody empties them there.</summary>
    public const string StaysInLoket = "file-cannot-take-back";

    /// <summary>Of values that went out before it is not known whether they are in Loket: they go out again.</summary>
    public const string Uncertain = "values-uncertain";

    /// <summary>Values or employments are kept back, as Loket cannot take them as they are; the rest goes.</summary>
    public const string KeptBack = "values-kept-back";

    /// <summary>Differences of earlier periods, which are paid, can be carried into this one.</summary>
    public const string CorrectionsOffered = "corrections-offered";

    /// <summary>Nothing is to be exported any more, and all that was sent before is taken back.</summary>
    public const string WithdrawsAll = "withdraws-everything";
}
