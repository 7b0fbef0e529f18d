using LoketFunctions.Http;

namespace LoketFunctions.Security;

/// <summary>A body whose sender is not known yet, read on credit: what is over it never reaches storage.</summary>
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
