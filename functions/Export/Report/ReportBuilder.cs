using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>What a report says besides what is counted over the plan.</summary>
/// <param name="At">When the export began: the same in every attempt, as reports are written once.</param>
/// <param name="Outcome">The administration's state as the API names it.</param>
/// <param name="Registrations">Those of the request that are this administration's.</param>
internal sealed record ReportFacts(
    string ExportId, ConnectionId ConnectionId, AdministrationContext Context, bool Preview, string? RequestedBy, DateTimeOffset At,
    string Outcome,
    RegistrationCounts Registrations)
{
    /// <summary>Null where it came to no plan.</summary>
    public PlanHead? Head { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? FileName { get; init; }

    public string? FileSha256 { get; init; }

    public IReadOnlyList<RefusedValue> Refused { get; init; } = [];

    /// <summary>What the payroll file has no column for.</summary>
    public IReadOnlyList<PayrollFileDimension> NotCarried { get; init; } = [];

    public IReadOnlyList<UnmappedCode> Unmapped { get; init; } = [];

    public IReadOnlyList<ContractChange> ContractChanges { get; init; } = [];
    public MuchWithdrawn? MuchWithdrawn { get; init; }
    public IReadOnlyList<ReportedCarry> Carried { get; init; } = [];
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>Codes; those of the plan are added.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public override string ToString() => ExportId;
}

/// <summary>Builds a report while plan and left-out registrations go by; holds totals and what a report shows of them.</summary>
internal sealed class ReportBuilder(ReportFacts facts, string language, Func<string, Explanation> explain)
{
    private readonly Dictionary<int, decimal> _totals = [];
    private readonly List<EmployeeTotal> _employees = [];
    private readonly List<Correction> _corrections = [];
    private readonly List<ValueChange> _new = [];
    private readonly List<ValueChange> _changed = [];
    private readonly SortedDictionary<string, int> _leftOutByReason = new(StringComparer.Ordinal);
    private readonly List<LeftOutLine> _leftOut = [];
    private readonly Dictionary<Guid, string> _refused = facts.Refused.Select(value => value.EmploymentId).Distinct().ToDictionary(
        id => id, _ => "");

    /// <param name="explain">The words of a code, in the reader's language.</param>
    public static async Task<ExportReport> BuildAsync(
        ReportFacts facts, IAsyncEnumerable<PlannedLine> lines, IAsyncEnumerable<LeftOut> leftOut, string language, Func<string,
            Explanation> explain,
        CancellationToken cancellation)
    {
        var builder = new ReportBuilder(facts, language, explain);
        await foreach (var employment in lines.ByEmploymentAsync(cancellation))
            builder.Add(employment);
        await foreach (var item in leftOut.WithCancellation(cancellation))
            builder.Add(item);
        return builder.Build();
    }

    private void Add(IReadOnlyList<PlannedLine> employment)
    {
        var totals = new SortedDictionary<int, decimal>();
        foreach (var cell in employment.SelectMany(line => line.Cells))
        {
            if (cell.Value is not { } value)
                continue;
            totals[cell.Component] = totals.GetValueOrDefault(cell.Component) + value;
            _totals[cell.Component] = _totals.GetValueOrDefault(cell.Component) + value;
        }

        var first = employment[0];
        if (_refused.ContainsKey(first.Key.EmploymentId))
            _refused[first.Key.EmploymentId] = first.Name;
        if (totals.Count > 0)
        {
            _employees.Add(new EmployeeTotal(first.Key.EmploymentId, first.PayrollId, first.Name, totals)
            {
                Lines = [.. employment.Select(LineOf).Where(line => line.Values.Count > 0)],
            });
        }

        foreach (var change in employment.SelectMany(ValueChange.Of))
        {
            var changes = change.Change == CellChange.New ? _new : _changed;
            if (changes.Count < ExportReport.ShownChanges)
                changes.Add(change);
        }

        if (facts.Context.Period.State != PeriodState.Open)
            _corrections.AddRange(employment.SelectMany(CorrectionList.Of));
    }

    private static ReportLine LineOf(PlannedLine line) => new(
        line.UnitCode, line.CostCenterCode, line.CostUnitCode,
        line.Cells.Where(cell => cell.Value is not null).ToDictionary(cell => cell.Component, cell => cell.Value!.Value));

    private void Add(LeftOut item)
    {
        _leftOutByReason[item.Reason] = _leftOutByReason.GetValueOrDefault(item.Reason) + 1;
        if (_leftOut.Count < ExportReport.ShownLeftOut)
        {
            _leftOut.Add(LeftOutText.LineOf(item, explain(item.Reason).What, language));
        }
    }

    private ExportReport Build()
    {
        var context = facts.Context;
        return new ExportReport
        {
            ExportId = facts.ExportId,
            ConnectionId = facts.ConnectionId,
            AdministrationId = context.AdministrationId,
            AdministrationName = context.Name,
            EmployerName = context.EmployerName,
            ClientNumber = context.ClientNumber,
            Period = context.Period,
            MappingVersion = context.Mapping.Version,
            Preview = facts.Preview,
            RequestedBy = facts.RequestedBy,
            At = facts.At,
            Outcome = facts.Outcome,
            FileName = facts.FileName,
            FileSha256 = facts.FileSha256,
            Registrations = facts.Registrations,
            Counts = facts.Head?.Counts ?? PlanCounts.None,
            Totals = Totals(),
            Employees = _employees,
            LeftOutByReason = _leftOutByReason,
            LeftOut = _leftOut,
            Corrections = _corrections,
            Refused = [.. facts.Refused.Select(value => value with { Name = _refused[value.EmploymentId] })],
            Unmapped = facts.Unmapped,
            Faults = facts.Head?.Faults ?? [],
            FaultCount = facts.Head?.FaultCount ?? 0,
            Warnings = [.. facts.Warnings.Concat(facts.Head?.Warnings ?? []).Distinct()],
            NotCarried = facts.NotCarried,
            ContractChanges = facts.ContractChanges,
            MuchWithdrawn = facts.MuchWithdrawn,
            Carried = facts.Carried,
            Changes = [.. _changed.Concat(_new).Take(ExportReport.ShownChanges)],
            Doubts = [.. facts.Doubts.Take(ExportReport.ShownDoubts)],
            DoubtCount = facts.Doubts.Count,
        };
    }

    private List<ComponentTotal> Totals()
    {
        var known = facts.Context.Lists.Components.ToDictionary(component => component.Number);
        return
        [
            .. _totals.OrderBy(total => total.Key).Select(total => new ComponentTotal(
                total.Key, known.GetValueOrDefault(total.Key)?.Description ?? "", known.GetValueOrDefault(total.Key)?.IsHours ?? false,
                total.Value)),
        ];
    }
}

/// <summary>What a period that can no longer be changed leaves for the next one to make good.</summary>
internal static class CorrectionList
{
    /// <summary>A difference of 0 is a value of which nobody knows whether it arrived in time.</summary>
    public static IEnumerable<Correction> Of(PlannedLine line) =>
        line.Cells.Where(cell => cell.Change != CellChange.Unchanged).Select(cell => new Correction(
            line.Key.EmploymentId, line.PayrollId, line.Name, cell.Component, cell.Before, cell.Value,
            (cell.Value ?? 0) - (cell.Before ?? 0)));
}
