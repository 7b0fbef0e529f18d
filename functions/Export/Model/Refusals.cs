namespace LoketFunctions.Export.Model;

internal enum Refusal
{
    None,

    /// <summary>This value, without doubt.</summary>
    Certain,

    /// <summary>This value or another of the same employment.</summary>
    Perhaps,
}

/// <summary>Finds what Loket refused among what was sent.</summary>
internal sealed class Refusals(IEnumerable<RefusedValue> refused)
{
    private readonly ILookup<Guid, RefusedValue> _byEmployment =
        refused.Where(value => value.Code != RefusedCode.DiffersInLoket).ToLookup(value => value.EmploymentId);

    /// <param name="employment">All lines of the employment.</param>
    public Refusal Find(IReadOnlyList<PlannedLine> employment, PlannedLine line, PlannedCell cell)
    {
        var found = _byEmployment[line.Key.EmploymentId]
            .Where(value =>
                (value.Line is null || value.Line == line.Key) && (value.Component is null || value.Component == cell.Component)).ToList();
        if (found.Count == 0)
            return Refusal.None;
        return found.Exists(value => value.Line is not null) || employment.Count(other => Sends(other, found)) == 1
            ? Refusal.Certain
            : Refusal.Perhaps;
    }

    private static bool Sends(PlannedLine line, List<RefusedValue> refusals) => line.Cells.Any(cell =>
        cell.Change != CellChange.Unchanged && refusals.Exists(value => value.Component is null || value.Component == cell.Component));
}
