namespace LoketFunctions.Tests.Conventions;

internal static class Rule
{
    /// <summary>Fails with every place that breaks the rule, one a line.</summary>
    public static void Holds(IEnumerable<string> faults)
    {
        var all = faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
