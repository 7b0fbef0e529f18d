using Azure;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>What a run makes of one administration, before anything is sent and anything is kept.</summary>
/// <param name="Snapshot">With what was read of Loket in it.</param>
/// <param name="Today">The day by which it is decided.</param>
/// <param name="Read">Of the snapshot that this is to replace; null where there is none.</param>
internal sealed record DecidedAdministration(
    StaffSnapshot Snapshot, DateOnly Today, ETag? Read, PlannerStaff Planner, PlannerIndex Index, StaffDiff Diff,
    IReadOnlyList<StaffDecision> Decisions)
{
    public override string ToString() => $"{Decisions.Count} decisions";
}

/// <summary>Decides for one administration by what the run has read. A sync and a preview differ only in what follows.</summary>
internal sealed class AdministrationDecider(
    SnapshotStore snapshots, SyncStaging staging, LinkStore links, BranchCodes branches, TimeProvider clock)
{
    public async Task<DecidedAdministration> DecideAsync(AdministrationStep step, PlannerProfile profile, CancellationToken cancellation)
    {
        var request = step.Request;
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var (merging, read) = await MergeAsync(step, profile, cancellation);
        var merged = await branches.ApplyAsync(merging, step.Key, profile.Affiliate, today, cancellation);
        var clashes = (await staging.ReadRefusedClaimsAsync(request.Key, cancellation))
            .Where(claim => claim.AdministrationId == step.AdministrationId).ToDictionary(claim => claim.EmployeeId, claim => claim.Clash);
        var snapshot = merged with
        {
            People = merged.People.ToDictionary(
                person => person.Key, person => person.Value with { Clash = clashes.GetValueOrDefault(person.Key) }),
        };
        var planner = await staging.ReadPlannerStaffAsync(request.Key, cancellation);
        var (index, rules, alone) = Decide(planner);
        // Whoever was pushed since the run read the links is no new person for the planner: linked there before Loket had the employee.
        if (NewPeople.AreIn(alone) && await PushedSinceAsync(request.Key.ConnectionId, planner, cancellation) is { Count: > 0 } pushed)
        {
            planner = planner with { Links = [.. planner.Links.ExceptBy(pushed.Select(IdOf), IdOf), .. pushed] };
            (index, rules, alone) = Decide(planner);
        }

        var decisions = !NewPeople.AreIn(alone) ? alone : await staging.ClaimAsync(
            request.Key, taken => NewPeople.Yield(alone, NewPeople.Known(alone), taken, index), cancellation);
        return new DecidedAdministration(snapshot, today, read, planner, index, rules.Diff, decisions);

        (PlannerIndex Index, StaffDecisions Rules, List<StaffDecision> Decisions) Decide(PlannerStaff staff)
        {
            var known = new PlannerIndex(staff);
            var rulesNow = new StaffDecisions(profile, today, step.AdministrationId, known);
            return (known, rulesNow,
            [
                .. snapshot.People.Where(person => request.EmployeeId is null || person.Key == request.EmployeeId)
                    .OrderBy(person => person.Key)
                    .Select(person => rulesNow.Decide(person.Key, person.Value, again: request.EmployeeId is not null || request.Full)),
            ]);
        }
    }

    private async Task<IReadOnlyList<Link>> PushedSinceAsync(
        ConnectionId connectionId, PlannerStaff planner, CancellationToken cancellation)
    {
        var known = planner.Links.Where(link => link.PlannerEmployeeId is not null).Select(IdOf).ToHashSet();
        return [.. (await links.ListPushedAsync(connectionId, cancellation)).Where(link => !known.Contains(link.EmployeeId))];
    }

    private static Guid IdOf(Link link) => link.EmployeeId;

    /// <summary>The snapshot with what the run read of Loket, and what it is to replace.</summary>
    public async Task<(StaffSnapshot Snapshot, ETag? Read)> MergeAsync(
        AdministrationStep step, PlannerProfile profile, CancellationToken cancellation)
    {
        var request = step.Request;
        var stored = await snapshots.ReadAsync(step.Key, cancellation);
        var snapshot = stored?.Value ?? StaffSnapshot.Empty(SyncPlan.RulesOf(profile));
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        if (step.Employer.Read)
        {
            var read = await staging.ReadStaffAsync(request.Key, step.Employer.EmployerId, cancellation)
                ?? throw new InvalidOperationException("The employer's staff was not read before it is needed.");
            snapshot = StaffMerge.Apply(snapshot with { Rules = SyncPlan.RulesOf(profile) }, step.AdministrationId, read, today);
        }

        return (SpeakingEmployment.On(today, snapshot, profile), stored?.ETag);
    }
}
