using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Sync;

/// <summary>The end of a run: what failed is written where people look, the connection's state follows, the lease is released.</summary>
internal sealed class SyncFinisher(
    ConnectionStore connections, ConnectionAttention attention, LastingFaults lasting, SyncRunStore runs, SyncStaging staging,
    WorkLeases leases, RunReporter reporter, RunEvents events, AppTraces traces, TimeProvider clock)
    : RunFinisher<RunEnd, SyncRunRow, SyncAdministrationRow>(runs, staging, leases, traces, clock)
{
    private static readonly AttentionReason[] MendedByARun =
        [AttentionReason.RightsMissing, AttentionReason.PlannerFailing, AttentionReason.RunFailed];

    public async Task FinishAsync(RunEnd reported, CancellationToken cancellation)
    {
        var ended = await EndAsync(nameof(SyncSteps.FinishRun), await lasting.JudgeAsync(reported, cancellation), cancellation);
        // Whoever does this step once more finds it done.
        await reporter.TellAsync(reported.Request, ended, cancellation);
    }

    protected override async Task ReflectAsync(
        RunEnd end, IReadOnlyList<SyncAdministrationRow> administrations, CancellationToken cancellation)
    {
        await ReflectAsync(end.Request, FailuresOf(end), administrations, cancellation);
        await NoteEndAsync(end.Request, FailuresOf(end), cancellation);
    }

    protected override void SetEnded(SyncRunRow run, RunEnd end, IReadOnlyList<SyncAdministrationRow> administrations) =>
        run.State = end.Failure is not null ? RunState.Failed
            : end.Administrations.Count > 0 || administrations.Any(row => row.Failed > 0) ? RunState.CompletedWithFailures
            : RunState.Completed;

    protected override void TellOperators(SyncRunRow run, RunEnd end, IReadOnlyList<SyncAdministrationRow> administrations) =>
        events.Ended(run, CountsOf(administrations), [.. FailuresOf(end).Select(failure => (failure.Class, failure.Code))]);

    private static List<StepFailure> FailuresOf(RunEnd end) =>
        [.. end.Administrations.Select(failed => failed.Failure).Append(end.Failure).OfType<StepFailure>()];

    private static SyncCounts CountsOf(IReadOnlyList<SyncAdministrationRow> administrations) =>
        administrations.Aggregate(SyncCounts.None, (sum, row) => sum.Plus(row.Counts));

    /// <summary>For the watch, which looks at all connections and not at their runs.</summary>
    private async Task NoteEndAsync(SyncRequest request, List<StepFailure> failures, CancellationToken cancellation)
    {
        var isGood = failures.Count == 0 && request is { AdministrationId: null, EmployeeId: null };
        var isNight = request.Trigger == SyncTrigger.Nightly;
        if (!isGood && !isNight)
            return;
        var now = Clock.GetUtcNow();
        await connections.ChangeAsync(
            Tenant.FromKey(request.TenantKey), request.ConnectionId,
            row => (row.LastGoodSync, row.LastNightEnded) = (isGood ? now : row.LastGoodSync, isNight ? now : row.LastNightEnded),
            cancellation);
    }

    private async Task ReflectAsync(
        SyncRequest request, List<StepFailure> failures, IReadOnlyList<SyncAdministrationRow> administrations,
        CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(request.TenantKey);
        var unread = administrations.Where(row => row.Notice == SyncWords.RecordsUnreadable).ToList();
        if (failures.Count == 0)
        {
            // One administration or employee that went well says nothing of the others.
            if (request is { AdministrationId: null, EmployeeId: null })
            {
                AttentionReason[] mended = unread.Count > 0 ? MendedByARun : [.. MendedByARun, AttentionReason.RecordsUnreadable];
                await attention.ClearAsync(tenant, request.ConnectionId, mended, cancellation);
            }

            if (unread.Count > 0)
                await TellUnreadAsync(tenant, request, unread, cancellation);
            return;
        }

        if (failures.Select(ReasonOf).OfType<AttentionReason>().Order().Cast<AttentionReason?>().FirstOrDefault() is { } reason)
        {
            var connection = await connections.GetAsync(tenant, request.ConnectionId, cancellation);
            await attention.RaiseAsync(
                tenant, request.ConnectionId, reason, DetailOf(reason, failures, administrations, connection.Language), cancellation);
        }
    }

    private async Task TellUnreadAsync(Tenant tenant, SyncRequest request, List<SyncAdministrationRow> rows, CancellationToken cancellation)
    {
        var language = (await connections.GetAsync(tenant, request.ConnectionId, cancellation)).Language;
        var where = rows.Select(row => $"{row.EmployerName}, {row.Name}: {row.NoticeDetail}");
        await attention.RaiseAsync(
            tenant, request.ConnectionId, AttentionReason.RecordsUnreadable,
            $"{SyncWords.Explain(SyncWords.RecordsUnreadable, language).What} {string.Join("; ", where)}.", cancellation);
        await lasting.TellUnreadAsync(request, rows, cancellation);
    }

    /// <summary>The rights by name, as the rows have them; for the rest the words of the failure.</summary>
    private static string DetailOf(
        AttentionReason reason, List<StepFailure> failures, IReadOnlyList<SyncAdministrationRow> administrations, string language)
    {
        var details = reason == AttentionReason.RightsMissing
            ? administrations.Where(row => row.FailureCode is not null).Select(row => row.FailureDetail).OfType<string>()
            : failures.Where(failure => ReasonOf(failure) == reason)
                .Select(failure => SyncWords.Explain(failure.Code, failure.Class, language).What);
        return string.Join("; ", details.Distinct(StringComparer.Ordinal));
    }

    /// <summary>What passes by itself raises nothing: the next night makes up for it.</summary>
    private static AttentionReason? ReasonOf(StepFailure failure) => failure switch
    {
        { Code: RunCodes.Reconnect } => AttentionReason.Reconnect,
        { Code: RunCodes.RightMissing } => AttentionReason.RightsMissing,
        { Class: FailureClass.Transient } or { Code: RunCodes.Superseded or RunCodes.NotConnected } => null,
        _ when PlannerFailureCodes.Has(failure.Code) => AttentionReason.PlannerFailing,
        _ => AttentionReason.RunFailed,
    };
}
