using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// What of a plan is kept back, as something is wrong with it: employments whole, or single values. In Loket it stays as it is.
/// </summary>
internal sealed class RetainedValues
{
    private readonly Dictionary<Guid, string> _employments = [];
    private readonly Dictionary<(PayrollLineKey Key, int Component), string> _values = [];

    public bool Any => _employments.Count + _values.Count > 0;

    /// <param name="reason">One of <see cref="PlanFaultCode"/>.</param>
    public void KeepBack(Guid employmentId, string reason) => _employments.TryAdd(employmentId, reason);

    /// <param name="reason">One of <see cref="PlanFaultCode"/>.</param>
    public void KeepBack(PayrollLineKey key, int component, string reason) => _values.TryAdd((key, component), reason);

    /// <summary>Why the employment is kept back; null where it is not.</summary>
    public string? Of(Guid employmentId) => _employments.GetValueOrDefault(employmentId);

    /// <summary>Why the value is kept back; null where it is not.</summary>
    public string? Of(PayrollLineKey key, int component) => _values.GetValueOrDefault((key, component));

    public IEnumerable<RetainedValue> Values() =>
        _employments.Keys.Select(id => new RetainedValue(id)).Concat(
            _values.Keys.Select(value => new RetainedValue(value.Key.EmploymentId, value.Key, value.Component)));

    /// <summary>Without what is kept back; null where nothing is left.</summary>
    public PlannedLine? Without(PlannedLine line)
    {
        if (!Any)
            return line;
        if (Of(line.Key.EmploymentId) is not null)
            return null;
        List<PlannedCell> cells = [.. line.Cells.Where(cell => Of(line.Key, cell.Component) is null)];
        return cells.Count == line.Cells.Count ? line : cells.Count == 0 ? null : line with { Cells = cells };
    }
}
