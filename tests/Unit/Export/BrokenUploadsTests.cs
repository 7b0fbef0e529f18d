using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Runs;
using LoketFunctions.Tests.Security;
using LoketFunctions.Tests.Storage;

namespace LoketFunctions.Tests.Export;

/// <summary>What a machine that died in the middle of an upload left in storage.</summary>
[Collection(BlobTests.Name)]
public sealed class BrokenUploadsTests(AppStorage fixture)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 13, 0, 0, TimeSpan.Zero);
    private readonly ConnectionId _connection = new($"c{Guid.NewGuid():N}");

    private ExportStore Exports => new(fixture.Tables, new ManualClock(Now));

    [Fact]
    public async Task Blocks_that_nobody_writes_any_more_go_and_whatever_may_still_become_a_body_stays()
    {
        var (minutes61, days7) = (await StageAsync(TimeSpan.FromMinutes(61)), await StageAsync(TimeSpan.FromDays(7)));
        var minutes59 = await StageAsync(TimeSpan.FromMinutes(59));
        var othersOld = await StageAsync(TimeSpan.FromDays(1), new ConnectionId($"{_connection}0"));
        var collected = await StageAsync(TimeSpan.FromHours(3));
        await Exports.TryAddAsync(new RunKey(_connection, ExportBodies.ExportIdOf(collected)), _ => { }, default);
        var body = NameAt(TimeSpan.FromHours(4));
        await fixture.Blobs.Requests.GetBlobClient(body).UploadAsync(BinaryData.FromString("{}"));

        Assert.Equal(2, await ForgetAsync());

        Assert.Equal(new[] { minutes59, othersOld, collected, body }.Order(StringComparer.Ordinal), await NamesAsync());
        Assert.DoesNotContain(minutes61, await NamesAsync());
        Assert.DoesNotContain(days7, await NamesAsync());
        Assert.Equal(0, await ForgetAsync());
    }

    [Fact]
    public async Task A_body_that_was_made_of_the_blocks_meanwhile_stays()
    {
        var name = await StageAsync(TimeSpan.FromHours(2));
        var blob = fixture.Blobs.Requests.GetBlockBlobClient(name);
        await blob.CommitBlockListAsync([Block]);

        await LoketFunctions.Storage.UncommittedBlocks.DiscardBlocksAsync(blob, default);

        Assert.Equal([1, 2, 3], (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    private const string Block = "AAAA";

    private Task<int> ForgetAsync() =>
        new BrokenUploads(Exports, fixture.Blobs, new ManualClock(Now)).ForgetAsync(
            _connection, new RetentionCutoffs(Now, Now), 10, default);

    private string NameAt(TimeSpan ago, ConnectionId? connection = null) =>
        ExportBodies.NameOf(connection ?? _connection, ExportStore.RunIdOf(Now - ago, Guid.NewGuid().ToString()));

    private async Task<string> StageAsync(TimeSpan ago, ConnectionId? connection = null)
    {
        var name = NameAt(ago, connection);
        await fixture.Blobs.Requests.GetBlockBlobClient(name).StageBlockAsync(Block, new MemoryStream([1, 2, 3]));
        return name;
    }

    private async Task<IEnumerable<string>> NamesAsync() => await fixture.Blobs.Requests
        .GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, _connection.ToString(), default).Select(blob => blob.Name).Order(
            StringComparer.Ordinal).ToListAsync();
}
