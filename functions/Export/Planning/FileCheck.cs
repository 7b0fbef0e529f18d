using System.Text;
using LoketFunctions.Export.Files;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Planning;

/// <summary>Whether the payroll file can hold a plan: each line with all that its columns need, and no two that an import takes for one.</summary>
internal sealed class FileCheck(PayrollFileLayout layout, int? clientNumber)
{
    private const char Between = '\n';

    private readonly Encoding _encoding = FileEncoding.Of(layout);
    private readonly Dictionary<string, Guid> _lines = new(StringComparer.Ordinal);

    /// <summary>What no line can have.</summary>
    public static IEnumerable<PlanFault> FaultsOfAll(PlanBasis basis) =>
        basis.Rules.Delivery == Delivery.Direct || basis.Context.ClientNumber is not null
            ? []
            : basis.Rules.Layout.Columns.Where(column => column.Value == PayrollFileValue.ClientNumber)
                .Select(column => new PlanFault(PlanFaultCode.ColumnWithoutValue, Detail: column.Name));

    public IEnumerable<PlanFault> Faults(PlannedLine line)
    {
        var identity = new StringBuilder();
        foreach (var column in layout.Columns)
        {
            var text = PayrollFileColumns.TextOf(column.Value, line, clientNumber);
            if (text is null && column.Value != PayrollFileValue.ClientNumber && PayrollFileColumns.IsNeeded(column.Value, line))
                yield return Fault(PlanFaultCode.ColumnWithoutValue, line, column);
            if (text is not null && ImportText.FaultOf(text, _encoding) is not null)
                yield return Fault(PlanFaultCode.UnsafeText, line, column);
            identity.Append(text).Append(Between);
        }

        if (_lines.TryAdd(identity.ToString(), line.Key.EmploymentId))
            yield break;
        yield return new PlanFault(PlanFaultCode.CannotTellApart, line.Key.EmploymentId, line.PayrollId);
        if (_lines[identity.ToString()] is var other && other != line.Key.EmploymentId)
            yield return new PlanFault(PlanFaultCode.CannotTellApart, other, line.PayrollId);
    }

    private static PlanFault Fault(string code, PlannedLine line, PayrollFileColumn column) =>
        new(code, line.Key.EmploymentId, line.PayrollId, Detail: column.Name);
}
