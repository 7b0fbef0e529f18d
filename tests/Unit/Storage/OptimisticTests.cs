using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Storage;

[Collection(BlobTests.Name)]
public sealed class OptimisticTests(AppStorage storage)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task No_change_of_a_row_is_lost_of_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => storage.Tables.Leases.ChangeOrAddAsync<WorkLease>(
            _key, "row", row => new WorkLease { Fence = (row?.Fence ?? 0) + 1 }, default)));
        Assert.Equal(8, (await storage.Tables.Leases.FindAsync<WorkLease>(_key, "row", default))!.Fence);
    }

    [Fact]
    public async Task No_change_of_a_blob_is_lost_of_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => storage.Blobs.Staging.ChangeJsonAsync<HashSet<int>>(
            _key, stored => [.. stored ?? [], number], default)));
        Assert.Equal(Enumerable.Range(0, 8), (await storage.Blobs.Staging.ReadJsonAsync<HashSet<int>>(_key, default))!.Value.Order());
    }

    [Fact]
    public async Task What_is_not_to_change_stays_and_is_given_back()
    {
        await storage.Tables.Leases.ChangeOrAddAsync<WorkLease>(_key, "row", _ => new WorkLease { RunId = "run" }, default);
        var before = await storage.Tables.Leases.FindAsync<WorkLease>(_key, "row", default);
        var stands = await storage.Tables.Leases.ChangeOrAddAsync<WorkLease>(_key, "row", _ => null, default);
        Assert.Equal((before!.RunId, before.ETag), (stands!.RunId, stands.ETag));
        Assert.Null(await storage.Tables.Leases.ChangeOrAddAsync<WorkLease>(_key, "none", _ => null, default));
    }

    [Fact]
    public async Task A_row_that_has_to_be_there_is_not_made() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => storage.Tables.Leases.ChangeAsync<WorkLease>(_key, "none", row => row.RunId = "run", default));

    [Fact]
    public async Task Whoever_is_never_the_first_gives_up() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Optimistic.ChangeAsync("This", _ => Task.FromResult((false, 0)), default));

    [Fact]
    public async Task Whoever_lost_a_lease_does_not_replace_what_the_next_holder_wrote()
    {
        Assert.True(await storage.Blobs.Staging.TryCommitJsonAsync(_key, "next", null, fence: 2, [], default));
        var read = (await storage.Blobs.Staging.ReadJsonAsync<string>(_key, default))!;
        Assert.False(await storage.Blobs.Staging.TryCommitJsonAsync(_key, "old", read.ETag, fence: 1, [], default));
        Assert.Equal("next", (await storage.Blobs.Staging.ReadJsonAsync<string>(_key, default))!.Value);
    }
}
