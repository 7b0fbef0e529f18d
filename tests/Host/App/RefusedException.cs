namespace LoketFunctions.DevelopmentHost.App;

/// <summary>The app asks for what this host does not do; it does not start, rather than do something else.</summary>
internal sealed class RefusedException(IReadOnlyCollection<string> reasons)
    : Exception($"This development host cannot run the app:{Environment.NewLine}- {string.Join(Environment.NewLine + "- ", reasons)}")
{
    public static void ThrowIfAny(IEnumerable<string> reasons)
    {
        var all = reasons.ToList();
        if (all.Count > 0)
            throw new RefusedException(all);
    }
}
