namespace LoketFunctions.Http;

/// <summary>
/// A request's body that says what is wrong with the sending of it. The server tells a bad chunk, an end before the said length, a line
/// that broke and a sender that is too slow by its own exceptions, all of which are the sender's affair and no fault here.
/// </summary>
internal sealed class IncomingBody(Stream body) : ReadingStream
{
    /// <exception cref="ProblemException">The body does not come whole.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            throw Problems.Throw(Problems.CutOff());
        }
    }
}
