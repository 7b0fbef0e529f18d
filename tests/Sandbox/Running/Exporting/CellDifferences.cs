using LoketFunctions.Simulators.Loket.Control;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>A value that is another one now.</summary>
internal sealed record ChangedCell(PeriodDataCell Before, PeriodDataCell After);

/// <summary>What differs between two states of period data, cell by cell.</summary>
internal sealed record CellDifferences(
    int Equal, IReadOnlyList<PeriodDataCell> Created, IReadOnlyList<ChangedCell> Changed, IReadOnlyList<PeriodDataCell> Gone)
{
    public int Count => Created.Count + Changed.Count + Gone.Count;

    /// <summary>Everybody with a difference.</summary>
    public IEnumerable<Guid> Employments =>
        Created.Concat(Gone).Concat(Changed.Select(cell => cell.After)).Select(cell => cell.EmploymentId).Distinct();

    public static CellDifferences Between(IEnumerable<PeriodDataCell> before, IEnumerable<PeriodDataCell> after)
    {
        var old = before.ToDictionary(PlaceOf);
        var present = after.ToDictionary(PlaceOf);
        var pairs = present.Where(cell => old.ContainsKey(cell.Key)).Select(cell => new ChangedCell(old[cell.Key], cell.Value))
            .ToLookup(pair => pair.Before == pair.After);
        return new CellDifferences(
            pairs[true].Count(),
            [.. present.Where(cell => !old.ContainsKey(cell.Key)).Select(cell => cell.Value)],
            [.. pairs[false]],
            [.. old.Where(cell => !present.ContainsKey(cell.Key)).Select(cell => cell.Value)]);
    }

    /// <summary>
    /// Between what was put straight into Loket and what an import makes. A file cannot take a value away, and says 0 in its place.
    /// </summary>
    public static CellDifferences OfImport(IReadOnlyList<PeriodDataCell> direct, IEnumerable<PeriodDataCell> imported)
    {
        var places = direct.Select(PlaceOf).ToHashSet();
        return Between(direct, imported.Where(cell => cell.Value != 0 || places.Contains(PlaceOf(cell))));
    }

    /// <summary>Where the value stands: everything but the value itself.</summary>
    public static PeriodDataCell PlaceOf(PeriodDataCell cell) => cell with { Value = 0 };
}
