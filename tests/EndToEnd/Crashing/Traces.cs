namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>What two runs left behind.</summary>
internal static class Traces
{
    /// <summary>Fails with all that differs.</summary>
    public static void AssertSame(IReadOnlyList<string> undisturbed, IReadOnlyList<string> disturbed)
    {
        var differences = undisturbed.Except(disturbed, StringComparer.Ordinal).Select(trace => $"- {trace}")
            .Concat(disturbed.Except(undisturbed, StringComparer.Ordinal).Select(trace => $"+ {trace}")).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences.Prepend("It left behind something else:")));
        Assert.Equal(undisturbed.Count, disturbed.Count);
    }
}
