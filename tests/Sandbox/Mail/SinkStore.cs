using System.Buffers;
using System.Text;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>Where a message goes that is there as a whole.</summary>
internal sealed class SinkStore(SmtpSinkOptions options, SmtpSink sink, FaultStriker striker) : IMessageStore
{
    /// <summary>RFC 6531: what a server offers, and what a sender has to say where an address needs it.</summary>
    public const string Utf8 = "SMTPUTF8";

    public async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (buffer.Length > options.MaxSize)
            return SmtpResponse.SizeLimitExceeded;
        var recipients = transaction.To.Select(mailbox => mailbox.AsAddress()).ToList();
        if (!transaction.Parameters.ContainsKey(Utf8) && recipients.Exists(address => !Ascii.IsValid(address)))
            return SmtpResponse.MailboxNameNotAllowed;

        // The line break before the dot that ends a message is the message's own.
        var mail = new ReceivedMail(
            transaction.From.AsAddress() ?? "", recipients, (byte[])[.. buffer.ToArray(), .. "\r\n"u8],
            context.Authentication.IsAuthenticated ? context.Authentication.User : null, context.Pipe.IsSecure, DateTimeOffset.UtcNow);
        if (await striker.StrikeAsync(
            context, SmtpMoment.Data, cancellationToken, () => sink.TakeAsync(mail, cancellationToken)) is { } refusal)
            return refusal;
        await sink.TakeAsync(mail, cancellationToken);
        return SmtpResponse.Ok;
    }
}
