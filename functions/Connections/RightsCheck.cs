using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Connections;

/// <summary>What the connected user lacks at one employer: names of rights, and of products of the employer's.</summary>
internal sealed record EmployerRights(Guid EmployerId, string EmployerName, IReadOnlyList<string> Missing);

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
            throw new RightsMissingException($"{employerName}: {string.Join(", ", missing)}");
    }

    /// <summary>The Dutch names of what is missing at the employer for the activities that the user may not perform.</summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        LoketClient loket, Guid employerId, PlannerProfile profile, CancellationToken cancellation)
    {
        var needed = await NeededAsync(loket, profile, cancellation);
        try
        {
            var may = await loket.Authorizations.ActivitiesAsync(employerId, cancellation);
            string[] lacking = [.. needed.Activities.Where(activity => !may.Contains(activity))];
            var missing = lacking.Length == 0 ? [] : await NamesAsync(loket, employerId, needed, lacking, cancellation);
            return profile.LeadsEmployees ? await AllByNameAsync(loket, employerId, profile, missing, cancellation) : missing;
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            // A user who may not even see their own rights at this employer has none there.
            return needed.Names;
        }
    }

    /// <summary>
    /// Where an HR system leads, its user is the employer's own, and Loket can show the rights themselves: each that the product's document
    /// asks for is looked for, also one that opens nothing which another does not.
    /// </summary>
    private static async Task<IReadOnlyList<string>> AllByNameAsync(
        LoketClient loket, Guid employerId, PlannerProfile profile, IReadOnlyList<string> missing, CancellationToken cancellation)
    {
        var names = profile.RequiredRights.Select(right => right.DutchName);
        return [.. missing.Union(await OwnUser.LackingAsync(loket, employerId, names, cancellation), StringComparer.OrdinalIgnoreCase)];
    }

    /// <exception cref="LoketException">Somebody has to sign in again.</exception>
    public static async Task<NeededRights> NeededAsync(LoketClient loket, PlannerProfile profile, CancellationToken cancellation) =>
        new(profile, await loket.Applications.FindActivitiesAsync(cancellation));

    /// <summary>
    /// An activity is refused for want of a right or of a product, and Loket does not say which: both are named, so that one round of
    /// asking is enough.
    /// </summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(
        LoketClient loket, Guid employerId, NeededRights needed, IReadOnlyList<string> lacking, CancellationToken cancellation)
    {
        if (!needed.TakeAProduct(lacking))
            return needed.RightsFor(lacking);
        var list = await loket.Authorizations.ProductsAsync(employerId, cancellation);
        string[] had = [.. list.Readable().Select(product => product.Description!)];
        return [.. needed.RightsFor(lacking), .. needed.ProductsFor(lacking, had)];
    }
}
