using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Whether somebody has far more of an allowance, or of meals, than in the periods before; who had none of it, than anybody had in one of
/// them. By Loket's component, as that is what is kept of a period. Less is not reported: many allowances come now and then.
/// </summary>
/// <param name="earlier">Ledgers of the periods before.</param>
internal sealed class UsualAllowances(PlanBasis basis, IReadOnlyList<Ledger> earlier)
{
    /// <summary>Euros, or kilometres and the like, by which it has to differ.</summary>
    private const decimal AtLeast = 25;

    private readonly HashSet<int> _components = [.. ComponentsOf(basis.Context.Mapping).OfType<int>()];

    public IEnumerable<Doubt> Doubts(IEnumerable<PlannedLine> lines)
    {
        var before = earlier.SelectMany(ledger => Sums(Cells(ledger))).Where(sum => sum.Value > 0).ToList();
        var own = before.ToLookup(sum => sum.Key, sum => sum.Value);
        var most = before.GroupBy(sum => sum.Key.Component, sum => sum.Value).ToDictionary(
            component => component.Key, component => component.Max());
        foreach (var (key, value) in Sums(Cells(lines)))
        {
            if (basis.ContractOf(key.Employment) is not { } contract || !most.TryGetValue(key.Component, out var anybodys))
                continue;
            var usual = own.Contains(key) ? own[key].Average() : anybodys;
            if (value <= usual || !basis.Rules.Likely.IsFar(value, usual, AtLeast))
                continue;
            yield return new Doubt(DoubtCode.AllowanceAboveUsual, null, null, contract.Name, contract.EmployeeNumber)
            {
                Value = value,
                Usual = Rounding.ValueOf(AmountKind.Amount, usual),
                Component = key.Component,
            };
        }
    }

    private static IEnumerable<int?> ComponentsOf(AdministrationMapping mapping) =>
        mapping.WageComponents.Values.Append(mapping.Counts.GetValueOrDefault(CountedItem.Meals));

    private static IEnumerable<Cell> Cells(Ledger ledger) =>
        from line in ledger.Lines
        from cell in line.Cells
        select new Cell(line.Key.EmploymentId, cell.Key, cell.Value.Value);

    private static IEnumerable<Cell> Cells(IEnumerable<PlannedLine> lines) =>
        from line in lines
        from cell in line.Cells
        select new Cell(line.Key.EmploymentId, cell.Component, cell.Value ?? 0);

    private Dictionary<(Guid Employment, int Component), decimal> Sums(IEnumerable<Cell> cells) => cells
        .Where(cell => _components.Contains(cell.Component))
        .GroupBy(cell => (cell.Employment, cell.Component), cell => cell.Value)
        .ToDictionary(sum => sum.Key, sum => sum.Sum());

    private readonly record struct Cell(Guid Employment, int Component, decimal Value);
}
