using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>What a plan takes back of what is in Loket by way of this app.</summary>
/// <param name="Values">Those that go, in the order of the plan.</param>
/// <param name="InLoket">How many there are in the administration and period.</param>
/// <param name="People">How many people lose some.</param>
internal sealed record Withdrawals(IReadOnlyList<WithdrawnValue> Values, int InLoket, int People)
{
    /// <summary>
    /// Fewer values than these of one person are never much: where few are there, any correction is more than any share.
    /// </summary>
    public const int AtLeast = 5;

    /// <summary>A value that moves to another record of the same employment and component does not go.</summary>
    public static Withdrawals Of(PlanBasis basis, IEnumerable<PlannedLine> lines)
    {
        var values = lines.GroupBy(line => line.Key.EmploymentId).SelectMany(employment => employment
            .SelectMany(line => line.Cells, (line, cell) => (line.Key, Cell: cell))
            .GroupBy(value => value.Cell.Component)
            .SelectMany(component => component.Where(value => value.Cell.Change == CellChange.Withdrawn)
                .Skip(component.Count(value => value.Cell.Change == CellChange.New))
                .Select(value => new WithdrawnValue(value.Key, component.Key, value.Cell.Before)))).ToList();
        return new Withdrawals(
            values, basis.Ledger.Lines.Sum(line => line.Cells.Values.Count(cell => !cell.Withdrawn)),
            values.Select(value => PersonOf(value.Key.EmploymentId)).Distinct().Count());

        Guid PersonOf(Guid employmentId) => basis.ContractOf(employmentId)?.EmployeeId ?? employmentId;
    }

    /// <summary>Null where that is no more than the share of what is there, in whole percents.</summary>
    public MuchWithdrawn? Much(int maxPercent) =>
        (Values.Count >= AtLeast || People > 1) && Math.Round(100m * Values.Count / InLoket, MidpointRounding.AwayFromZero) > maxPercent
            ? new MuchWithdrawn(Values.Count, InLoket, People)
            : null;

    public override string ToString() => $"{Values.Count} of {InLoket}";
}

internal sealed record WithdrawnValue(PayrollLineKey Key, int Component, decimal? Before)
{
    public override string ToString() => Key.ToString();
}
