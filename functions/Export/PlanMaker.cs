using LoketFunctions.Export.Model;
using LoketFunctions.Export.PeriodData;
using LoketFunctions.Export.Planning;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Export;

/// <summary>Makes the plan of an administration and stages it: a repeated step must not plan against a ledger that the export itself has changed.</summary>
internal sealed class PlanMaker(
    ExportStaging staging, SnapshotStore snapshots, LedgerStore ledgers, DefaultsStep defaults, ExportedContractStore contracts, AcceptedDoubts accepted,
    CorrectionStore corrections, TimeProvider clock)
{
    public async Task<StagedPlan> MakeAsync(
        ExportScope scope, AdministrationContext context, Ledger ledger, RegistrationCounts selected, CancellationToken cancellation)
    {
        var run = scope.Run;
        var roster = await snapshots.ReadRosterAsync(run.ConnectionId, context.AdministrationId, cancellation);
        var staff = (roster is null ? [] : StaffIndex.ContractsOf(context.AdministrationId, roster))
            .ToDictionary(contract => contract.EmploymentId);
        var key = AdministrationPlanner.KeyOf(run, context);
        var carried = await corrections.CarriedAsync(key, cancellation);
        var state = context.Period.State;
        var exported = await contracts.ReadAsync(key, cancellation);
        var given = await defaults.AllAsync(run, context.AdministrationId, cancellation);
        var basis = new PlanBasis(
            context, carried.Paid(ledger, state), scope.Profile.Export, state == PeriodState.Open ? given : AsPaid(given, exported), staff.GetValueOrDefault)
        {
            Carried = [.. carried.Wanted(state)],
        };
        var planner = await ExportPlanner.PlanAsync(basis, staging.SelectedAsync(run, context.AdministrationId, cancellation), cancellation);
        await staging.WritePlanAsync(run, context.AdministrationId, planner.Lines.ToAsyncEnumerable(), cancellation);
        await staging.WriteHeldAsync(run, context.AdministrationId, planner.Held.ToAsyncEnumerable(), cancellation);
        var registrations = staging.SelectedRegistrationsAsync(run, context.AdministrationId, cancellation);
        await staging.WriteKeptBackAsync(run, context.AdministrationId, planner.KeptBackAsync(registrations, cancellation), cancellation);
        var keptBack = await staging.KeptBackAsync(run, context.AdministrationId, cancellation).CountAsync(item => item.Item is null, cancellation);
        var changes = new ContractChanges(basis, exported);
        var (changed, withdrawn) = (changes.Of(planner.Lines), Withdrawals.Of(basis, planner.Lines));
        var much = withdrawn.Much(basis.Rules.Likely.MaxWithdrawnPercent);
        var plan = new StagedPlan(
            await WithOffersAsync(scope, context, planner.Head, cancellation), planner.Lines.Count(PlannedRecord.HasChanges), selected.KeepBack(keptBack), await DoubtsAsync(run, basis, planner, cancellation))
        {
            ContractChanges = changed,
            MuchWithdrawn = much,
            ConfirmToken = ConfirmToken.Of(changed, much is null ? [] : withdrawn.Values),
            Contracts = changes.Exporting(planner.Lines, planner.Held),
            Carried = state == PeriodState.Open ? [.. carried.In.Select(one => ReportOf(one, staff.GetValueOrDefault(one.Key.EmploymentId)))] : [],
            Differences = state == PeriodState.Closed ? carried.Differences(WithoutDoubt(planner.Lines, ledger, basis.Rules.Delivery)) : [],
        };
        await staging.WriteAsync(run, context.AdministrationId, StagedPlan.Name, plan, cancellation);
        return plan;
    }

    /// <summary>What is paid was paid by the defaults of then; today's say nothing of it.</summary>
    private static Dictionary<Guid, EmploymentDefaults> AsPaid(Dictionary<Guid, EmploymentDefaults> given, Dictionary<Guid, ExportedContract> exported) =>
        given.Values.Select(now => exported.GetValueOrDefault(now.EmploymentId)?.Defaults ?? now).ToDictionary(defaults => defaults.EmploymentId);

    private static ReportedCarry ReportOf(CarriedValue one, ExportContract? contract) =>
        new(one.From, one.Key.EmploymentId, contract?.PayrollId, contract?.Name ?? "", one.Component, one.Value);

    /// <summary>Says so where corrections of earlier periods wait for somebody to accept them.</summary>
    private async Task<PlanHead> WithOffersAsync(ExportScope scope, AdministrationContext context, PlanHead head, CancellationToken cancellation)
    {
        if (!scope.Connection.CarryCorrections || context.Period is not { State: PeriodState.Open, TestYear: false })
            return head;
        var all = await corrections.ListAsync(scope.Run.ConnectionId, context.AdministrationId, cancellation);
        return all.Any(one => one.Key < context.Period.Id && one.Value.Open().Any()) ? head with { Warnings = [.. head.Warnings, PlanWarning.CorrectionsOffered] } : head;
    }

    /// <summary>Without what perhaps never arrived in time, of which nobody knows by how much it differs. A file is sent when it is written.</summary>
    private static IEnumerable<PlannedLine> WithoutDoubt(IEnumerable<PlannedLine> lines, Ledger ledger, Delivery delivery)
    {
        if (delivery == Delivery.File)
            return lines;
        var uncertain = ledger.Lines.SelectMany(line => line.Cells.Where(cell => cell.Value.Pending), (line, cell) => (line.Key, Component: cell.Key)).ToHashSet();
        return lines.Select(line => line with { Cells = [.. line.Cells.Where(cell => !uncertain.Contains((line.Key, cell.Component)))] });
    }

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(ExportRun run, PlanBasis basis, ExportPlanner planner, CancellationToken cancellation)
    {
        var context = basis.Context;
        var key = AdministrationPlanner.KeyOf(run, context);
        var ofShifts = (await staging.FindAsync<StagedDoubts>(run, context.AdministrationId, StagedDoubts.Name, cancellation))?.Doubts ?? [];
        var earlier = await ledgers.EarlierAsync(key, UsualHours.Periods, cancellation);
        var isOver = AmsterdamTime.DateOf(clock.GetUtcNow()) > context.Period.EndDate;
        var known = await accepted.ReadAsync(key, cancellation);
        return
        [
            .. new UsualHours(basis, earlier).Doubts(planner.Lines, isOver).Concat(ofShifts)
                .Select(doubt => doubt with { Accepted = known.Contains(doubt.Key()) }).OrderBy(doubt => doubt.Accepted),
        ];
    }
}
