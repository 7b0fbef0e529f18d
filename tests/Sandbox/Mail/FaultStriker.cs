using System.IO.Pipelines;
using SmtpServer;
using SmtpServer.Protocol;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>Makes go wrong in a session what <see cref="SmtpFaults"/> plans.</summary>
internal sealed class FaultStriker(SmtpFaults faults)
{
    /// <param name="takeAsync">Takes the message, at the moment when it is there.</param>
    /// <returns>What to reply instead of the usual, null for the usual.</returns>
    /// <exception cref="IOException">The connection is gone: nothing is taken or replied any more.</exception>
    public async Task<SmtpResponse?> StrikeAsync(
        ISessionContext session, SmtpMoment at, CancellationToken cancellationToken, Func<Task>? takeAsync = null)
    {
        switch (faults.Next(at))
        {
            case { Kind: SmtpFaultKind.Refuse } refusal:
                return new SmtpResponse((SmtpReplyCode)refusal.Code, "The sandbox was told to refuse this");
            case { Kind: SmtpFaultKind.Slow } slow when await IsGoneWithinAsync(session.Pipe.Input, slow.Wait, cancellationToken):
                throw HangUp(session);
            case { Kind: SmtpFaultKind.Hang }:
                await IsGoneWithinAsync(session.Pipe.Input, Timeout.InfiniteTimeSpan, cancellationToken);
                throw HangUp(session);
            case { Kind: SmtpFaultKind.Drop } drop:
                if (drop.Takes && takeAsync is not null)
                    await takeAsync();
                throw HangUp(session);
            default:
                return null;
        }
    }

    /// <summary>The other side hung up. What it sends meanwhile is left for the server to read.</summary>
    private static async Task<bool> IsGoneWithinAsync(PipeReader input, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(wait);
        ReadResult read = default;
        try
        {
            do
            {
                read = await input.ReadAsync(enough.Token);
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
            while (!read.IsCompleted);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Looked at, but not yet read.
            input.AdvanceTo(read.Buffer.Start);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static IOException HangUp(ISessionContext session)
    {
        session.Pipe.Dispose();
        return new IOException("The connection is gone.");
    }
}
