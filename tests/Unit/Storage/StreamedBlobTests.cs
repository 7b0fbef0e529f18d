using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Storage;

[Collection(BlobTests.Name)]
public sealed class StreamedBlobTests(AppStorage fixture)
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(BlockBlobStream.BlockSize, 1)]
    [InlineData((3 * BlockBlobStream.BlockSize) + 1, 4)]
    public async Task A_stream_is_stored_byte_by_byte_in_blocks_of_a_megabyte(int size, int blocks)
    {
        var container = await fixture.NewContainerAsync();
        var bytes = RandomNumberGenerator.GetBytes(size);
        using var source = new MemoryStream(bytes);

        await container.UploadStreamAsync("blob", source, default);

        Assert.Equal(bytes, await ReadAsync(container, "blob"));
        var committed = (await container.GetBlockBlobClient("blob").GetBlockListAsync()).Value.CommittedBlocks.ToList();
        Assert.Equal(blocks, committed.Count);
        Assert.All(committed, block => Assert.InRange(block.SizeLong, 1, BlockBlobStream.BlockSize));
    }

    [Fact]
    public async Task A_source_that_breaks_leaves_what_was_there()
    {
        var container = await fixture.NewContainerAsync();
        var half = BlockBlobStream.BlockSize * 3 / 2;

        await Assert.ThrowsAsync<IOException>(() => container.UploadStreamAsync("new", new BreakingStream(half), default));
        await container.UploadStreamAsync("old", new MemoryStream([1, 2, 3]), default);
        await Assert.ThrowsAsync<IOException>(() => container.UploadStreamAsync("old", new BreakingStream(half), default));

        // Blocks that were never made a blob are listed too.
        Assert.Equal(
            "old", (await container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix: null, default).SingleAsync()).Name);
        Assert.Equal([1, 2, 3], await ReadAsync(container, "old"));
    }

    [Fact]
    public async Task Of_a_sender_who_hangs_up_no_block_is_left_though_everything_is_cancelled()
    {
        var container = await fixture.NewContainerAsync();
        using var hungUp = new CancellationTokenSource();
        var source = new BreakingStream(BlockBlobStream.BlockSize * 3 / 2, hungUp.Cancel);

        await Assert.ThrowsAnyAsync<Exception>(() => container.UploadStreamAsync("new", source, hungUp.Token));

        Assert.Empty(await container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix: null, default).ToListAsync());
    }

    [Fact]
    public async Task A_blob_is_created_once_with_what_is_told_of_it()
    {
        var container = await fixture.NewContainerAsync();
        var metadata = new Dictionary<string, string>();

        Assert.True(await container.TryCreateAsync(
            "file",
            async stream =>
            {
                await using (var zipped = new GZipStream(stream, CompressionLevel.Fastest))
                    await zipped.WriteAsync("first"u8.ToArray());
                metadata["sha256"] = "known at the end";
            },
            metadata, "text/csv", default));
        Assert.False(await container.TryCreateAsync(
            "file", stream => stream.WriteAsync(new byte[] { 9 }).AsTask(), NoMetadata, "other/type", default));

        using var unzipped = new StreamReader(
            new GZipStream(new MemoryStream(await ReadAsync(container, "file")), CompressionMode.Decompress));
        Assert.Equal("first", await unzipped.ReadToEndAsync());
        var properties = (await container.GetBlobClient("file").GetPropertiesAsync()).Value;
        Assert.Equal(("text/csv", "known at the end"), (properties.ContentType, properties.Metadata["sha256"]));
    }

    [Fact]
    public async Task A_writer_that_fails_creates_nothing_though_it_disposed_the_stream()
    {
        var container = await fixture.NewContainerAsync();

        await Assert.ThrowsAsync<IOException>(() => container.TryCreateAsync(
            "file",
            async stream =>
            {
                await using var writer = new StreamWriter(stream);
                await writer.WriteAsync(new string('x', BlockBlobStream.BlockSize * 2));
                await writer.FlushAsync();
                throw new IOException("broken");
            },
            NoMetadata, "text/csv", default));

        Assert.Empty(await container.GetBlobsAsync().ToListAsync());
    }

    [Fact]
    public async Task Of_many_who_create_the_same_blob_one_does_and_nothing_is_mixed()
    {
        var container = await fixture.NewContainerAsync();
        var allWrote = new TaskCompletionSource();
        var writing = 8;

        var created = await Task.WhenAll(Enumerable.Range(1, writing).Select(number => container.TryCreateAsync(
            "file",
            async stream =>
            {
                await stream.WriteAsync(Enumerable.Repeat((byte)number, (BlockBlobStream.BlockSize * 2) + 1).ToArray());
                if (Interlocked.Decrement(ref writing) == 0)
                    allWrote.SetResult();
                await allWrote.Task;
            },
            NoMetadata, "text/csv", default)));

        var winner = Assert.Single(Enumerable.Range(1, created.Length), number => created[number - 1]);
        Assert.Equal([(byte)winner], (await ReadAsync(container, "file")).Distinct());
    }

    private static async Task<byte[]> ReadAsync(BlobContainerClient container, string name) =>
        (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    /// <summary>Gives so many bytes and then a fault.</summary>
    private sealed class BreakingStream(int size, Action? atEnd = null) : MemoryStream(new byte[size])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is var read and > 0)
                return read;
            atEnd?.Invoke();
            throw new IOException("broken");
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            while (true)
                await destination.WriteAsync(buffer.AsMemory(0, await ReadAsync(buffer, cancellationToken)), cancellationToken);
        }
    }
}
