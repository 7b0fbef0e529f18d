using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Pay;

/// <summary>Whose pay a push brings to Loket, and under which turn.</summary>
/// <param name="Fence">Of the push's lease: a ledger is not written under an older one.</param>
internal sealed record PayScope(RunKey Push, AdministrationRow Administration, LoketClient Loket, ExportRules Rules, long Fence)
{
    public override string ToString() => nameof(PayScope);
}

/// <summary>What somebody is to be paid in a period, besides the wage.</summary>
/// <param name="Amounts">Euros by type.</param>
/// <param name="Once">As <paramref name="Amounts"/>, of what is paid once.</param>
internal sealed record WantedPay(Guid EmploymentId, IReadOnlyDictionary<string, decimal> Amounts, IReadOnlyDictionary<string, decimal> Once)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>A component from what to what, in a period.</summary>
/// <param name="Was">What this link sent last, or, where it was changed by hand, what Loket held; null for nothing.</param>
internal sealed record PayChange(Guid EmploymentId, int Component, decimal? Was, decimal? Becomes, bool Overwritten)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>Something of a period that is not paid as it is said.</summary>
/// <param name="Type">The HR system's; null where it is of a component, or of all.</param>
/// <param name="LoketWords">Loket's own, where it refused.</param>
internal sealed record PayFault(Guid EmploymentId, string Code, string? Type = null, int? Component = null, string? LoketWords = null)
{
    /// <summary>Of a period that is paid: what should have been.</summary>
    public decimal? Wanted { get; init; }

    public override string ToString() => Code;
}

/// <summary>What is to be done about the pay of some employees in one period.</summary>
/// <param name="Context">What lines are sent by; null where nothing is sent.</param>
internal sealed record PeriodPlan(
    ExportPeriod Period, AdministrationContext? Context, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<PayFault> Faults)
{
    public IEnumerable<PayChange> Changes =>
        from line in Lines
        from cell in line.Cells
            // What goes out again as perhaps it never arrived is no change.
        where cell.IsSent() && cell.Value != cell.Before
        select new PayChange(line.Key.EmploymentId, cell.Component, cell.Before, cell.Value, Overwritten: false);

    public override string ToString() => nameof(PeriodPlan);
}
