using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Makes the plan of an administration and stages it: a repeated step must not plan against a ledger that the export itself has changed.
/// </summary>
internal sealed class PlanBuilder(
    ExportStaging staging, SnapshotStore snapshots, LedgerStore ledgers, ExportedContractStore contracts, AcceptedDoubts accepted,
    CorrectionStore corrections, TimeProvider clock)
{
    /// <param name="confirmed">Tokens by which somebody confirmed having seen what has to be seen.</param>
    public async Task<StagedPlan> MakeAsync(
        ExportScope scope, AdministrationContext context, Ledger ledger, RegistrationCounts selected, IReadOnlyCollection<string> confirmed,
        CancellationToken cancellation)
    {
        var run = scope.Run;
        var key = LedgerKey.Of(run, context);
        var roster = await snapshots.ReadRosterAsync(key.Administration, cancellation);
        var staff = (roster is null ? [] : StaffContracts.Of(context.AdministrationId, roster))
            .ToDictionary(contract => contract.EmploymentId);
        var carried = CarriedValues.Of(key.PeriodId, await corrections.ListAsync(key.Administration, cancellation));
        var state = context.Period.State;
        var exported = await contracts.ReadAsync(key, cancellation);
        var given = await StagedDefaults.AllAsync(staging, run, context.AdministrationId, cancellation);
        var basis = new PlanBasis(
            context, carried.Paid(ledger, state), scope.Profile.Export, KeptDefaults.Of(given, exported, state, stay: new HashSet<Guid>()),
            staff.GetValueOrDefault)
        {
            Given = given,
            Carried = [.. carried.Wanted(state)],
        };
        var waiting = await WaitingAsync(run, basis, exported, cancellation);
        var keeps = waiting.KeepToken is { } token && confirmed.Contains(token);
        if (keeps)
        {
            var stay = waiting.Changes.Where(change => change.MayStay()).Select(change => change.EmploymentId).ToHashSet();
            basis = basis with { Defaults = KeptDefaults.Of(given, exported, state, stay) };
            waiting = await WaitingAsync(run, basis, exported, cancellation);
        }

        var planner = waiting.Planner;
        await staging.WritePlanAsync(run, context.AdministrationId, planner.Lines.ToAsyncEnumerable(), cancellation);
        await staging.WriteHeldAsync(run, context.AdministrationId, planner.Held.ToAsyncEnumerable(), cancellation);
        var registrations = staging.SelectedRegistrationsAsync(run, context.AdministrationId, cancellation);
        await staging.WriteKeptBackAsync(run, context.AdministrationId, planner.KeptBackAsync(registrations, cancellation), cancellation);
        var keptBack = await staging.KeptBackAsync(run, context.AdministrationId, cancellation).CountAsync(
            item => item.Item is null, cancellation);
        var plan = new StagedPlan(
            await WithOffersAsync(scope, context, planner.Head, cancellation), planner.Lines.Count(line => line.HasChanges()),
            selected.KeepBack(keptBack),
            await DoubtsAsync(run, basis, planner, cancellation))
        {
            ContractChanges = waiting.Changes,
            MuchWithdrawn = waiting.Much,
            ConfirmToken = waiting.Token,
            KeepToken = waiting.KeepToken,
            Keeps = keeps,
            Contracts = waiting.Contracts.Exporting(planner.Lines, planner.Held),
            Carried = state == PeriodState.Open
                ? [.. carried.In.Select(one => ReportOf(one, staff.GetValueOrDefault(one.Key.EmploymentId)))]
                : [],
            Differences = state == PeriodState.Closed ? carried.Differences(WithoutDoubt(planner.Lines, ledger, basis.Rules.Delivery)) : [],
        };
        await staging.WriteAsync(run, context.AdministrationId, StagedPlan.Name, plan, cancellation);
        return plan;
    }

    private async Task<Waiting> WaitingAsync(
        ExportRun run, PlanBasis basis, Dictionary<Guid, ExportedContract> exported, CancellationToken cancellation)
    {
        var selected = staging.SelectedAsync(run, basis.Context.AdministrationId, cancellation);
        var planner = await ExportReconciler.PlanAsync(basis, selected, cancellation);
        var (contracts, withdrawn) = (new ContractChanges(basis, exported), Withdrawals.Of(basis, planner.Lines));
        return new Waiting(
            planner, contracts, contracts.Of(planner.Lines), withdrawn, withdrawn.Much(basis.Rules.Likely.MaxWithdrawnPercent));
    }

    private static ReportedCarry ReportOf(CarriedValue one, ExportContract? contract) =>
        new(one.From, one.Key.EmploymentId, contract?.PayrollId, contract?.Name ?? "", one.Component, one.Value);

    /// <summary>Says so where corrections of earlier periods wait for somebody to accept them.</summary>
    private async Task<PlanHead> WithOffersAsync(
        ExportScope scope, AdministrationContext context, PlanHead head, CancellationToken cancellation)
    {
        if (!scope.Connection.CarryCorrections || context.Period is not { State: PeriodState.Open, TestYear: false })
            return head;
        var all = await corrections.ListAsync(LedgerKey.Of(scope.Run, context).Administration, cancellation);
        return all.Any(one => one.Key < context.Period.Id && one.Value.Open().Any())
            ? head with { Warnings = [.. head.Warnings, PlanWarning.CorrectionsOffered] }
            : head;
    }

    /// <summary>
    /// Without what perhaps never arrived in time, of which nobody knows by how much it differs. A file is sent when it is written.
    /// </summary>
    private static IEnumerable<PlannedLine> WithoutDoubt(IEnumerable<PlannedLine> lines, Ledger ledger, Delivery delivery)
    {
        if (delivery == Delivery.File)
            return lines;
        var uncertain = ledger.Lines.SelectMany(
            line => line.Cells.Where(cell => cell.Value.Pending), (line, cell) => (line.Key, Component: cell.Key)).ToHashSet();
        return lines.Select(line => line with { Cells = [.. line.Cells.Where(cell => !uncertain.Contains((line.Key, cell.Component)))] });
    }

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(
        ExportRun run, PlanBasis basis, ExportReconciler planner, CancellationToken cancellation)
    {
        var context = basis.Context;
        var key = LedgerKey.Of(run, context);
        var ofShifts = (await staging.FindAsync<StagedDoubts>(run, context.AdministrationId, StagedDoubts.Name, cancellation))?.Doubts
            ?? [];
        var earlier = await ledgers.EarlierAsync(key, UsualHours.Periods, cancellation);
        var isOver = AmsterdamTime.DateOf(clock.GetUtcNow()) > context.Period.EndDate;
        var known = await accepted.ReadAsync(key, cancellation);
        return
        [
            .. new UsualHours(basis, earlier).Doubts(planner.Lines, isOver)
                .Concat(new UsualAllowances(basis, earlier).Doubts(planner.Lines)).Concat(ofShifts)
                .Select(doubt => doubt with { Accepted = known.Contains(doubt.Key()) }).OrderBy(doubt => doubt.Accepted),
        ];
    }

    /// <summary>A plan, and what of it has to be seen by somebody before it leaves.</summary>
    private sealed record Waiting(
        ExportReconciler Planner, ContractChanges Contracts, IReadOnlyList<ContractChange> Changes, Withdrawals Withdrawn,
        MuchWithdrawn? Much)
    {
        public string? Token => ConfirmToken.Of(Changes, Seen);

        public string? KeepToken => ConfirmToken.ToKeep(Changes, Seen);

        private IReadOnlyList<WithdrawnValue> Seen => Much is null ? [] : Withdrawn.Values;

        public override string ToString() => nameof(Waiting);
    }
}

/// <summary>
/// By which of Loket's defaults a period goes: those of now, or the ones that it was exported by, where it is paid or a person said that
/// they stay.
/// </summary>
internal static class KeptDefaults
{
    /// <param name="given">Loket's of now, by employment.</param>
    /// <param name="stay">Employments of which a person says so now.</param>
    public static Dictionary<Guid, EmploymentDefaults> Of(
        IReadOnlyDictionary<Guid, EmploymentDefaults> given, IReadOnlyDictionary<Guid, ExportedContract> exported, PeriodState state,
        IReadOnlySet<Guid> stay) => given.Values
        .Select(now => exported.GetValueOrDefault(now.EmploymentId) is { Defaults: { } former } before
            && (state != PeriodState.Open || before.Declined == now || stay.Contains(now.EmploymentId)) ? former : now)
        .ToDictionary(defaults => defaults.EmploymentId);
}
