using LoketFunctions.Connections;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;
using LoketFunctions.Steps;

namespace LoketFunctions.Sync;

/// <summary>The end of a run: what failed is written where people look, the connection's state follows, the lease is released.</summary>
internal sealed class RunFinisher(
    ConnectionStore connections, ConnectionAttention attention, RunStore runs, StagingStore staging, WorkLeases leases, TimeProvider clock)
{
    private static readonly AttentionReason[] MendedByARun =
        [AttentionReason.RightsMissing, AttentionReason.PlannerFailing, AttentionReason.RunFailed];

    public async Task FinishAsync(RunEnd end, CancellationToken cancellation)
    {
        var request = end.Request;
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
            await ReflectAsync(request, failures, administrations, cancellation);
        await staging.RemoveAsync(request.ConnectionId, request.RunId, cancellation);
        await runs.ChangeAsync(
            request.ConnectionId, request.RunId,
            row =>
            {
                row.State = end.Failure is not null ? RunState.Failed
                    : failures.Count > 0 || administrations.Any(administration => administration.Failed > 0) ? RunState.CompletedWithFailures
                    : RunState.Completed;
                (row.FailureCode, row.FailureClass) = (end.Failure?.Code, end.Failure?.Class);
                row.FinishedAt ??= clock.GetUtcNow();
            },
            cancellation);
        await leases.ReleaseAsync(request.Hold(), cancellation);
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
        if (failures.Count == 0)
        {
            // One administration or employee that went well says nothing of the others.
            if (request is { AdministrationId: null, EmployeeId: null })
                await attention.ClearAsync(tenant, request.ConnectionId, MendedByARun, cancellation);
            return;
        }

        if (failures.Select(ReasonOf).OfType<AttentionReason>().Order().Cast<AttentionReason?>().FirstOrDefault() is { } reason)
        {
            var connection = await connections.GetAsync(tenant, request.ConnectionId, cancellation);
            await attention.RaiseAsync(tenant, request.ConnectionId, reason, DetailOf(reason, failures, administrations, connection.Language), cancellation);
        }
    }

    /// <summary>The rights by name, as the rows have them; for the rest the words of the failure.</summary>
    private static string DetailOf(
        AttentionReason reason, List<StepFailure> failures, IReadOnlyList<AdministrationRunRow> administrations, string language)
    {
        var details = reason == AttentionReason.RightsMissing
            ? administrations.Select(row => row.FailureDetail).OfType<string>()
            : failures.Where(failure => ReasonOf(failure) == reason).Select(failure => SyncWords.Explain(failure.Code, language).What);
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
