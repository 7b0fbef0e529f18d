using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Planner;

public sealed class PlannerCallCountTests
{
    /// <summary>The client is far below whoever counts, and other work goes on at the same time.</summary>
    [Fact]
    public async Task Each_work_counts_its_own_requests_however_deep_they_are_made()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 5).Select(CountAsync));

        Assert.Equal([0, 1, 2, 3, 4], counts);
    }

    [Fact]
    public async Task What_comes_after_does_not_count()
    {
        PlannerCallCount count;
        using (count = PlannerCallCount.Begin())
            await SendAsync(2);
        await SendAsync(3);

        Assert.Equal(2, count.Count);
    }

    private static async Task<int> CountAsync(int requests)
    {
        using var count = PlannerCallCount.Begin();
        await SendAsync(requests);
        return count.Count;
    }

    private static async Task SendAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            await Task.Yield();
            PlannerCallCount.Add();
        }
    }
}
