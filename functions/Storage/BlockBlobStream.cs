using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace LoketFunctions.Storage;

/// <summary>
/// Writes a blob block by block, with one block in memory. Nothing can be read of it before <see cref="CommitAsync"/>, which
/// only the writer's success leads to; the client library's own stream commits when it is disposed, after a fault as well.
/// Blocks that are never committed take room until somebody discards them, or the storage itself does after a week. Written asynchronously.
/// </summary>
internal sealed class BlockBlobStream(BlockBlobClient blob) : Stream
{
    /// <summary>In bytes. A blob holds at most 50,000 blocks.</summary>
    public const int BlockSize = 1024 * 1024;

    private const int WriterLength = 24;
    private readonly byte[] _block = new byte[BlockSize];
    private readonly List<string> _staged = [];

    /// <summary>
    /// Begins the name of each block. Uncommitted blocks of a blob are shared by all who write to it, so names that could be
    /// guessed would let a body that is refused put its blocks into one that is accepted.
    /// </summary>
    private readonly string _writer = RandomNumberGenerator.GetHexString(WriterLength, lowercase: true);

    private int _filled;
    private bool _hasBegun;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Makes the blob of what was written.</summary>
    public async Task CommitAsync(CommitBlockListOptions options, CancellationToken cancellation)
    {
        if (_filled > 0)
            await StageAsync(cancellation);
        await blob.CommitBlockListAsync(_staged, options, cancellation);
    }

    /// <summary>Leaves no block behind where nothing stands, for a blob that nobody else writes.</summary>
    public Task DiscardAsync(CancellationToken cancellation) => _hasBegun ? blob.DiscardBlocksAsync(cancellation) : Task.CompletedTask;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, BlockSize - _filled);
            buffer[..taken].CopyTo(_block.AsMemory(_filled));
            _filled += taken;
            buffer = buffer[taken..];
            if (_filled == BlockSize)
                await StageAsync(cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write to a blob asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
        // Blocks go out when they are full, and the last one with the commit.
    }

    private async Task StageAsync(CancellationToken cancellation)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(_writer + _staged.Count.ToString("D5", CultureInfo.InvariantCulture)));
        using var content = new MemoryStream(_block, 0, _filled, writable: false);
        _hasBegun = true;
        await blob.StageBlockAsync(id, content, cancellationToken: cancellation);
        _staged.Add(id);
        _filled = 0;
    }
}
