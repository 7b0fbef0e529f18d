using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Loket.Http;

/// <summary>
/// A file of Loket's as it comes, never whole in memory. Each part has the time of an attempt; one that ends early is a failure and no
/// short file. Holds its turn at the gate until it is disposed.
/// </summary>
/// <param name="announced">Bytes that Loket said come; null where it did not say.</param>
/// <param name="end">Once, when nobody reads it any more.</param>
internal sealed class LoketFileStream(
    Stream body, LoketCall call, long? announced, TimeSpan longestWait, TimeProvider time, Action end) : Stream
{
    public const string Pdf = "application/pdf";

    private long _read;
    private int _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var wait = new CancellationTokenSource(longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wait.Token, cancellationToken);
        try
        {
            var count = await body.ReadAsync(buffer, either.Token);
            _read += count;
            return count > 0 || buffer.Length == 0 || announced is null || announced == _read
                ? count
                : throw Failure(FailureReason.Unreadable);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(FailureReason.TimedOut, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(FailureReason.Unreadable, e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _ended, 1) == 0)
        {
            body.Dispose();
            end();
        }

        base.Dispose(disposing);
    }

    private LoketException Failure(FailureReason reason, Exception? inner = null) =>
        new(new LoketFailure(reason, reason == FailureReason.TimedOut ? null : 200, call.Activity), inner);
}
