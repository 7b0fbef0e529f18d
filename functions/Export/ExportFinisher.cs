using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Export;

/// <summary>The end of an export: what failed is written where people look, the connection's state follows, the turn passes on.</summary>
internal sealed class ExportFinisher(
    ConnectionStore connections, ConnectionAttention attention, OperatorNotices operators, ExportStore exports, ExportStaging staging,
    WorkLeases leases, ExportEvents events, AppTraces traces, TimeProvider clock)
    : RunFinisher<ExportEnd, ExportRow, ExportAdministrationRow>(exports, staging, leases, traces, clock)
{
    private static readonly AttentionReason[] MendedByAnExport = [AttentionReason.RightsMissing, AttentionReason.ExportFailed];

    public Task FinishAsync(ExportEnd end, CancellationToken cancellation) => EndAsync(nameof(ExportSteps.FinishExport), end, cancellation);

    protected override void SetEnded(ExportRow run, ExportEnd end, IReadOnlyList<ExportAdministrationRow> administrations) =>
        run.State = StateOf(end.Export.Run, end.Failure, administrations);

    protected override void TellOperators(ExportRow run, ExportEnd end, IReadOnlyList<ExportAdministrationRow> administrations) =>
        events.Ended(run, administrations);

    protected override async Task ReflectAsync(
        ExportEnd end, IReadOnlyList<ExportAdministrationRow> administrations, CancellationToken cancellation)
    {
        var (run, failure) = (end.Export.Run, end.Failure);
        var tenant = Tenant.FromKey(run.TenantKey);
        var failed = administrations.Where(row => row.FailureCode is not null).ToList();
        if (failure is null && failed.Count == 0)
        {
            await attention.ClearAsync(tenant, run.ConnectionId, MendedByAnExport, cancellation);
            return;
        }

        var codes = failed.Select(row => (Code: row.FailureCode!, Class: row.FailureClass)).ToList();
        if (failure is not null)
            codes.Add((failure.Code, failure.Class));
        await TellOperatorAsync(run, codes, cancellation);
        if (codes.Select(ReasonOf).OfType<AttentionReason>().Order().Cast<AttentionReason?>().FirstOrDefault() is not { } reason)
            return;
        var connection = await connections.GetAsync(tenant, run.ConnectionId, cancellation);
        var detail = reason == AttentionReason.RightsMissing
            ? failed.Where(row => row.FailureCode == RunCodes.RightMissing).Select(row => row.FailureDetail).OfType<string>()
            : codes.Where(code => ReasonOf(code) == reason).Select(code => ExportWords.Explain(code.Code, connection.Language).What)
                .Concat(failed.Where(row => row.FailureCode == ExportCodes.WithdrawsMuch).Select(row => row.FailureDetail)
                    .OfType<string>());
        await attention.RaiseAsync(
            tenant, run.ConnectionId, reason, string.Join("; ", detail.Distinct(StringComparer.Ordinal)),
            reason == AttentionReason.ExportFailed ? AdviceOf(run, codes, failed, connection.Language) : null, cancellation);
    }

    private static ExportState StateOf(ExportRun run, StepFailure? failure, IReadOnlyList<ExportAdministrationRow> administrations)
    {
        if (failure is not null)
            return failure.IsForSomebodyToMend ? ExportState.Refused : ExportState.Failed;
        var isGood = administrations.ToLookup(row => row.FailureCode is null);
        if (!isGood[false].Any())
            return run.Preview ? ExportState.Previewed : ExportState.Completed;
        if (isGood[true].Any() || isGood[false].Any(row => row.State == ExportAdministrationState.Done))
            return ExportState.CompletedWithFailures;
        return isGood[false].All(row => row.State == ExportAdministrationState.Refused) ? ExportState.Refused : ExportState.Failed;
    }

    /// <summary>Of what failed, where the same is to be done for all of it; null where each administration has its own.</summary>
    private static AttentionAdvice? AdviceOf(
        ExportRun run, List<(string Code, FailureClass? Class)> codes, List<ExportAdministrationRow> failed, string language)
    {
        if (codes.Select(code => code.Code).Distinct(StringComparer.Ordinal).ToList() is not [var only])
            return null;
        var words = ExportWords.Explain(only, language);
        return new AttentionAdvice(
            words.Move, words.WhatToDo,
            ActionPages.Of(words.Where, run.ConnectionId, failed is [var one] ? one.AdministrationId : null, run.ExportId)
                ?? ActionPages.Of(ActionPlace.Exports, run.ConnectionId, exportId: run.ExportId));
    }

    /// <summary>What no user can mend, whatever else the connection needs.</summary>
    private async Task TellOperatorAsync(ExportRun run, List<(string Code, FailureClass? Class)> codes, CancellationToken cancellation)
    {
        var ours = codes.Where(code => code.Class == FailureClass.Internal && ReasonOf(code) is not null)
            .Select(code => code.Code).Distinct(StringComparer.Ordinal);
        if (string.Join(", ", ours) is { Length: > 0 } listed)
        {
            var detail = $"export {run.ExportId} of connection {run.ConnectionId}: {listed}";
            await operators.RaiseAsync(new OperatorNotice(OperatorReason.FaultOfOurs, run.ExportId, detail), cancellation);
        }
    }

    /// <summary>What is for nobody to mend, or was reported to whoever sent the request, raises nothing.</summary>
    private static AttentionReason? ReasonOf((string Code, FailureClass? Class) failure) => failure switch
    {
        { Code: RunCodes.Reconnect } => AttentionReason.Reconnect,
        { Code: RunCodes.RightMissing } => AttentionReason.RightsMissing,
        { Code: RunCodes.Superseded or ExportCodes.InvalidRegistrations } => null,
        _ when PlannerFailureCodes.Has(failure.Code) => AttentionReason.PlannerFailing,
        _ => AttentionReason.ExportFailed,
    };
}
