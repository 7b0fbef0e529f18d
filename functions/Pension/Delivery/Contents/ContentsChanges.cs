using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;

namespace LoketFunctions.Pension.Delivery.Contents;

/// <summary>A line as it is now, before it is known what changed.</summary>
internal sealed record CurrentLine(Guid EmploymentId, Guid EmployeeId, IReadOnlyList<string?> Cells) : Loket.Model.PersonalRecord;

/// <summary>Says what a version changes of the one before it.</summary>
internal static class ContentsChanges
{
    /// <param name="before">The version that was delivered last; null for the first.</param>
    public static DeliveryContents Next(
        DeliveryContents? before, DeliveryLayout layout, IReadOnlyList<CurrentLine> lines, IReadOnlyList<SetAsideLine> setAside)
    {
        var columns = layout.Columns.Select(column => new ContentColumn(column.Name, column.Value)).ToList();
        var standing = (before?.Lines ?? []).Where(line => line.Change != LineChange.Withdrawn)
            .ToDictionary(line => line.EmploymentId);
        var now = lines.Select(line => standing.Remove(line.EmploymentId, out var old)
            ? Compared(line, columns, old, before!.Columns)
            : new ContentLine(line.EmploymentId, line.EmployeeId, LineChange.New, line.Cells)).ToList();
        var untold = setAside.Select(line => line.EmploymentId).ToHashSet();
        // A record that does not say whose it is may be of anybody: nobody is taken for gone then.
        var isWhole = !untold.Contains(null);
        now.AddRange(standing.Values.Select(old => new ContentLine(
            old.EmploymentId, old.EmployeeId,
            isWhole && !untold.Contains(old.EmploymentId) ? LineChange.Withdrawn : LineChange.SetAside,
            CellsIn(columns, old, before!.Columns))));
        return new DeliveryContents((before?.Version ?? 0) + 1, layout.Version, columns, now, setAside);
    }

    private static ContentLine Compared(
        CurrentLine line, List<ContentColumn> columns, ContentLine old, IReadOnlyList<ContentColumn> oldColumns)
    {
        var before = CellsIn(columns, old, oldColumns);
        var changed = Enumerable.Range(0, columns.Count).Where(index => line.Cells[index] != before[index])
            .ToDictionary(index => columns[index].Name, index => before[index], StringComparer.Ordinal);
        return new ContentLine(
            line.EmploymentId, line.EmployeeId, changed.Count == 0 ? LineChange.Same : LineChange.Changed, line.Cells,
            changed.Count == 0 ? null : changed);
    }

    /// <summary>The cells of an older version in the columns of now, of those that there are.</summary>
    private static List<string?> CellsIn(
        List<ContentColumn> columns, ContentLine line, IReadOnlyList<ContentColumn> oldColumns)
    {
        var byName = oldColumns.Select((column, index) => (column, cell: line.Cells[index]))
            .ToDictionary(one => one.column, one => one.cell);
        return [.. columns.Select(column => byName.GetValueOrDefault(column))];
    }
}
