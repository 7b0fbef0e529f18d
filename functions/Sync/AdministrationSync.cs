using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Steps;
using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>
/// Syncs one administration: merge what was read, decide, send in batches, commit what the planner accepted. Safe to repeat:
/// the same decisions make the same batches under the same keys.
/// </summary>
internal sealed class AdministrationSync(
    SnapshotStore snapshots, StagingStore staging, LinkStore links, PersonnelNumbers numbers, RunStore runs, ReportStore reports,
    WorkLeases leases, TimeProvider clock)
{
    public async Task<SyncCounts> RunAsync(
        AdministrationStep step, Connection connection, PlannerSettings planner, PlannerClient client, CancellationToken cancellation)
    {
        var request = step.Request;
        var profile = connection.Effective(planner.Profile);
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var stored = await snapshots.ReadAsync(connection.Id, step.AdministrationId, cancellation);
        var snapshot = await MergedAsync(step, stored?.Value ?? StaffSnapshot.Empty(SyncPlan.RulesOf(profile)), profile, today, cancellation);

        var plannerStaff = await staging.ReadPlannerStaffAsync(connection.Id, request.RunId, cancellation);
        var linker = new StaffLinker(step.AdministrationId, profile, plannerStaff.Employees, plannerStaff.Links);
        var clashes = await ClashesAsync(connection, profile, snapshot, today, cancellation);
        var decisions = new StaffDecisions(profile, today, linker, plannerStaff, clashes);
        var decided = snapshot.People
            .Where(person => request.EmployeeId is null || person.Key == request.EmployeeId)
            .OrderBy(person => person.Key)
            .Select(person => decisions.Decide(person.Key, person.Value, again: request.EmployeeId is not null))
            .ToList();

        // An earlier attempt of this run may have sent a part already; that still counts.
        var earlier = await reports.ReadAsync(connection.Id, request.RunId, step.AdministrationId, cancellation);
        var report = new ReportBuilder(connection.Language, decided.Where(decision => decision.Record is null), earlier);
        PlannerException? failure = null;
        try
        {
            var sender = new StaffSender(client, planner, connection.Tenant.Account, request.RunId, connection.Id);
            await foreach (var results in sender.SendAsync(step.AdministrationId, [.. decided.Where(decision => decision.Record is not null)], cancellation))
            {
                Accept(snapshot, decisions.Diff, results);
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
        var done = report.Build();
        await reports.WriteAsync(connection.Id, request.RunId, step.AdministrationId, done, cancellation);
        await CommitAsync(step, snapshot, stored?.ETag, cancellation);
        await links.SaveAsync(connection.Id, NewLinks(snapshot, plannerStaff.Links, decided), cancellation);
        if (failure is not null)
            throw failure;
        await runs.CompleteAdministrationAsync(
            connection.Id, request.RunId, step.AdministrationId, done, snapshot.Filtered ? SyncWords.FilterHides : null, cancellation);
        return done.Counts;
    }

    private async Task<StaffSnapshot> MergedAsync(
        AdministrationStep step, StaffSnapshot snapshot, PlannerProfile profile, DateOnly today, CancellationToken cancellation)
    {
        if (!step.Employer.Read)
            return snapshot;
        var read = await staging.ReadStaffAsync(step.Request.ConnectionId, step.Request.RunId, step.Employer.EmployerId, cancellation)
            ?? throw new InvalidOperationException("The employer's staff was not read before it is needed.");
        return StaffMerge.Apply(snapshot with { Rules = SyncPlan.RulesOf(profile) }, step.AdministrationId, read, today);
    }

    private async Task<IReadOnlySet<Guid>> ClashesAsync(
        Connection connection, PlannerProfile profile, StaffSnapshot snapshot, DateOnly today, CancellationToken cancellation)
    {
        if (profile.PersonnelNumberScope != PersonnelNumberScope.Account)
            return new HashSet<Guid>();
        var diff = new StaffDiff(profile, today);
        var pulled = snapshot.People.Where(person => person.Value.Wanted.Contracts.Values.Any(diff.IsPulled));
        var byEmployee = pulled
            .Select(person => (person.Key, Number: person.Value.Wanted.Personal.GetValueOrDefault(StaffField.PersonnelNumber)))
            .Where(person => person.Number is not null)
            .ToDictionary(person => person.Key, person => person.Number!);
        return await numbers.ClaimAsync(connection.Tenant, connection.Id, byEmployee, cancellation);
    }

    /// <summary>Takes into the snapshot what the planner accepted.</summary>
    private void Accept(StaffSnapshot snapshot, StaffDiff diff, IReadOnlyList<(StaffDecision Decision, RecordResult? Result)> results)
    {
        foreach (var (decision, result) in results)
        {
            if (result is not { Outcome: not RecordOutcome.Rejected, PlannerEmployeeId: { } plannerId })
                continue;
            var person = decision.Person;
            snapshot.People[decision.EmployeeId] = person with
            {
                PlannerEmployeeId = plannerId,
                LinkedAt = person.PlannerEmployeeId == plannerId ? person.LinkedAt : clock.GetUtcNow(),
                Sent = diff.AfterSending(person.Wanted, person.Sent),
            };
        }
    }

    /// <summary>Links that the snapshot knows and the table does not, yet or as they are now. What the user chose stays.</summary>
    private static IEnumerable<(Guid EmployeeId, string PlannerEmployeeId, string Rule)> NewLinks(
        StaffSnapshot snapshot, IReadOnlyList<Link> known, IReadOnlyList<StaffDecision> decided)
    {
        var rows = known.ToDictionary(link => link.EmployeeId);
        var rules = decided.ToDictionary(decision => decision.EmployeeId, decision => decision.Link?.Rule);
        return snapshot.People
            .Where(person => person.Value.PlannerEmployeeId is not null
                && (!rows.TryGetValue(person.Key, out var row)
                    || (row.Rule != LinkRule.Choice && row.PlannerEmployeeId != person.Value.PlannerEmployeeId)
                    || row.PlannerEmployeeId is null))
            .Select(person => (person.Key, person.Value.PlannerEmployeeId!, rules.GetValueOrDefault(person.Key) ?? LinkRule.Created));
    }

    private Task ProgressAsync(AdministrationStep step, SyncCounts counts, CancellationToken cancellation) =>
        runs.ChangeAdministrationAsync(
            step.Request.ConnectionId, step.Request.RunId, step.AdministrationId,
            row =>
            {
                row.State = AdministrationRunState.Sending;
                (row.Created, row.Updated, row.Unchanged, row.Skipped, row.Failed) =
                    (counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);
            },
            cancellation);

    private async Task CommitAsync(AdministrationStep step, StaffSnapshot snapshot, Azure.ETag? read, CancellationToken cancellation)
    {
        if (!await leases.KeepAsync(step.Request.Hold(), cancellation)
            || !await snapshots.TryCommitAsync(step.Request.ConnectionId, step.AdministrationId, snapshot, read, step.Request.Fence, cancellation))
        {
            throw new SupersededException();
        }
    }
}
