using System.Collections.Concurrent;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Lets a host die after each of its effects, a few hosts at a time.</summary>
internal static class DeathSweep
{
    private const int AtOnce = 4;

    /// <param name="effects">What a host does that does not die.</param>
    /// <param name="survive">Has a host die after the effect of this number, from 1, and fails unless all is as it should be.</param>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(IReadOnlyList<string> effects, Func<int, Task<T>> survive)
    {
        var survivors = new ConcurrentBag<T>();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, effects.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (dieAfter, _) =>
            {
                try
                {
                    survivors.Add(await survive(dieAfter));
                }
                catch (Exception exception)
                {
                    faults.Add($"After {dieAfter}, {effects[dieAfter - 1]}: {exception.Message}");
                }
            });
        Assert.True(faults.IsEmpty, string.Join(Environment.NewLine, faults));
        return [.. survivors];
    }
}
