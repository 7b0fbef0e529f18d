using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Notifications;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Export;

/// <summary>The end of an export: what failed is written where people look, the connection's state follows, the turn passes on.</summary>
internal sealed class ExportFinisher(
    ConnectionStore connections, ConnectionAttention attention, OperatorNotices operators, ExportStore exports, ExportStaging staging, WorkLeases leases, ExportEvents events,
    AppTraces traces, TimeProvider clock)
{
    private static readonly AttentionReason[] MendedByAnExport = [AttentionReason.RightsMissing, AttentionReason.ExportFailed];

    /// <summary>Writes down which administrations failed, before the planner is told of them.</summary>
    public async Task NoteAsync(ExportEnd end, CancellationToken cancellation)
    {
        foreach (var failed in end.Administrations)
            await FailAsync(end.Export.Run, failed.AdministrationId, failed.Failure, cancellation);
    }

    public async Task FinishAsync(ExportEnd end, CancellationToken cancellation)
    {
        var run = end.Export.Run;
        using var span = traces.Step(nameof(ExportSteps.FinishExport), run.Trace, run.ConnectionId, run.ExportId);
        await NoteAsync(end, cancellation);
        var administrations = await exports.AdministrationsAsync(run.ConnectionId, run.ExportId, cancellation);
        if (end.Failure is { } whole)
        {
            foreach (var row in administrations.Where(row => row.FailureCode is null && row.State != ExportAdministrationState.Done))
                await FailAsync(run, row.AdministrationId, whole, cancellation);
            administrations = await exports.AdministrationsAsync(run.ConnectionId, run.ExportId, cancellation);
        }

        if (!run.Preview && await leases.KeepAsync(end.Export.Hold(), cancellation))
            await ReflectAsync(run, end.Failure, administrations, cancellation);
        await staging.RemoveAsync(run, cancellation);
        var isNews = false;
        var ended = await exports.ChangeAsync(
            run.ConnectionId, run.ExportId,
            row =>
            {
                isNews = row.FinishedAt is null;
                row.State = StateOf(run, end.Failure, administrations);
                (row.FailureCode, row.FailureClass) = (end.Failure?.Code, end.Failure?.Class);
                row.FinishedAt ??= clock.GetUtcNow();
            },
            cancellation);
        // A step may run twice; whoever's write ended the export tells of it.
        if (isNews)
            events.Ended(ended, administrations);
        await leases.ReleaseAsync(end.Export.Hold(), cancellation);
    }

    private Task<ExportAdministrationRow> FailAsync(ExportRun run, Guid administrationId, StepFailure failure, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.ConnectionId, run.ExportId, administrationId,
            row =>
            {
                row.State = failure.Class == FailureClass.Configuration ? ExportAdministrationState.Refused : ExportAdministrationState.Failed;
                (row.FailureCode, row.FailureClass) = (failure.Code, failure.Class);
            },
            cancellation);

    private static ExportState StateOf(ExportRun run, StepFailure? failure, IReadOnlyList<ExportAdministrationRow> administrations)
    {
        if (failure is not null)
            return failure.Class == FailureClass.Configuration ? ExportState.Refused : ExportState.Failed;
        var isGood = administrations.ToLookup(row => row.FailureCode is null);
        if (!isGood[false].Any())
            return run.Preview ? ExportState.Previewed : ExportState.Completed;
        if (isGood[true].Any() || isGood[false].Any(row => row.State == ExportAdministrationState.Done))
            return ExportState.CompletedWithFailures;
        return isGood[false].All(row => row.State == ExportAdministrationState.Refused) ? ExportState.Refused : ExportState.Failed;
    }

    private async Task ReflectAsync(
        ExportRun run, StepFailure? failure, IReadOnlyList<ExportAdministrationRow> administrations, CancellationToken cancellation)
    {
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
            ? failed.Where(row => row.FailureCode == "right-missing").Select(row => row.FailureDetail).OfType<string>()
            : codes.Where(code => ReasonOf(code) == reason).Select(code => ExportWords.Explain(code.Code, connection.Language).What)
                .Concat(failed.Where(row => row.FailureCode == ExportCodes.WithdrawsMuch).Select(row => row.FailureDetail).OfType<string>());
        await attention.RaiseAsync(
            tenant, run.ConnectionId, reason, string.Join("; ", detail.Distinct(StringComparer.Ordinal)),
            reason == AttentionReason.ExportFailed ? AdviceOf(run, codes, failed, connection.Language) : null, cancellation);
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
        var ours = codes.Where(code => code.Class == FailureClass.Ours && ReasonOf(code) is not null).Select(code => code.Code).Distinct(StringComparer.Ordinal);
        if (string.Join(", ", ours) is { Length: > 0 } listed)
        {
            var detail = $"export {run.ExportId} of connection {run.ConnectionId}: {listed}";
            await operators.RaiseAsync(new OperatorNotice(OperatorReason.FaultOfOurs, run.ExportId, detail), cancellation);
        }
    }

    /// <summary>What is for nobody to mend, or was told to whoever sent the request, raises nothing.</summary>
    private static AttentionReason? ReasonOf((string Code, FailureClass? Class) failure) => failure switch
    {
        { Code: "reconnect" } => AttentionReason.Reconnect,
        { Code: "right-missing" } => AttentionReason.RightsMissing,
        { Code: "superseded" or ExportCodes.InvalidRegistrations } => null,
        _ when failure.Code.StartsWith("planner-", StringComparison.Ordinal) => AttentionReason.PlannerFailing,
        _ => AttentionReason.ExportFailed,
    };
}
