using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Storage;

[Collection(BlobTests.Name)]
public sealed class BulkDeleteTests(AppStorage fixture)
{
    [Fact]
    public async Task Blocks_that_were_never_made_a_blob_count_and_go_with_the_blobs()
    {
        var container = await fixture.NewContainerAsync();
        foreach (var name in new[] { "mine/blob", "others/blob" })
            await container.GetBlobClient(name).UploadAsync(BinaryData.FromString("whole"));
        foreach (var name in new[] { "mine/blob", "mine/pieces", "others/pieces" })
            await container.GetBlockBlobClient(name).StageBlockAsync("AAAA", new MemoryStream([1, 2, 3]));

        Assert.Equal(2, await container.CountPrefixAsync("mine/", 10, default));
        Assert.Equal(2, await container.DeletePrefixAsync("mine/", 10, default));

        Assert.Equal(0, await container.CountPrefixAsync("mine/", 10, default));
        Assert.Equal(["others/blob", "others/pieces"], await NamesAsync(container));
    }

    private static async Task<IEnumerable<string>> NamesAsync(BlobContainerClient container) =>
        await container.GetBlobsAsync(
            BlobTraits.None, BlobStates.Uncommitted, prefix: null, default).Select(blob => blob.Name).ToListAsync();
}
