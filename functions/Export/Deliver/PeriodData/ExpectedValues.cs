using LoketFunctions.Export.Model;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Export.Deliver.PeriodData;

/// <summary>A line of the plan, and what Loket holds for each of its cells: null for nothing, which is not 0.</summary>
internal sealed record ExpectedLine(PlannedLine Planned, decimal?[] InLoket)
{
    public PayrollLineKey Key => Planned.Key;

    public override string ToString() => Key.ToString();
}

/// <summary>Every value that is this app's in a period of an administration, and what Loket showed of it until now.</summary>
internal sealed class ExpectedValues
{
    private readonly Dictionary<PayrollLineKey, ExpectedLine> _lines = [];
    private readonly HashSet<(int PayslipType, int Component)> _listed = [];
    private readonly HashSet<Guid> _shown = [];
    private readonly HashSet<Guid> _lookedUp = [];

    public IEnumerable<ExpectedLine> Lines => _lines.Values;

    public static async Task<ExpectedValues> OfAsync(IAsyncEnumerable<PlannedLine> plan, CancellationToken cancellation)
    {
        var expected = new ExpectedValues();
        await foreach (var line in plan.WithCancellation(cancellation))
        {
            // Names are not needed here, so they are not held.
            var planned = line with { Name = "", EmployeeNumber = null, CostCenterCode = null, CostUnitCode = null };
            expected._lines.Add(line.Key, new ExpectedLine(planned, new decimal?[line.Cells.Count]));
        }

        return expected;
    }

    /// <summary>A record from a list of the administration: whose records are in it, is not hidden.</summary>
    public void Show(Guid employmentId, PeriodDataRecord record)
    {
        _shown.Add(employmentId);
        Fill(employmentId, record);
    }

    /// <summary>The list of these components was read to its end.</summary>
    public void Listed(int payslipType, IEnumerable<int> components) =>
        _listed.UnionWith(components.Select(component => (payslipType, component)));

    /// <summary>All records of the employment in the period, whatever was shown of it before.</summary>
    public void LookedUp(Guid employmentId, IEnumerable<PeriodDataRecord> records)
    {
        foreach (var line in Lines.Where(line => line.Key.EmploymentId == employmentId))
            Array.Clear(line.InLoket);
        foreach (var record in records)
            Fill(employmentId, record);
        _lookedUp.Add(employmentId);
    }

    /// <summary>Whether it is known what Loket holds, be it nothing.</summary>
    public bool IsKnown(PayrollLineKey line, int component) =>
        _lookedUp.Contains(line.EmploymentId) || (_shown.Contains(line.EmploymentId) && _listed.Contains((line.PayslipType, component)));

    /// <summary>Employments of which something is not known, those that should have values first.</summary>
    public IEnumerable<Guid> UnknownEmployments() => Lines
        .Where(line => line.Planned.Cells.Any(cell => !IsKnown(line.Key, cell.Component)))
        .GroupBy(line => line.Key.EmploymentId, line => line.Planned.Cells.Any(cell => cell.Value is not null))
        .OrderByDescending(hasValues => hasValues.Contains(true))
        .Select(employment => employment.Key);

    private void Fill(Guid employmentId, PeriodDataRecord record)
    {
        if (record is not { Shift.ShiftNumber: { } shift, PayslipType.Key: { Number: { } type }, DistributionUnit.Key: { } unit })
            return;
        var key = new PayrollLineKey(employmentId, shift, type, unit, record.CostCenter?.Key, record.CostUnit?.Key);
        if (!_lines.TryGetValue(key, out var line))
            return;
        var values = (record.PayrollComponents ?? []).ToLookup(component => component.PayrollComponent?.Key, component => component.Value);
        foreach (var (i, cell) in line.Planned.Cells.Index())
        {
            if (values.Contains(cell.Component))
                line.InLoket[i] = values[cell.Component].First();
        }
    }
}
