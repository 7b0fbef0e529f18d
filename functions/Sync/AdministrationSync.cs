using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// Syncs one administration: merge what was read, decide, send in batches, commit what the planner accepted. Safe to repeat:
/// the same decisions make the same batches under the same keys.
/// </summary>
internal sealed class AdministrationSync(
    AdministrationDecider decider, SnapshotStore snapshots, LinkStore links, SyncRunStore runs, ReportStore reports, WorkLeases leases,
    TimeProvider clock)
{
    public async Task<SyncCounts> RunAsync(
        AdministrationStep step, Connection connection, PlannerSettings planner, PlannerClient client, CancellationToken cancellation)
    {
        var request = step.Request;
        var decided = await decider.DecideAsync(step, connection.Effective(planner.Profile), cancellation);
        var (snapshot, decisions) = (decided.Snapshot, decided.Decisions);

        // An earlier attempt of this run may have sent a part already; that still counts.
        var earlier = await reports.ReadAsync(request.Key, step.AdministrationId, cancellation);
        var report = new ReportBuilder(decisions.Where(decision => decision.Record is null), earlier);
        var answers = new BatchResponses(decided.Index);
        PlannerException? failure = null;
        try
        {
            var sender = new StaffSender(client, planner, connection.Tenant.Account, request.RunId, connection.Id, answers);
            await foreach (var results in sender.SendAsync(
                step.AdministrationId, [.. decisions.Where(decision => decision.Record is not null)], cancellation))
            {
                Accept(snapshot, decided.Diff, results);
                report.Add(results);
                await ProgressAsync(step, report.Build().Counts, cancellation);
            }
        }
        catch (PlannerException exception)
        {
            // What got through is kept; the rest is owed, and follows from the snapshot the next time.
            failure = exception;
        }

        // The report goes before the commit: after it, a repeated step finds everything sent and could not tell what the first
        // one did. The links go after it: a repeated step must decide as the first one did.
        var done = report.Build() with { OfStrangers = answers.OfStrangers };
        await reports.WriteAsync(request.Key, step.AdministrationId, done, cancellation);
        await CommitAsync(step, snapshot, decided.Read, cancellation);
        await links.SaveAsync(connection.Id, NewLinks(snapshot, decided.Planner.Links), cancellation);
        await links.KeepTakenOnceAsync(connection.Id, TakenOnce(snapshot, decided), cancellation);
        if (failure is not null)
            throw failure;
        await runs.ChangeAdministrationAsync(
            request.Key, step.AdministrationId, row => row.Complete(done, RunNotice.Of(decided, done)), cancellation);
        return done.Counts;
    }

    /// <summary>Takes into the snapshot what the planner accepted, and what it did not.</summary>
    private void Accept(StaffSnapshot snapshot, StaffDiff diff, IReadOnlyList<(StaffDecision Decision, RecordResponse Answer)> results)
    {
        foreach (var (decision, answer) in results)
        {
            var (person, now) = (decision.Person, clock.GetUtcNow());
            snapshot.People[decision.EmployeeId] = answer.Reason is { } reason
                ? person with { Refusal = new PlannerRefusal(reason, answer.Words, now) }
                : person with
                {
                    PlannerEmployeeId = answer.PlannerEmployeeId,
                    LinkedBy = decision.Record!.Intent == RecordIntent.Create ? LinkRule.Created : decision.Link!.Rule,
                    LinkedAt = person.PlannerEmployeeId == answer.PlannerEmployeeId ? person.LinkedAt : now,
                    Sent = diff.AfterSending(decision.Accepted, person.Sent),
                    Refusal = null,
                };
        }
    }

    /// <summary>Links by rule that the snapshot knows and the table does not, yet or as they are now. What the user chose stays.</summary>
    private static IEnumerable<(Guid EmployeeId, string PlannerEmployeeId, string Rule)> NewLinks(
        StaffSnapshot snapshot, IReadOnlyList<Link> known)
    {
        var rows = known.ToDictionary(link => link.EmployeeId);
        return
            from person in snapshot.People
            let state = person.Value
            where state.PlannerEmployeeId is not null && state.LinkedBy != LinkRule.Choice
            let row = rows.GetValueOrDefault(person.Key)
            where row?.Choice != EmployeeChoice.Link && row?.PlannerEmployeeId != state.PlannerEmployeeId
            select (person.Key, state.PlannerEmployeeId, state.LinkedBy ?? LinkRule.Created);
    }

    /// <summary>Of whom the planner took more fields once than the table knows.</summary>
    private static Dictionary<Guid, (string PlannerEmployeeId, IReadOnlySet<StaffField> Fields)> TakenOnce(
        StaffSnapshot snapshot, DecidedAdministration decided)
    {
        var rows = decided.Planner.Links.ToDictionary(link => link.EmployeeId);
        return (
            from person in snapshot.People
            where person.Value is { PlannerEmployeeId: not null, Sent: not null }
            let plannerId = person.Value.PlannerEmployeeId
            let known = rows.GetValueOrDefault(person.Key) is { } row && row.TakenOnceBy == plannerId ? row.TakenOnce : []
            let taken = decided.Diff.TakenOnce(person.Value.Sent!)
            where !taken.IsSubsetOf(known)
            select (person.Key, PlannerId: plannerId, Fields: taken.Union(known).ToHashSet())).ToDictionary(
            one => one.Key, one => (one.PlannerId, (IReadOnlySet<StaffField>)one.Fields));
    }

    private Task<SyncAdministrationRow> ProgressAsync(AdministrationStep step, SyncCounts counts, CancellationToken cancellation) =>
        runs.ChangeAdministrationAsync(
            step.Request.Key, step.AdministrationId,
            row =>
            {
                row.Advance(AdministrationRunState.Sending);
                if (!row.IsOver)
                    row.Count(counts);
            },
            cancellation);

    private async Task CommitAsync(AdministrationStep step, StaffSnapshot snapshot, Azure.ETag? read, CancellationToken cancellation)
    {
        if (!await leases.KeepAsync(step.Request.Hold(), cancellation))
            throw new SupersededException();
        if (!await snapshots.TryCommitAsync(step.Key, snapshot, read, step.Request.Fence, cancellation))
            throw new OvertakenException();
    }
}
