using LoketFunctions.Runs;

namespace LoketFunctions.Tests.Runs;

public sealed class FanOutTests
{
    private static readonly int[] Items = [0, 1, 2, 3, 4];

    [Theory]
    [InlineData(1, "0|1|2|3|4")]
    [InlineData(2, "0 1|2|3|4")]
    [InlineData(9, "0 1 2 3 4")]
    public async Task As_many_as_the_bound_are_under_way_and_the_next_begins_when_one_is_done(int atOnce, string begun)
    {
        var bodies = Items.Select(_ => new TaskCompletionSource<int>()).ToList();
        var (batches, begins) = (new List<string>(), new List<int>());
        var all = FanOut.ForEachAsync(Items, atOnce, item =>
        {
            begins.Add(item);
            return bodies[item].Task;
        });

        foreach (var body in bodies)
        {
            if (begins.Count > 0)
                batches.Add(string.Join(' ', begins));
            begins.Clear();
            body.SetResult(0);
        }

        await all;
        Assert.Equal(begun, string.Join('|', batches));
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_items_whichever_is_done_first()
    {
        var bodies = Items.Select(_ => new TaskCompletionSource<string>()).ToList();
        var all = FanOut.ForEachAsync(Items, Items.Length, item => bodies[item].Task);

        foreach (var item in Items.Reverse())
            bodies[item].SetResult($"of {item}");

        Assert.Equal(Items.Select(item => $"of {item}"), await all);
    }
}
