using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>
/// Which rights and products in Loket a profile needs, by the Dutch names that people find there: for each activity as Loket itself tells
/// it, and by the profile's own table where it does not.
/// </summary>
/// <param name="told">Loket's list by activity; null while it does not tell.</param>
internal sealed class NeededRights(PlannerProfile profile, IReadOnlyDictionary<string, ApplicationActivity>? told)
{
    /// <summary>The activities to look for. What is only presumed to have its name is left out unless Loket lists it.</summary>
    public IReadOnlyList<string> Activities { get; } =
    [
        .. profile.RequiredRights
            .SelectMany(right => right.Activities.Concat(right.Presumed.Where(activity => told?.ContainsKey(activity) == true)))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>All that there is to grant.</summary>
    public IReadOnlyList<string> Names => Distinct(!profile.SyncsStaffAndHours
        ? profile.RequiredRights.Select(right => right.DutchName)
        : RightsFor(Activities));

    /// <summary>Several rights may give an activity, and one of them is enough; by the profile's table each of them is asked for.</summary>
    public IReadOnlyList<string> RightsFor(IEnumerable<string> activities) => Distinct(activities.SelectMany(RightsFor));

    /// <summary>The products, of which an employer with these has none that the activity takes.</summary>
    public IReadOnlyList<string> ProductsFor(IEnumerable<string> activities, IReadOnlyCollection<string> had) => Distinct(
        activities.Select(activity => Told(activity)?.Products ?? [])
            .Where(products => products.Count > 0 && !products.Any(product => had.Contains(product, StringComparer.OrdinalIgnoreCase)))
            .Select(products => $"product {OneOf(products)}"));

    public bool TakeAProduct(IEnumerable<string> activities) => activities.Any(activity => Told(activity)?.Products.Count > 0);

    private IEnumerable<string> RightsFor(string activity) => Told(activity) is { Rights.Count: > 0 } loket
        ? [OneOf(loket.Rights)]
        : profile.RequiredRights
            .Where(right => right.Activities.Concat(right.Presumed).Contains(activity, StringComparer.OrdinalIgnoreCase))
            .Select(right => right.DutchName);

    private ApplicationActivity? Told(string activity) => told?.GetValueOrDefault(activity);

    /// <summary>One that the product's own document asks for stands for all of them: one right less to grant.</summary>
    private string OneOf(IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => profile.RequiredRights.Any(right => right.DutchName.Equals(name, StringComparison.OrdinalIgnoreCase)))
        ?? string.Join(" of ", names);

    private static IReadOnlyList<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
}
