using System.Security.Cryptography;

namespace LoketFunctions.Export.Store;

/// <param name="Sha256">Of the bytes, in small hex digits.</param>
/// <param name="Length">In bytes.</param>
internal sealed record WrittenFile(string Sha256, long Length);

/// <summary>Passes on what is written to it, and knows its length and hash. Leaves the stream behind it open.</summary>
internal sealed class MeasuredStream : Stream
{
    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    private MeasuredStream(Stream stream) => _stream = stream;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>What <paramref name="write"/> wrote, which has to be all of it when it ends.</summary>
    public static async Task<WrittenFile> MeasureAsync(
        Stream stream, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await using var measured = new MeasuredStream(stream);
        await write(measured, cancellation);
        return new WrittenFile(Convert.ToHexStringLower(measured._hash.GetCurrentHash()), measured._length);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(buffer.Span);
        _length += buffer.Length;
        await _stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Files are written asynchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => _stream.FlushAsync(cancellationToken);

    public override void Flush() => _stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
