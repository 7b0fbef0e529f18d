using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Plans what leaves for one administration, or says why nothing does.</summary>
internal sealed class AdministrationReconciler(
    ExportStore exports, ExportStaging staging, LedgerStore ledgers, PlanBuilder maker, ExportedContractStore contracts,
    CorrectionStore corrections, ExportOptions options)
{
    public async Task<AdministrationPlan> PlanAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var row = await exports.FindAdministrationAsync(run.Key, administrationId, cancellation)
            ?? throw new InvalidOperationException("The administration's row is gone.");
        if (row.UnmappedCount > 0)
        {
            await RefuseAsync(run, administrationId, ExportCodes.Unmapped, null, cancellation);
            return AdministrationPlan.ReportOnly(PlanCounts.None);
        }

        var ledger = (await ledgers.ReadAsync(LedgerKey.Of(run, context), cancellation))?.Value ?? Ledger.Empty();
        var confirmed = (await exports.FindAsync(run.Key, cancellation))?.Confirmed ?? [];
        var plan = await staging.FindAsync<StagedPlan>(run, administrationId, StagedPlan.Name, cancellation)
            ?? await maker.MakeAsync(scope, context, ledger, row.Registrations, confirmed, cancellation);
        var standing = ledger.LastFileExportId is not { } last
            ? null
            : await exports.FindAdministrationAsync(new RunKey(run.ConnectionId, last), administrationId, cancellation);
        await ShowAsync(run, administrationId, plan, standing, cancellation);
        var refusal = RefusalOf(context, plan, scope.Profile.Export.Likely);
        if (refusal is null && !run.Preview && plan is { Keeps: false, ConfirmToken: { } token } && !confirmed.Contains(token))
            refusal = plan.ContractChanges.Count > 0 ? ExportCodes.ContractsChanged : ExportCodes.WithdrawsMuch;
        if (refusal is not null)
            await RefuseAsync(run, administrationId, refusal, DetailOf(refusal, plan, scope.Language), cancellation);
        if (refusal == ExportCodes.PeriodClosed && !run.Preview && scope.Connection.CarryCorrections && !context.Period.TestYear)
            await corrections.FoundAsync(LedgerKey.Of(run, context), plan.Differences, cancellation);
        if (run.Preview || refusal is not null)
            return AdministrationPlan.ReportOnly(plan.Head.Counts);
        return await DeliverAsync(scope, context, plan, ledger, cancellation);
    }

    private async Task<AdministrationPlan> DeliverAsync(
        ExportScope scope, AdministrationContext context, StagedPlan plan, Ledger ledger, CancellationToken cancellation)
    {
        var (run, delivery, counts) = (scope.Run, scope.Profile.Export.Delivery, plan.Head.Counts);
        await contracts.WriteAsync(LedgerKey.Of(run, context), plan.Contracts, cancellation);
        var isDirect = delivery != Delivery.File;
        var writesFile = delivery != Delivery.Direct && (LedgerTransitions.NeedsFile(ledger, counts) || plan.Renumbers);
        var tellsReady = scope.Connection.ReadyForPayrollAddresses.Count > 0 && !counts.ChangesNothing();
        await exports.ChangeAdministrationAsync(
            run.Key, context.AdministrationId,
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

    private static string? RefusalOf(AdministrationContext context, StagedPlan plan, LikelyRules likely) => context.Period.State switch
    {
        _ when plan.Head.Stops => ExportCodes.PlanFaults,
        PeriodState.Closed => ExportCodes.PeriodClosed,
        PeriodState.Processing => ExportCodes.PeriodProcessing,
        _ when likely.Then == UnlikelyHours.Stop && plan.Doubts.Any(doubt => !doubt.Accepted) => ExportCodes.NotLikely,
        _ => null,
    };

    private static string? DetailOf(string refusal, StagedPlan plan, string language) =>
        refusal == ExportCodes.WithdrawsMuch && plan.MuchWithdrawn is { } much ? WithdrawalText.Of(much, new ReaderFormat(language)) : null;

    private Task<ExportAdministrationRow> RefuseAsync(
        ExportRun run, Guid administrationId, string code, string? detail, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            row => (row.State, row.FailureCode, row.FailureClass, row.FailureDetail) =
                (ExportAdministrationState.Refused, code, FailureClass.Configuration, detail ?? row.FailureDetail),
            cancellation);

    /// <param name="standing">Of the export whose payroll file still holds; null where there is none.</param>
    private Task<ExportAdministrationRow> ShowAsync(
        ExportRun run, Guid administrationId, StagedPlan plan, ExportAdministrationRow? standing, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            row =>
            {
                var counts = plan.Head.Counts;
                (row.ContractChanges, row.ConfirmToken, row.KeepToken) = (plan.ContractChanges.Count, plan.ConfirmToken, plan.KeepToken);
                row.MuchWithdrawn = plan.MuchWithdrawn is { } much ? JsonSerializer.Serialize(much, AppJson.Options) : null;
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
