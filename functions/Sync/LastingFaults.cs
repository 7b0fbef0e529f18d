using LoketFunctions.Failures;
using LoketFunctions.Notifications;
using LoketFunctions.Runs;
using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>What comes back night after night: that is no passing fault, whatever it looks like by itself.</summary>
internal sealed class LastingFaults(SyncRunStore runs, OperatorNotices operators, TimeProvider clock)
{
    /// <summary>In a row.</summary>
    public const int Nights = 3;

    /// <summary>Runs on request come between nights.</summary>
    private const int MostRuns = 50;

    /// <summary>The end of the run, where failures that were there in the nights before as well pass no more by themselves.</summary>
    public async Task<RunEnd> JudgeAsync(RunEnd end, CancellationToken cancellation)
    {
        if (end.Request.Preview || !end.Administrations.Select(failed => failed.Failure).Append(end.Failure).Any(IsPassing))
            return end;
        var nights = await EarlierNightsAsync(end.Request, cancellation);
        if (nights.Count == 0)
            return end;
        var everywhere = nights.TrueForAll(night => night.Run.FailureCode is not null);
        return end with
        {
            Failure = Judged(end.Failure, everywhere),
            Administrations =
            [
                .. end.Administrations.Select(failed => failed with
                {
                    Failure = Judged(failed.Failure, nights.TrueForAll(night => night.Failed.Contains(failed.AdministrationId)))!,
                }),
            ],
        };
    }

    /// <summary>Tells the operator what the owner did not mend for nights.</summary>
    public async Task TellUnreadAsync(SyncRequest request, IReadOnlyList<SyncAdministrationRow> rows, CancellationToken cancellation)
    {
        var last = new DateTimeOffset(AmsterdamTime.DateOf(clock.GetUtcNow()).AddDays(1 - Nights), TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var row in rows.Where(row => row.UnreadSince <= last))
        {
            await operators.RaiseAsync(
                new OperatorNotice(
                    OperatorReason.RecordsUnreadable, $"{request.ConnectionId} {row.AdministrationId} {row.UnreadSince:yyyy-MM-dd}",
                    $"connection {request.ConnectionId} of {request.TenantKey}, administration {row.AdministrationId}, "
                    + $"since {row.UnreadSince:yyyy-MM-dd}: {row.NoticeDetail}"),
                cancellation);
        }
    }

    /// <summary>The nights before that count; empty where there were not enough of them.</summary>
    private async Task<List<(SyncRunRow Run, HashSet<Guid> Failed)>> EarlierNightsAsync(SyncRequest request, CancellationToken cancellation)
    {
        var wanted = request.Trigger == SyncTrigger.Nightly ? Nights - 1 : Nights;
        var earlier = (await runs.ListAsync(request.ConnectionId, MostRuns, cancellation))
            .Where(run => run.RunId != request.RunId && run is { Trigger: SyncTrigger.Nightly, Preview: false, FinishedAt: not null })
            .Take(wanted).ToList();
        var nights = new List<(SyncRunRow, HashSet<Guid>)>();
        foreach (var run in earlier)
        {
            var rows = await runs.AdministrationsAsync(run.Key, cancellation);
            nights.Add((run, [.. rows.Where(row => row.State == AdministrationRunState.Failed).Select(row => row.AdministrationId)]));
        }

        return nights.Count == wanted ? nights : [];
    }

    private static bool IsPassing(StepFailure? failure) => failure?.Class == FailureClass.Transient;

    private static StepFailure? Judged(StepFailure? failure, bool cameBack) =>
        cameBack && IsPassing(failure) ? failure! with { Class = FailureClass.Internal } : failure;
}
