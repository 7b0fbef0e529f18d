using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>A mailbox that the server did not take.</summary>
/// <param name="Code">The server's answer; null where it was not asked, as it takes no address of this form.</param>
internal sealed record MailboxRefusal(MailboxAddress Mailbox, int? Code)
{
    public override string ToString() => "***";
}

/// <summary>
/// One conversation with the mail server. Keeps what it answers for each recipient, so that one refusal stops nobody else's mail.
/// </summary>
internal sealed class MailClient : SmtpClient
{
    private readonly MailOptions _options;
    private readonly List<MailboxRefusal> _refusals = [];
    private bool _isRefusedForAll;

    public MailClient(MailOptions options)
    {
        _options = options;
        // As in all clients of the framework: a list of revocations that cannot be fetched would stop all mail.
        CheckCertificateRevocation = false;
    }

    public IReadOnlyList<MailboxRefusal> Refusals => _refusals;

    /// <summary>As the server said when the conversation was opened.</summary>
    public bool TakesUtf8 { get; private set; }

    /// <summary>
    /// Encrypted by STARTTLS, or not at all where the settings say so: nothing goes in the clear because a server forgot to offer it.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var security = _options.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_options.Host!, _options.Port, cancellation);
            // The client's from here on, whatever comes of it.
            await ConnectAsync(
                new BoundedStream(new NetworkStream(socket, ownsSocket: true)), _options.Host!, _options.Port, security, cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        TakesUtf8 = Capabilities.HasFlag(SmtpCapabilities.UTF8);
    }

    public Task SignInAsync(CancellationToken cancellation) =>
        _options.UserName is { } user ? AuthenticateAsync(user, _options.Password!, cancellation) : Task.CompletedTask;

    /// <summary>To all whom the server takes; <see cref="Refusals"/> has the others.</summary>
    public async Task DeliverAsync(MimeMessage mail, MailTransferProgress handover, CancellationToken cancellation)
    {
        if (!Capabilities.HasFlag(SmtpCapabilities.UTF8))
            LeaveOut(mail, Mailboxes.NeedsUtf8);
        if (mail.To.Count == 0)
            return;

        var isInternational = mail.To.Mailboxes.Any(Mailboxes.NeedsUtf8);
        // Without need for it, a server further on that does not know SMTPUTF8 could not pass the mail on.
        if (!isInternational)
            Capabilities &= ~SmtpCapabilities.UTF8;
        try
        {
            await SendAsync(new FormatOptions { International = isInternational }, mail, cancellation, handover);
        }
        catch (SmtpCommandException) when (_isRefusedForAll)
        {
            // The refusals say it better.
        }
    }

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        _refusals.Add(new MailboxRefusal(mailbox, (int)response.StatusCode));

    protected override void OnNoRecipientsAccepted(MimeMessage message) => _isRefusedForAll = true;

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
        string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        var tls = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        if (_options.Roots is { } roots)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return tls;
    }

    private void LeaveOut(MimeMessage mail, Func<MailboxAddress, bool> cannotBeReached)
    {
        foreach (var mailbox in mail.To.Mailboxes.Where(cannotBeReached).ToList())
        {
            mail.To.Remove(mailbox);
            _refusals.Add(new MailboxRefusal(mailbox, Code: null));
        }
    }
}

/// <summary>How far the mail's content went over to the server, which says what a lost connection means.</summary>
internal sealed class MailTransferProgress : ITransferProgress
{
    /// <summary>
    /// The server may have all of it: from here on only its answer says whether it took the mail. Before, it cannot have taken it.
    /// </summary>
    public bool IsComplete { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => IsComplete |= bytesTransferred >= totalSize;

    public void Report(long bytesTransferred)
    {
        // The size of a mail is always known.
    }
}
