using System.Security.Cryptography;
using LoketFunctions.Http;

namespace LoketFunctions.Security;

/// <summary>
/// Reads a signed body on, hashing it by the way, and throws instead of ending when the signature does not hold or the message is not
/// accepted, as often as it is read.
/// </summary>
/// <param name="accept">Is given the hash of an authentic body before its end is passed on; throws where it may not be stored.</param>
internal sealed class VerifiedStream(Stream body, SignatureCheck check, long limit, Func<string, CancellationToken, Task> accept)
    : ReadingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes came through so far.</summary>
    public long Received { get; private set; }

    /// <summary>Of the whole body, in lower-case hex; null until it was read to its end, is authentic and accepted.</summary>
    public string? Sha256 { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || Sha256 is not null)
            return 0;

        var read = await body.ReadAsync(buffer, cancellationToken);
        Received += read;
        if (Received > limit)
            throw Problems.Throw(Problems.TooLarge(limit));
        if (read == 0)
        {
            await EndAsync(cancellationToken);
            return 0;
        }

        check.Append(buffer.Span[..read]);
        _hash.AppendData(buffer.Span[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        if (Received == 0)
            throw Problems.Throw(Problems.Unreadable());
        if (!check.Matches())
            throw Problems.Throw(Problems.Unsigned(SignatureCheck.NoMatch));
        var hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        await accept(hash, cancellation);
        Sha256 = hash;
    }
}
