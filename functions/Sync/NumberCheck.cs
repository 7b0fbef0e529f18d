using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>
/// Finds out whose personnel number is somebody else's, for the whole run at once and in one order: administrations that are synced
/// side by side would else take numbers from each other by chance, and a preview could not tell.
/// </summary>
internal sealed class NumberCheck(AdministrationDecider decider, PersonnelNumbers numbers, SyncStaging staging, TimeProvider clock)
{
    public async Task RunAsync(NumberStep step, Connection connection, PlannerProfile profile, CancellationToken cancellation)
    {
        var request = step.Request;
        var diff = new StaffDiff(profile, AmsterdamTime.DateOf(clock.GetUtcNow()));
        var claims = new List<NumberClaim>();
        foreach (var (employer, administrationId) in step.Employers.SelectMany(
            employer => employer.AdministrationIds, (employer, id) => (employer, id)))
        {
            var (snapshot, _) = await decider.MergeAsync(
                new AdministrationStep(request, employer, administrationId), profile, cancellation);
            claims.AddRange(
                from person in snapshot.People
                where person.Value.Wanted.Contracts.Values.Any(diff.IsPulled)
                let number = person.Value.Wanted.Number
                where number is not null
                select new NumberClaim(administrationId, person.Key, number.Value));
        }

        var inOrder = claims.OrderBy(claim => claim.AdministrationId).ThenBy(claim => claim.EmployeeId).ToList();
        var refused = await numbers.ClaimAsync(connection.Tenant, connection.Id, inOrder, keep: !request.Preview, cancellation);
        await staging.WriteRefusedClaimsAsync(request.Key, refused, cancellation);
    }
}
