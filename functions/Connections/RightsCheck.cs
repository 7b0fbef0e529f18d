using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Steps;

namespace LoketFunctions.Connections;

/// <summary>The rights that the connected user lacks at one employer.</summary>
internal sealed record EmployerRights(Guid EmployerId, string EmployerName, IReadOnlyList<RequiredRight> Missing);

/// <summary>Compares what a profile needs with what the connected user may do, before anything depends on it.</summary>
internal static class RightsCheck
{
    /// <summary>Before a run works for an employer.</summary>
    /// <exception cref="RightsMissingException">Rights are missing; its detail names employer and rights.</exception>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task RequireAsync(
        LoketClient loket, Guid employerId, string employerName, PlannerProfile profile, CancellationToken cancellation)
    {
        var missing = await MissingAsync(loket, employerId, profile, cancellation);
        if (missing.Count > 0)
            throw new RightsMissingException($"{employerName}: {string.Join(", ", missing.Select(right => right.DutchName))}");
    }

    /// <summary>The profile's rights that are missing at the employer: those with an activity that the user may not perform.</summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task<IReadOnlyList<RequiredRight>> MissingAsync(
        LoketClient loket, Guid employerId, PlannerProfile profile, CancellationToken cancellation)
    {
        try
        {
            var activities = await loket.Authorizations.ActivitiesAsync(employerId, cancellation);
            return [.. profile.RequiredRights.Where(right => !right.Activities.All(activities.Contains))];
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            // Who may not even see his rights at this employer has none there.
            return profile.RequiredRights;
        }
    }
}
