using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>What the app remembers of an administration cannot be read.</summary>
[Collection(Installation.Collection)]
public sealed class SnapshotTests(Installation app)
{
    [Fact]
    public async Task A_fault_of_ours_at_one_administration_is_told_as_one_and_stops_no_other()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var struck = (await account.ChosenAsync()).First();
        await SpoilAsync(account, struck);

        var run = await account.SyncAsync(new { full = true });

        await account.KeepSyncAsync("fault");
        Assert.Equal("completedWithFailures", run.State);
        var parts = run.Administrations!.ToLookup(administration => administration.Id == struck);
        Assert.Equal(("failed", "unexpected", "ours"), Of(parts[true].Single()));
        Assert.All(parts[false], administration => Assert.Equal(("done", null, null), Of(administration)));

        static (string, string?, string?) Of(RunAdministrationView part) => (part.State, part.Problem?.Code, part.Problem?.Class);
    }

    /// <summary>Something else in the place of its contents; what stands beside them stays.</summary>
    private async Task SpoilAsync(TestAccount account, Guid administration)
    {
        var blob = new BlobContainerClient(app.System.Storage.ConnectionString, "snapshots").GetBlobClient(
            $"{account.ConnectionId}/{administration}.json.gz");
        var beside = (await blob.GetPropertiesAsync()).Value.Metadata;
        await blob.UploadAsync(BinaryData.FromString("spoilt"), new BlobUploadOptions { Metadata = beside });
    }
}
