using System.Collections.Concurrent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;

namespace LoketFunctions.Personnel.Pay;

/// <summary>
/// Holds what some employees are to be paid in a period against what the ledger says was sent. Of others nothing is said, so what was sent
/// of them stays.
/// </summary>
internal sealed class PayPlanner(MappingStore mappings, PayrollListsReader lists, LedgerStore ledgers)
{
    /// <summary>Stands for the component of types that are not mapped.</summary>
    private const int Unknown = 0;

    /// <exception cref="Loket.Failures.LoketException">Loket could not be asked.</exception>
    public async Task<PeriodPlan> PlanAsync(
        PayScope scope, ExportPeriod period, IReadOnlyList<WantedPay> wanted, CancellationToken cancellation)
    {
        var stored = await ledgers.ReadAsync(new LedgerKey(scope.Administration.Key, period.Id), cancellation);
        var people = wanted.Select(one => one.EmploymentId).ToHashSet();
        var sent = OnlyOf(stored?.Value ?? Ledger.Empty(), people);
        if (sent.Lines.Count == 0 && wanted.All(one => one.Amounts.Count == 0))
            return new PeriodPlan(period, null, [], []);

        var mapping = (await mappings.HoldingAsync(scope.Administration.Key, period.Year, cancellation)).Mapping;
        if (period.State == PeriodState.Closed)
            return new PeriodPlan(period, null, [], [.. PaidOtherwise(wanted, sent, mapping, stored is not null)]);

        var offered = await lists.ReadAsync(scope.Loket, scope.Administration, period.Year, period.PeriodNumber, cancellation);
        mapping = MappingCheck.Usable(mapping, offered);
        var unmapped = Unmapped(wanted, mapping).ToList();
        // Half of somebody's pay would be wrong pay: where a type is not mapped, all of the employee stays as it was sent.
        people.ExceptWith(unmapped.Select(fault => fault.EmploymentId));
        var plan = await PlanAsync(scope, period, [.. wanted.Where(one => people.Contains(one.EmploymentId))],
            OnlyOf(sent, people), mapping, offered, cancellation);
        return plan with { Faults = [.. unmapped, .. plan.Faults] };
    }

    private static async Task<PeriodPlan> PlanAsync(
        PayScope scope, ExportPeriod period, IReadOnlyList<WantedPay> wanted, Ledger sent, AdministrationMapping mapping,
        PayrollLists offered, CancellationToken cancellation)
    {
        var row = scope.Administration;
        var context = new AdministrationContext(
            row.Id, row.EmployerId, row.Name, row.EmployerName, row.ClientNumber, period, mapping, offered);
        var defaults = new ConcurrentDictionary<Guid, EmploymentDefaults>();
        await DefaultsReader.ReadAsync(
            scope.Loket, wanted.Where(one => one.Amounts.Count > 0).Select(one => one.EmploymentId),
            (id, read) =>
            {
                if (read is not null)
                    defaults[id] = read;
            },
            cancellation);
        var basis = new PlanBasis(context, sent, scope.Rules, defaults, _ => null);
        var lines = wanted.Where(one => one.Amounts.Count > 0).Select(one => LineOf(one, mapping));
        var planner = await ExportReconciler.PlanAsync(basis, lines.ToAsyncEnumerable(), cancellation);
        var faults = FaultsOf(planner.Head, wanted);
        // One fault, and all of the employee stays as it was sent.
        var faulty = faults.Select(fault => fault.EmploymentId).ToHashSet();
        List<PlannedLine> good = planner.Head.Stops ? [] : [.. planner.Lines.Where(line => !faulty.Contains(line.Key.EmploymentId))];
        if (period.State == PeriodState.Open)
            return new PeriodPlan(period, context, good, faults);
        var waiting = good.Where(line => line.HasChanges()).Select(line => line.Key.EmploymentId).Distinct()
            .Select(id => new PayFault(id, PayCodes.PeriodProcessing));
        return new PeriodPlan(period, null, [], [.. faults, .. waiting]);
    }

    private static SelectedLine LineOf(WantedPay one, AdministrationMapping mapping) => new(
        one.EmploymentId, DepartmentTarget.Default,
        [
            .. from amount in one.Amounts
               let component = mapping.WageComponents[amount.Key]
               where component is not null
               select new SelectedAmount(component.Value, AmountKind.Amount, amount.Value),
        ]);

    /// <summary>What is wrong with all is told of everybody who is to be paid anything.</summary>
    private static List<PayFault> FaultsOf(PlanHead head, IReadOnlyList<WantedPay> wanted) =>
    [
        .. from fault in head.Faults
           from id in fault.EmploymentId is { } one ? [one] : wanted.Where(pay => pay.Amounts.Count > 0).Select(pay => pay.EmploymentId)
           select new PayFault(id, PayCodes.NotTaken, Component: fault.Component),
    ];

    private static IEnumerable<PayFault> Unmapped(IReadOnlyList<WantedPay> wanted, AdministrationMapping mapping) =>
        from one in wanted
        from type in one.Amounts.Keys
        where !mapping.WageComponents.ContainsKey(type)
        select new PayFault(one.EmploymentId, PayCodes.TypeUnmapped, type);

    /// <summary>
    /// Of a period that is paid nothing is sent; what it paid otherwise than is said now is told. One that this link sent nothing of was
    /// paid before it led: there only what is paid once is missed.
    /// </summary>
    private static IEnumerable<PayFault> PaidOtherwise(
        IReadOnlyList<WantedPay> wanted, Ledger sent, AdministrationMapping mapping, bool isSent) =>
        from one in wanted
        let paid = PaidTo(one.EmploymentId, sent)
        let said = ByComponent(isSent ? one.Amounts : one.Once, mapping)
        from component in said.Keys.Union(paid.Keys).Order()
        let held = paid.GetValueOrDefault(component)
        let should = said.GetValueOrDefault(component)
        where held.IsUncertain || should != held.Sum
        let code = held.IsUncertain ? PayCodes.NotSeen : PayCodes.PeriodPaid
        select new PayFault(one.EmploymentId, code, Component: component == Unknown ? null : component) { Wanted = should };

    /// <summary>Without types that the mapping leaves empty, which are paid by nobody here.</summary>
    private static Dictionary<int, decimal> ByComponent(IReadOnlyDictionary<string, decimal> amounts, AdministrationMapping mapping) =>
        (from amount in amounts
         let component = mapping.WageComponents.TryGetValue(amount.Key, out var mapped) ? mapped : Unknown
         where component is not null
         group amount.Value by component.Value)
        .ToDictionary(group => group.Key, group => group.Sum());

    /// <summary>What was sent of each component, and whether some of it perhaps never arrived.</summary>
    private static Dictionary<int, (decimal Sum, bool IsUncertain)> PaidTo(Guid employmentId, Ledger sent) =>
        sent.Lines.Where(line => line.Key.EmploymentId == employmentId).SelectMany(line => line.Cells)
            .Where(cell => !cell.Value.Withdrawn).GroupBy(cell => cell.Key, cell => cell.Value)
            .ToDictionary(group => group.Key, group => (group.Sum(cell => cell.Value), group.Any(cell => cell.Pending)));

    private static Ledger OnlyOf(Ledger ledger, HashSet<Guid> people) =>
        ledger with { Lines = [.. ledger.Lines.Where(line => people.Contains(line.Key.EmploymentId))] };
}
