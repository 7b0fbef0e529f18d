using LoketFunctions.Http;

namespace LoketFunctions.Security;

/// <summary>A body of which nobody knows yet whose it is, read on credit: what is over it never reaches whoever stores it.</summary>
internal sealed class CreditedBody(Stream body, UnverifiedCredit credit) : ReadingStream
{
    /// <exception cref="ProblemException">The credit is used up.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        credit.Take(read);
        return read;
    }
}
