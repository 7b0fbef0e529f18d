using LoketFunctions.Loket.Model;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;

namespace LoketFunctions.Pension.Delivery.Contents;

/// <summary>What became of an employment's line since the version before.</summary>
public enum LineChange
{
    New,
    Changed,
    Same,

    /// <summary>It was delivered before and payroll has no results of it any more: it stands there as it was.</summary>
    Withdrawn,

    /// <summary>It was delivered before and cannot be told now: not in the file, and kept to compare the next version with.</summary>
    SetAside,
}

/// <summary>A version of a period's file. It holds citizen service numbers, and so rests sealed only.</summary>
/// <param name="LayoutVersion">Of the layout that it was made by.</param>
internal sealed record DeliveryContents(
    int Version, int LayoutVersion, IReadOnlyList<ContentColumn> Columns, IReadOnlyList<ContentLine> Lines,
    IReadOnlyList<SetAsideLine> SetAside) : PersonalRecord
{
    /// <summary>Those that stand in the file.</summary>
    public IEnumerable<ContentLine> InFile => Lines.Where(line => line.Change != LineChange.SetAside);

    /// <summary>It says something that the version before did not.</summary>
    public bool IsNews => Lines.Any(line => line.Change is LineChange.New or LineChange.Changed or LineChange.Withdrawn);

    public int Count(LineChange change) => Lines.Count(line => line.Change == change);
}

internal sealed record ContentColumn(string Name, LineValue Value);

/// <param name="Cells">One for each column; null: empty.</param>
/// <param name="Before">Of a changed line: what the changed cells held, by the name of the column.</param>
internal sealed record ContentLine(
    Guid EmploymentId, Guid EmployeeId, LineChange Change, IReadOnlyList<string?> Cells,
    IReadOnlyDictionary<string, string?>? Before = null) : PersonalRecord;
