using System.Text;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Whether the payroll file can hold a plan: each line with all that its columns need, and no two that an import takes for one.
/// </summary>
/// <param name="defaults">Loket's, by employment: what an import takes for what the file has no column for.</param>
internal sealed class FileCheck(ExportRules rules, int? clientNumber, IReadOnlyDictionary<Guid, EmploymentDefaults> defaults)
{
    private const char Between = '\n';

    private readonly PayrollFileLayout _layout = rules.Layout;
    private readonly Encoding _encoding = FileEncoding.Of(rules.Layout);

    /// <summary>What goes straight into Loket besides is there as it is meant, whatever the file can hold.</summary>
    private readonly IReadOnlyList<PayrollFileDimension> _lost = rules.Delivery == Delivery.File ? [.. rules.Layout.NotCarried] : [];
    private readonly Dictionary<string, PlannedLine> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<PayrollLineKey> _outOfFile = [];

    /// <summary>
    /// Lines that only take back, in the place of which an import would take another one of the same employment. What goes straight into
    /// Loket takes them back there.
    /// </summary>
    public IReadOnlySet<PayrollLineKey> OutOfFile => _outOfFile;

    /// <summary>What no line can have.</summary>
    public static IEnumerable<PlanFault> FaultsOfAll(PlanBasis basis) =>
        basis.Rules.Delivery == Delivery.Direct || basis.Context.ClientNumber is not null
            ? []
            : basis.Rules.Layout.Columns.Where(column => column.Value == PayrollFileValue.ClientNumber)
                .Select(column => new PlanFault(PlanFaultCode.ColumnWithoutValue, Detail: column.Name));

    public IEnumerable<PlanFault> Faults(PlannedLine line)
    {
        var identity = new StringBuilder();
        foreach (var column in _layout.Columns)
        {
            var text = PayrollFileColumns.TextOf(column.Value, line, clientNumber);
            if (text is null && column.Value != PayrollFileValue.ClientNumber && PayrollFileColumns.IsNeeded(column.Value, line))
                yield return Fault(PlanFaultCode.ColumnWithoutValue, line, column);
            if (text is not null && ImportText.FaultOf(text, _encoding) is not null)
                yield return Fault(PlanFaultCode.UnsafeText, line, column);
            identity.Append(text).Append(Between);
        }

        if (_lost.Where(dimension => IsLost(line.Key, dimension)).Select(dimension => PayrollFileLayout.ColumnOf(dimension).Name)
            .ToList() is [_, ..] lost)
        {
            yield return new PlanFault(PlanFaultCode.CannotCarry, line.Key.EmploymentId, line.PayrollId, Detail: string.Join(", ", lost));
            yield break;
        }

        if (_lines.TryAdd(identity.ToString(), line))
            yield break;
        var other = _lines[identity.ToString()];
        if (rules.Delivery == Delivery.Both
            && other.Key.EmploymentId == line.Key.EmploymentId
            && (OnlyTakesBack(line) || OnlyTakesBack(other)))
        {
            _outOfFile.Add((OnlyTakesBack(line) ? line : other).Key);
            _lines[identity.ToString()] = OnlyTakesBack(line) ? other : line;
            yield break;
        }

        yield return new PlanFault(PlanFaultCode.CannotTellApart, line.Key.EmploymentId, line.PayrollId);
        if (other.Key.EmploymentId != line.Key.EmploymentId)
            yield return new PlanFault(PlanFaultCode.CannotTellApart, other.Key.EmploymentId, line.PayrollId);
    }

    private static bool OnlyTakesBack(PlannedLine line) => line.Cells.All(cell => cell.Value is null);

    /// <summary>The import would take Loket's default in the place of what is meant.</summary>
    private bool IsLost(PayrollLineKey key, PayrollFileDimension dimension) =>
        defaults.GetValueOrDefault(key.EmploymentId) is { } given && dimension switch
        {
            PayrollFileDimension.Shift => key.Shift != given.Shift,
            PayrollFileDimension.DistributionUnit => key.DistributionUnit != given.DistributionUnit,
            PayrollFileDimension.CostCenter => key.CostCenter != given.CostCenter,
            _ => key.CostUnit != given.CostUnit,
        };

    private static PlanFault Fault(string code, PlannedLine line, PayrollFileColumn column) =>
        new(code, line.Key.EmploymentId, line.PayrollId, Detail: column.Name);
}
