namespace LoketFunctions.Runs;

/// <summary>Bounded fan-out for orchestrators.</summary>
internal static class FanOut
{
    /// <summary>
    /// Runs the body for each item, at most <paramref name="atOnce"/> under way; results in the items' order. Each lane takes the
    /// next item when it is done with one. The order in which lanes go on follows from the history, so a replay takes the same
    /// items in the same order.
    /// </summary>
    public static async Task<TResult[]> ForEachAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int atOnce, Func<TItem, Task<TResult>> body)
    {
        var results = new TResult[items.Count];
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, items.Count)).Select(_ => WorkAsync()));
        return results;

        async Task WorkAsync()
        {
            while (next < items.Count)
            {
                var index = next++;
                results[index] = await body(items[index]);
            }
        }
    }
}
