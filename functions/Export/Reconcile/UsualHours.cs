using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Whether the hours of a period are far from those of the periods before: of each employment, and of the administration.
/// </summary>
/// <param name="earlier">Ledgers of the periods before, the last one first.</param>
internal sealed class UsualHours(PlanBasis basis, IReadOnlyList<Ledger> earlier)
{
    /// <summary>Periods that are looked back.</summary>
    public const int Periods = 3;

    /// <summary>Hours by which it has to differ, so that little is not far from little: a shift.</summary>
    private const decimal AtLeast = 8;

    private readonly HashSet<int> _hours = [.. basis.Context.Lists.Components
        .Where(component => component.IsHours && !basis.Context.Mapping.Counts.Values.Contains(component.Number))
        .Select(component => component.Number)];

    /// <param name="isOver">The period is over; before that there may still be little.</param>
    public IEnumerable<Doubt> Doubts(IEnumerable<PlannedLine> lines, bool isOver)
    {
        if (earlier.Count == 0)
            yield break;
        var now = lines.GroupBy(line => line.Key.EmploymentId).ToDictionary(
            employment => employment.Key, employment => employment.Sum(Hours));
        var before = earlier.Select(HoursOf).ToList();
        foreach (var employment in now.Keys.Union(before[0].Keys))
        {
            var contract = basis.ContractOf(employment);
            var known = before.Where(period => period.GetValueOrDefault(employment) > 0).Select(period => period[employment]).ToList();
            if (contract is null || known.Count == 0 || contract.EndDate < basis.Context.Period.StartDate)
                continue;
            if (Far(now.GetValueOrDefault(employment), known.Average(), isOver) is { } far)
            {
                yield return new Doubt(
                    far.IsAbove ? DoubtCode.AboveUsual : DoubtCode.BelowUsual, null, null, contract.Name, contract.EmployeeNumber, null,
                    far.Value, far.Usual);
            }
        }

        if (Far(now.Values.Sum(), before.Average(period => period.Values.Sum()), isOver) is { } whole)
        {
            yield return new Doubt(
                whole.IsAbove ? DoubtCode.AdministrationAboveUsual : DoubtCode.AdministrationBelowUsual, null, null, null, null, null,
                whole.Value, whole.Usual);
        }
    }

    private (bool IsAbove, decimal Value, decimal Usual)? Far(decimal value, decimal usual, bool isOver)
    {
        var isAbove = value > usual;
        var isFar = basis.Rules.Likely.IsFar(value, usual, AtLeast) && (isAbove || isOver);
        return isFar ? (isAbove, value, Rounding.ValueOf(AmountKind.Amount, usual)) : null;
    }

    private decimal Hours(PlannedLine line) => line.Cells.Where(cell => _hours.Contains(cell.Component)).Sum(cell => cell.Value ?? 0);

    private Dictionary<Guid, decimal> HoursOf(Ledger ledger) => ledger.Lines.GroupBy(line => line.Key.EmploymentId)
        .ToDictionary(employment => employment.Key,
            employment => employment.Sum(line => line.Cells.Where(cell => _hours.Contains(cell.Key)).Sum(cell => cell.Value.Value)));
}
