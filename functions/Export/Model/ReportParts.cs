using LoketFunctions.Identifiers;

namespace LoketFunctions.Export.Model;

public sealed record ComponentTotal(int Component, string Description, bool IsHours, decimal Total);

public sealed record EmployeeTotal(Guid EmploymentId, int? PayrollId, string Name, IReadOnlyDictionary<int, decimal> Totals)
{
    /// <summary>What the totals are made of.</summary>
    public IReadOnlyList<ReportLine> Lines { get; init; } = [];

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>A line of the payroll file, a record of Loket's period data.</summary>
/// <param name="UnitCode">Of the distribution unit (verdelingseenheid).</param>
/// <param name="Values">By component number.</param>
public sealed record ReportLine(int? UnitCode, string? CostCenterCode, string? CostUnitCode, IReadOnlyDictionary<int, decimal> Values);

/// <summary>A value that is another one than was sent before.</summary>
/// <param name="Before">What was sent last; null where nothing was.</param>
/// <param name="Value">
/// Null when withdrawn. Equal to <paramref name="Before"/> where nobody knows whether that arrived, so that it is sent again.
/// </param>
public sealed record ValueChange(
    Guid EmploymentId, int? PayrollId, string Name, int? UnitCode, string? CostCenterCode, string? CostUnitCode, int Component,
    CellChange Change,
    decimal? Before, decimal? Value)
{
    /// <summary>
    /// A payroll file puts a 0 in the place of what is withdrawn. False of what goes out, and where a file leaves it as it is.
    /// </summary>
    public bool ZeroInFile { get; init; }

    internal static IEnumerable<ValueChange> Of(PlannedLine line) =>
        line.Cells.Where(cell => cell.Change != CellChange.Unchanged).Select(cell => new ValueChange(
            line.Key.EmploymentId, line.PayrollId, line.Name, line.UnitCode, line.CostCenterCode, line.CostUnitCode, cell.Component,
            cell.Change,
            cell.Before, cell.Value)
        { ZeroInFile = cell.Change == CellChange.Withdrawn && line is { ZeroTakesBack: true, OutOfFile: false } });

    public override string ToString() => EmploymentId.ToString();
}

/// <param name="Name">As Loket has it; of who is not in Loket as the planner listed it, and null where it did not.</param>
/// <param name="What">The reason in words, in the report's language.</param>
/// <param name="Detail">What is wrong with which field; null where the reason says it all.</param>
public sealed record LeftOutLine(
    string? RegistrationId, DateOnly? Date, string? PlannerEmployeeId, string? Name, PersonnelNumber? PersonnelNumber, string Reason,
    string What, string? Detail)
{
    public override string ToString() => Reason;
}

/// <param name="Difference">What the next period has to make good: new value less what was sent.</param>
public sealed record Correction(
    Guid EmploymentId, int? PayrollId, string Name, int Component, decimal? Sent, decimal? Wanted, decimal Difference)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <param name="Code">One of <see cref="RefusedCode"/>.</param>
/// <param name="LoketWords">Loket's own, null where it said nothing.</param>
public sealed record RefusedValue(
    Guid EmploymentId, int? PayrollId, int? Component, decimal? Wanted, decimal? InLoket, string Code, string? LoketWords)
{
    /// <summary>Of the person; the report fills it in.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which record it is of; null: whichever of the employment's, where Loket did not say.</summary>
    public PayrollLineKey? Line { get; init; }

    public override string ToString() => Code;
}

/// <summary>Stable codes; the words are in ExportWords.</summary>
internal static class RefusedCode
{
    /// <summary>Loket said nothing of it, and does not hold it.</summary>
    public const string NotConfirmed = "not-confirmed";

    /// <summary>Not sent now, and changed in Loket by somebody else since it was.</summary>
    public const string DiffersInLoket = "differs-in-loket";

    public const string RefusedByLoket = "refused-by-loket";
}

/// <summary>A part of a period's values that is a correction of an earlier period.</summary>
/// <param name="From">Id of that period, yyyypp.</param>
public sealed record ReportedCarry(int From, Guid EmploymentId, int? PayrollId, string Name, int Component, decimal Value)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>
/// More of what is in Loket by way of this app would be taken back than the connection's setting lets go unseen: perhaps the planner sent
/// too little. It waits until a person has seen it.
/// </summary>
/// <param name="Values">Values that would go.</param>
/// <param name="Of">Values that are there, in the administration and period.</param>
/// <param name="People">How many people lose some.</param>
public sealed record MuchWithdrawn(int Values, int Of, int People);
