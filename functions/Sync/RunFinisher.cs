using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Sync;

/// <summary>The end of a run: what failed is written where people look, the connection's state follows, the lease is released.</summary>
internal sealed class RunFinisher(
    ConnectionStore connections, ConnectionAttention attention, LastingFaults lasting, RunStore runs, StagingStore staging,
    WorkLeases leases, RunReporter reporter, RunEvents events, AppTraces traces, TimeProvider clock)
{
    private static readonly AttentionReason[] MendedByARun =
        [AttentionReason.RightsMissing, AttentionReason.PlannerFailing, AttentionReason.RunFailed];

    public async Task FinishAsync(RunEnd reported, CancellationToken cancellation)
    {
        var request = reported.Request;
        using var span = traces.Step(nameof(SyncSteps.FinishRun), request.Trace, request.ConnectionId, request.RunId);
        var end = await lasting.JudgeAsync(reported, cancellation);
        foreach (var failed in end.Administrations)
            await FailAsync(request, failed.AdministrationId, failed.Failure, cancellation);
        var administrations = await runs.AdministrationsAsync(request.ConnectionId, request.RunId, cancellation);
        if (end.Failure is { } whole)
        {
            foreach (var row in administrations)
                await FailAsync(request, row.AdministrationId, whole, cancellation);
        }

        // A run that lost its lease has no say in the connection's state any more, and a preview never had.
        var failures = end.Administrations.Select(failed => failed.Failure).Append(end.Failure).OfType<StepFailure>().ToList();
        if (!request.Preview && await leases.KeepAsync(request.Hold(), cancellation))
        {
            await ReflectAsync(request, failures, administrations, cancellation);
            await NoteEndAsync(request, failures, cancellation);
        }

        await staging.RemoveAsync(request.ConnectionId, request.RunId, cancellation);
        var isNews = false;
        var ended = await runs.ChangeAsync(
            request.ConnectionId, request.RunId,
            row =>
            {
                isNews = row.FinishedAt is null;
                row.State = end.Failure is not null ? RunState.Failed
                    : failures.Count > 0 || administrations.Any(administration => administration.Failed > 0) ? RunState.CompletedWithFailures
                    : RunState.Completed;
                (row.FailureCode, row.FailureClass) = (end.Failure?.Code, end.Failure?.Class);
                row.FinishedAt ??= clock.GetUtcNow();
            },
            cancellation);
        // A step may run twice; whoever's write ended the run tells of it.
        if (isNews)
            events.Ended(ended, CountsOf(administrations), [.. failures.Select(failure => (failure.Class, failure.Code))]);
        await leases.ReleaseAsync(request.Hold(), cancellation);
        // Whoever does this step once more finds it done.
        await reporter.TellAsync(request, ended, cancellation);
    }

    private static SyncCounts CountsOf(IReadOnlyList<AdministrationRunRow> administrations) =>
        administrations.Aggregate(SyncCounts.None, (sum, row) => sum.Plus(row.Counts));

    /// <summary>For the watch, which looks at all connections and not at their runs.</summary>
    private async Task NoteEndAsync(SyncRequest request, List<StepFailure> failures, CancellationToken cancellation)
    {
        var isGood = failures.Count == 0 && request is { AdministrationId: null, EmployeeId: null };
        var isNight = request.Trigger == SyncTrigger.Nightly;
        if (!isGood && !isNight)
            return;
        var now = clock.GetUtcNow();
        await connections.ChangeAsync(
            Tenant.FromKey(request.TenantKey), request.ConnectionId,
            row => (row.LastGoodSync, row.LastNightEnded) = (isGood ? now : row.LastGoodSync, isNight ? now : row.LastNightEnded), cancellation);
    }

    private Task FailAsync(SyncRequest request, Guid administrationId, StepFailure failure, CancellationToken cancellation) =>
        runs.ChangeAdministrationAsync(
            request.ConnectionId, request.RunId, administrationId,
            row => (row.State, row.FailureCode, row.FailureClass) = (AdministrationRunState.Failed, failure.Code, failure.Class),
            cancellation);

    private async Task ReflectAsync(
        SyncRequest request, List<StepFailure> failures, IReadOnlyList<AdministrationRunRow> administrations, CancellationToken cancellation)
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
            await attention.RaiseAsync(tenant, request.ConnectionId, reason, DetailOf(reason, failures, administrations, connection.Language), cancellation);
        }
    }

    private async Task TellUnreadAsync(Tenant tenant, SyncRequest request, List<AdministrationRunRow> rows, CancellationToken cancellation)
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
        AttentionReason reason, List<StepFailure> failures, IReadOnlyList<AdministrationRunRow> administrations, string language)
    {
        var details = reason == AttentionReason.RightsMissing
            ? administrations.Select(row => row.FailureDetail).OfType<string>()
            : failures.Where(failure => ReasonOf(failure) == reason)
                .Select(failure => SyncWords.Explain(failure.Code, failure.Class, language).What);
        return string.Join("; ", details.Distinct(StringComparer.Ordinal));
    }

    /// <summary>What passes by itself raises nothing: the next night makes up for it.</summary>
    private static AttentionReason? ReasonOf(StepFailure failure) => failure switch
    {
        { Code: "reconnect" } => AttentionReason.Reconnect,
        { Code: "right-missing" } => AttentionReason.RightsMissing,
        { Class: FailureClass.Transient } or { Code: "superseded" or "not-connected" } => null,
        _ when failure.Code.StartsWith("planner-", StringComparison.Ordinal) => AttentionReason.PlannerFailing,
        _ => AttentionReason.RunFailed,
    };
}
