using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Mapping;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Personnel.Push;

/// <summary>The end of a push: what failed is written where people look, the connection's state follows, the turn passes on.</summary>
internal sealed class PushFinisher(
    ConnectionStore connections, ConnectionAttention attention, PushStore pushes, PushReportStore reports, PushStaging staging,
    WorkLeases leases, PushEvents events, AppTraces traces, TimeProvider clock)
    : RunFinisher<PushEnd, PushRow, PushAdministrationRow>(pushes, staging, leases, traces, clock)
{
    private static readonly AttentionReason[] MendedByAPush = [AttentionReason.RightsMissing, AttentionReason.RunFailed];

    public async Task FinishAsync(PushEnd end, CancellationToken cancellation)
    {
        var results = await reports.ReadAllAsync(end.Push.Run.Key, cancellation);
        var counts = PushCounts.Of(results);
        var unmapped = results.SelectMany(result => result.Faults).Where(fault => fault.Code == PayCodes.TypeUnmapped)
            .Select(fault => fault.AttributeId).OfType<string>().Distinct(StringComparer.Ordinal).Take(MappingChange.MostCodes).ToList();
        foreach (var row in await Runs.AdministrationsAsync(end.Push.Run.Key, cancellation))
        {
            await Runs.ChangeAdministrationAsync(
                end.Push.Run.Key, row.AdministrationId,
                part =>
                {
                    part.Count(counts);
                    part.UnmappedPay = unmapped.Count == 0 ? null : JsonSerializer.Serialize(unmapped, AppJson.Options);
                    part.IsDone = part.IsDone || end.Failure is null;
                },
                cancellation);
        }

        await EndAsync(nameof(PushSteps.FinishPush), end, cancellation);
    }

    protected override void SetEnded(PushRow run, PushEnd end, IReadOnlyList<PushAdministrationRow> administrations) =>
        run.State = end.Failure is not null ? PushState.Failed
            : administrations.Any(row => row.FailureCode is not null || row.Failed + row.SetAside > 0) ? PushState.CompletedWithFailures
            : PushState.Completed;

    protected override void TellOperators(PushRow run, PushEnd end, IReadOnlyList<PushAdministrationRow> administrations) =>
        events.Ended(
            run, administrations is [var one] ? one.Counts : PushCounts.Of([]),
            [.. FailuresOf(end).Select(failure => (failure.Class, failure.Code))]);

    protected override async Task ReflectAsync(
        PushEnd end, IReadOnlyList<PushAdministrationRow> administrations, CancellationToken cancellation)
    {
        var (tenant, id) = (Tenant.FromKey(end.Push.Run.TenantKey), end.Push.Run.ConnectionId);
        var failures = FailuresOf(end);
        if (failures.Count == 0)
        {
            // Where Loket leads, the syncs say how the connection stands.
            if (!connections.SyncsStaffAndHours(await connections.GetAsync(tenant, id, cancellation)))
                await attention.ClearAsync(tenant, id, MendedByAPush, cancellation);
            return;
        }

        if (failures.Select(ReasonOf).OfType<AttentionReason>().Order().Cast<AttentionReason?>().FirstOrDefault() is not { } reason)
            return;
        var language = (await connections.GetAsync(tenant, id, cancellation)).Language;
        var details = reason == AttentionReason.RightsMissing
            ? administrations.Where(row => row.FailureCode is not null).Select(row => row.FailureDetail).OfType<string>()
            : failures.Where(failure => ReasonOf(failure) == reason).Select(failure => PushWords.Explain(failure.Code, language).What);
        await attention.RaiseAsync(tenant, id, reason, string.Join("; ", details.Distinct(StringComparer.Ordinal)), cancellation);
    }

    private static List<StepFailure> FailuresOf(PushEnd end) =>
        [.. end.Administrations.Select(failed => failed.Failure).Append(end.Failure).OfType<StepFailure>()];

    /// <summary>What passes by itself raises nothing: the next push makes up for it.</summary>
    private static AttentionReason? ReasonOf(StepFailure failure) => failure switch
    {
        { Code: RunCodes.Reconnect } => AttentionReason.Reconnect,
        { Code: RunCodes.RightMissing } => AttentionReason.RightsMissing,
        { Class: FailureClass.Transient } or { Code: RunCodes.Superseded or RunCodes.NotConnected or PushFailures.SetUpIncomplete } => null,
        _ => AttentionReason.RunFailed,
    };
}
