using LoketFunctions.Export.Model;
using LoketFunctions.Export.PeriodData;
using LoketFunctions.Export.Planning;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Export;

/// <summary>Plans what leaves for one administration, or says why nothing does.</summary>
internal sealed class AdministrationPlanner(
    ExportStore exports, ExportStaging staging, SnapshotStore snapshots, LedgerStore ledgers, DefaultsCache defaults,
    ExportedContractStore contracts, AcceptedDoubts accepted, ExportOptions options, TimeProvider clock)
{
    public async Task<AdministrationPlan> PlanAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var row = await exports.FindAdministrationAsync(run.ConnectionId, run.ExportId, administrationId, cancellation)
            ?? throw new InvalidOperationException("The administration's row is gone.");
        if (row.UnmappedCount > 0)
        {
            await RefuseAsync(run, administrationId, ExportCodes.Unmapped, cancellation);
            return AdministrationPlan.ReportOnly(PlanCounts.None);
        }

        var ledger = (await ledgers.ReadAsync(KeyOf(run, context), cancellation))?.Value ?? Ledger.Empty();
        var plan = await staging.FindAsync<StagedPlan>(run, administrationId, StagedPlan.Name, cancellation)
            ?? await MakeAsync(scope, context, ledger, row.Registrations, cancellation);
        var standing = ledger.LastFileExportId is not { } last
            ? null
            : await exports.FindAdministrationAsync(run.ConnectionId, last, administrationId, cancellation);
        await ShowAsync(run, administrationId, plan, standing, cancellation);
        var refusal = RefusalOf(context, plan, scope.Profile.Export.Likely);
        if (refusal is null && !run.Preview && !await IsConfirmedAsync(run, plan, cancellation))
            refusal = ExportCodes.ContractsChanged;
        if (refusal is not null)
            await RefuseAsync(run, administrationId, refusal, cancellation);
        if (run.Preview || refusal is not null)
            return AdministrationPlan.ReportOnly(plan.Head.Counts);
        return await DeliverAsync(scope, context, plan, ledger, cancellation);
    }

    public static LedgerKey KeyOf(ExportRun run, AdministrationContext context) => new(run.ConnectionId, context.AdministrationId, context.Period.Id);

    /// <summary>Made once: a repeated step must not plan against a ledger that the export itself has changed.</summary>
    private async Task<StagedPlan> MakeAsync(
        ExportScope scope, AdministrationContext context, Ledger ledger, RegistrationCounts selected, CancellationToken cancellation)
    {
        var run = scope.Run;
        var roster = await snapshots.ReadRosterAsync(run.ConnectionId, context.AdministrationId, cancellation);
        var staff = (roster is null ? [] : StaffIndex.ContractsOf(context.AdministrationId, roster))
            .ToDictionary(contract => contract.EmploymentId);
        var basis = new PlanBasis(
            context, ledger, scope.Profile.Export, await defaults.ReadAsync(run.ConnectionId, context, cancellation), staff.GetValueOrDefault);
        var planner = await ExportPlanner.PlanAsync(basis, staging.SelectedAsync(run, context.AdministrationId, cancellation), cancellation);
        await staging.WritePlanAsync(run, context.AdministrationId, planner.Lines.ToAsyncEnumerable(), cancellation);
        await staging.WriteHeldAsync(run, context.AdministrationId, planner.Held.ToAsyncEnumerable(), cancellation);
        var registrations = staging.SelectedRegistrationsAsync(run, context.AdministrationId, cancellation);
        await staging.WriteKeptBackAsync(run, context.AdministrationId, planner.KeptBackAsync(registrations, cancellation), cancellation);
        var keptBack = await staging.KeptBackAsync(run, context.AdministrationId, cancellation).CountAsync(item => item.Item is null, cancellation);
        var changes = new ContractChanges(basis, await contracts.ReadAsync(KeyOf(run, context), cancellation));
        var plan = new StagedPlan(
            planner.Head, planner.Lines.Count(PlannedRecord.HasChanges), selected.KeepBack(keptBack), await DoubtsAsync(run, basis, planner, cancellation))
        {
            ContractChanges = changes.Of(planner.Lines),
            Contracts = changes.Exporting(planner.Lines, planner.Held),
        };
        await staging.WriteAsync(run, context.AdministrationId, StagedPlan.Name, plan, cancellation);
        return plan;
    }

    private async Task<AdministrationPlan> DeliverAsync(
        ExportScope scope, AdministrationContext context, StagedPlan plan, Ledger ledger, CancellationToken cancellation)
    {
        var (run, delivery, counts) = (scope.Run, scope.Profile.Export.Delivery, plan.Head.Counts);
        await contracts.WriteAsync(KeyOf(run, context), plan.Contracts, cancellation);
        var isDirect = delivery != Delivery.File;
        var writesFile = delivery != Delivery.Direct && LedgerTransitions.NeedsFile(ledger, counts);
        var tellsReady = scope.Connection.ReadyForPayrollAddresses.Count > 0 && !counts.ChangesNothing();
        await exports.ChangeAdministrationAsync(
            run.ConnectionId, run.ExportId, context.AdministrationId,
            row =>
            {
                row.Advance(ExportAdministrationState.Delivering);
                row.Delivery = delivery;
                if (writesFile && row.Mail == SendState.None)
                    row.Mail = SendState.Waiting;
                if (tellsReady && row.Ready == SendState.None)
                    row.Ready = SendState.Waiting;
            },
            cancellation);
        var chunks = isDirect ? (plan.ChangedLines + options.RecordsPerPatch - 1) / options.RecordsPerPatch : 0;
        return new AdministrationPlan(
            counts, chunks, writesFile, Verifies: isDirect && (counts.Lines > 0 || chunks > 0), Mails: writesFile, TellsReady: tellsReady);
    }

    /// <summary>Somebody has seen what contracts that are others by now change of what was exported; also where that is nothing.</summary>
    private async Task<bool> IsConfirmedAsync(ExportRun run, StagedPlan plan, CancellationToken cancellation) =>
        plan.ConfirmToken is not { } token || (await exports.FindAsync(run.ConnectionId, run.ExportId, cancellation))?.Confirmed.Contains(token) == true;

    private async Task<IReadOnlyList<Doubt>> DoubtsAsync(ExportRun run, PlanBasis basis, ExportPlanner planner, CancellationToken cancellation)
    {
        var context = basis.Context;
        var ofShifts = (await staging.FindAsync<StagedDoubts>(run, context.AdministrationId, StagedDoubts.Name, cancellation))?.Doubts ?? [];
        var earlier = await ledgers.EarlierAsync(KeyOf(run, context), UsualHours.Periods, cancellation);
        var isOver = AmsterdamTime.DateOf(clock.GetUtcNow()) > context.Period.EndDate;
        var known = await accepted.ReadAsync(KeyOf(run, context), cancellation);
        return
        [
            .. new UsualHours(basis, earlier).Doubts(planner.Lines, isOver).Concat(ofShifts)
                .Select(doubt => doubt with { Accepted = known.Contains(doubt.Key()) }).OrderBy(doubt => doubt.Accepted),
        ];
    }

    private static string? RefusalOf(AdministrationContext context, StagedPlan plan, LikelyRules likely) => context.Period.State switch
    {
        _ when plan.Head.Stops => ExportCodes.PlanFaults,
        PeriodState.Closed => ExportCodes.PeriodClosed,
        PeriodState.Processing => ExportCodes.PeriodProcessing,
        _ when likely.Then == UnlikelyHours.Stop && plan.Doubts.Any(doubt => !doubt.Accepted) => ExportCodes.NotLikely,
        _ => null,
    };

    private Task<ExportAdministrationRow> RefuseAsync(ExportRun run, Guid administrationId, string code, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.ConnectionId, run.ExportId, administrationId,
            row => (row.State, row.FailureCode, row.FailureClass) = (ExportAdministrationState.Refused, code, FailureClass.Configuration),
            cancellation);

    /// <param name="standing">Of the export whose payroll file still holds; null where there is none.</param>
    private Task<ExportAdministrationRow> ShowAsync(
        ExportRun run, Guid administrationId, StagedPlan plan, ExportAdministrationRow? standing, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.ConnectionId, run.ExportId, administrationId,
            row =>
            {
                var counts = plan.Head.Counts;
                (row.ContractChanges, row.ConfirmToken) = (plan.ContractChanges.Count, plan.ConfirmToken);
                (row.Lines, row.Created, row.Changed) = (counts.Lines, counts.Created, counts.Changed);
                (row.Unchanged, row.Withdrawn, row.Registrations) = (counts.Unchanged, counts.Withdrawn, plan.Registrations);
                row.AddWarnings(plan.Head.Warnings.Concat(plan.Doubts.Where(doubt => !doubt.Accepted).Select(doubt => doubt.Code)));
                if (standing is not null)
                {
                    (row.FileBlob, row.FileSha256) = (standing.FileBlob, standing.FileSha256);
                    (row.FileLength, row.FileVersion) = (standing.FileLength, standing.FileVersion);
                }
            },
            cancellation);
}

/// <summary>A plan that stands; its lines lie beside it.</summary>
/// <param name="ChangedLines">Lines with something to send straight into Loket.</param>
/// <param name="Registrations">After what the plan keeps back.</param>
/// <param name="Doubts">What is not likely: first what nobody has accepted; of hours, then of shifts.</param>
internal sealed record StagedPlan(PlanHead Head, int ChangedLines, RegistrationCounts Registrations, IReadOnlyList<Doubt> Doubts)
{
    public const string Name = "plan-head";

    /// <summary>What a person has to confirm before anything leaves.</summary>
    public IReadOnlyList<ContractChange> ContractChanges { get; init; } = [];

    /// <summary>What the employments are now, for the next export to compare with.</summary>
    public Dictionary<Guid, ExportedContract> Contracts { get; init; } = [];

    public string? ConfirmToken => Planning.ContractChanges.Token(ContractChanges);
}
