using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>What the sink offers.</summary>
internal sealed class SinkCommands(SmtpSinkOptions options) : SmtpCommandFactory
{
    public override SmtpCommand CreateEhlo(string domainOrAddress) => new Greeting(domainOrAddress, options);

    private sealed class Greeting(string domainOrAddress, SmtpSinkOptions options) : EhloCommand(domainOrAddress)
    {
        protected override IEnumerable<string> GetExtensions(ISessionContext context) =>
            base.GetExtensions(context).Where(extension => extension.Split(' ')[0] switch
            {
                SinkStore.Utf8 => options.TakesUtf8,
                "AUTH" => options.Users.Count > 0,
                _ => true,
            });
    }
}

/// <summary>Who may sign in.</summary>
internal sealed class SinkUsers(SmtpSinkOptions options) : IUserAuthenticator
{
    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
        Task.FromResult(options.Users.TryGetValue(user, out var right) && right == password);
}

/// <summary>Whom the sink takes mail from, and for whom.</summary>
internal sealed class SinkMailboxes(SmtpSinkOptions options, SmtpFaults faults, FaultStriker striker) : IMailboxFilter
{
    private const int EncryptionRequired = 530;

    public async Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken)
    {
        if (options.Certificate is not null && !context.Pipe.IsSecure)
            throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)EncryptionRequired, "Must issue a STARTTLS command first"));
        return await StrikeAsync(context, SmtpMoment.Sender, cancellationToken);
    }

    public async Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        await StrikeAsync(context, SmtpMoment.Recipient, cancellationToken);
        return faults.ForRecipient(to.AsAddress()) is { } code
            ? throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)code, "No such mailbox here"))
            : true;
    }

    private async Task<bool> StrikeAsync(ISessionContext context, SmtpMoment at, CancellationToken cancellationToken) =>
        await striker.StrikeAsync(context, at, cancellationToken) is { } refusal ? throw new SmtpResponseException(refusal) : true;
}
